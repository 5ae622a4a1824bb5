import type { Headline } from '#server/engine/headline-run.ts'
import type { KeptDraws } from '../draws/kept-draws.ts'

type SampleSeries = 'itMW' | 'deliveredItMW' | 'servedShare'

/** The draws that count, in order. A plan with no uncertain input is a sample of itself. */
export type Sample = {
	/** their numbers, and how many draws are done, the failed ones too */
	readonly draws: readonly number[]
	readonly done: number
	/** a figure by its place, draw by draw */
	readonly figure: (place: number) => Float64Array
	/** a month of a series, draw by draw */
	readonly at: (series: SampleSeries, month: number) => Float64Array
	/** 0: none, else a layer's place from 1 */
	readonly binding: (month: number) => readonly number[]
}

/** More failed draws than this share, and nothing is told of the others. Rule U7. */
const MOST_FAILED = 0.01

export function sampleOf(kept: KeptDraws): Sample {
	const { done, failures, shape } = kept
	const draws = failures.length > MOST_FAILED * done ? [] : kept.good
	const gather = (values: Float64Array, width: number, place: number) =>
		Float64Array.from(draws, (draw) => values[draw * width + place] ?? NaN)
	return {
		draws,
		done,
		figure: (place) => gather(kept.figures, shape.width, place),
		at: (series, month) => gather(kept[series], shape.months, month),
		binding: (month) => draws.map((draw) => kept.binding[draw * shape.months + month] ?? 0),
	}
}

export const sampleOfOne = ({ figures, series }: Headline): Sample => ({
	draws: [0],
	done: 0,
	figure: (place) => Float64Array.of(figures[place]?.value ?? NaN),
	at: (name, month) => Float64Array.of(series[name][month] ?? NaN),
	binding: (month) => [series.binding[month] ?? 0],
})
