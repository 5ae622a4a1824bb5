import type { HeadlineFigure } from '#server/engine/headline-run.ts'
import type { ScenarioDifference } from '#shared/result/simulation-result.ts'
import { percentile } from '../odds/percentiles.ts'
import type { KeptDraws } from '../draws/kept-draws.ts'
import { sampleOf } from './sample.ts'

/** One scenario's draws. */
type DrawnScenario = { readonly figures: readonly Pick<HeadlineFigure, 'key'>[]; readonly kept: KeptDraws }

/**
 * What another scenario changes, draw by draw, of the same seed: a figure that both have, by its key. A month that never comes is
 * later than any, and has no difference in months. `wanted`: keys that are told; left out: all. Rule U10.
 */
export function differencesOf(
	one: DrawnScenario,
	other: DrawnScenario,
	wanted: readonly string[] | null = null,
): Readonly<Record<string, ScenarioDifference>> {
	const places = new Map(other.figures.map(({ key }, place) => [key, place]))
	const [before, after] = [sampleOf(one.kept), sampleOf(other.kept)]
	const rows = new Map(after.draws.map((draw, row) => [draw, row]))
	const both = before.draws.flatMap((draw, row) => {
		const there = rows.get(draw)
		return there === undefined ? [] : [[row, there] as const]
	})
	return Object.fromEntries(
		one.figures.flatMap(({ key }, place) => {
			const there = places.get(key)
			if (there === undefined || wanted?.includes(key) === false) return []
			const [was, is] = [before.figure(place), after.figure(there)]
			return [[key, differenceOf(both.map(([from, to]) => [was[from] ?? NaN, is[to] ?? NaN]))]]
		}),
	)
}

const WITH_BOTH = 0.5

function differenceOf(pairs: readonly (readonly [number, number])[]): ScenarioDifference {
	const never = (value: number) => (Number.isNaN(value) ? Infinity : value)
	const share = (is: (was: number, now: number) => boolean) =>
		pairs.filter(([was, now]) => is(never(was), never(now))).length / pairs.length
	const apart = Float64Array.from(pairs, ([was, now]) => now - was)
		.filter((value) => !Number.isNaN(value))
		.sort()
	const at = (of: number) => (apart.length > WITH_BOTH * pairs.length ? percentile(apart, of) : null)
	return {
		...{ p10: at(0.1), p50: at(0.5), p90: at(0.9) },
		less: share((was, now) => now < was),
		same: share((was, now) => now === was),
		more: share((was, now) => now > was),
	}
}
