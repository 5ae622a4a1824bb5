import type { HeadlineFigure } from '#server/engine/headline-run.ts'
import { percentile } from '../odds/percentiles.ts'
import type { KeptDraws } from '../draws/kept-draws.ts'
import { sampleOf } from './sample.ts'

/** One scenario's draws. */
export type Drawn = { readonly figures: readonly HeadlineFigure[]; readonly kept: KeptDraws }

/** How a figure differs in another scenario, months as so many later. Null: in too few draws it comes in both. */
export type Difference = {
	readonly p10: number | null
	readonly p50: number | null
	readonly p90: number | null
	/** share of draws in which it is less, or sooner; the same; more, later, or never */
	readonly less: number
	readonly same: number
	readonly more: number
}

/**
 * What another scenario changes, draw by draw, of the same seed: a figure that both have, by its key. A month that never comes is
 * later than any, and has no difference in months. Rule U10.
 */
export function differencesOf(one: Drawn, other: Drawn): Readonly<Record<string, Difference>> {
	const places = new Map(other.figures.map(({ key }, place) => [key, place]))
	const [before, after] = [sampleOf(one.kept), sampleOf(other.kept)]
	const shared = new Set(after.draws)
	const both = before.draws.flatMap((draw, row) =>
		shared.has(draw) ? [[row, after.draws.indexOf(draw)] as const] : [],
	)
	return Object.fromEntries(
		one.figures.flatMap(({ key }, place) => {
			const there = places.get(key)
			if (there === undefined) return []
			const [was, is] = [before.figure(place), after.figure(there)]
			return [[key, differenceOf(both.map(([from, to]) => [was[from] ?? NaN, is[to] ?? NaN]))]]
		}),
	)
}

const WITH_BOTH = 0.5

function differenceOf(pairs: readonly (readonly [number, number])[]): Difference {
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
