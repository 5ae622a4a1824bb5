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
	const { pairs } = bothOf(one, other)
	return Object.fromEntries(
		one.figures.flatMap(({ key }) => {
			const drawn = wanted?.includes(key) === false ? null : pairs(key)
			return drawn === null ? [] : [[key, differenceOf(drawn)]]
		}),
	)
}

/** By draw, in both scenarios. */
type Pair = readonly [was: number, is: number]

/** The draws that count in both, and a figure in each of them; null where one of both has no such figure. */
function bothOf(one: DrawnScenario, other: DrawnScenario) {
	const [before, after] = [sampleOf(one.kept), sampleOf(other.kept)]
	const rows = new Map(after.draws.map((draw, row) => [draw, row]))
	const both = before.draws.flatMap((draw, row) => {
		const there = rows.get(draw)
		return there === undefined ? [] : [{ draw, row, there }]
	})
	const placeIn = ({ figures }: DrawnScenario, key: string) => figures.findIndex((figure) => figure.key === key)
	return {
		draws: both.map(({ draw }) => draw),
		pairs: (key: string): readonly Pair[] | null => {
			const [place, placeThere] = [placeIn(one, key), placeIn(other, key)]
			if (place < 0 || placeThere < 0) return null
			const [was, is] = [before.figure(place), after.figure(placeThere)]
			return both.map(({ row, there }) => [was[row] ?? NaN, is[there] ?? NaN])
		},
	}
}

/** How far the net present value of one scenario is ahead of another's, in the draws in which both have one. */
export type Ahead = { readonly draws: readonly number[]; readonly usd: Float64Array }

const [REVENUE_KEY, VALUE_KEY] = ['finance.totals.revenueUsd', 'finance.totals.npvUsd']

/**
 * What the other one is worth more, USD, draw by draw of the same seed. Null where one of both earns nothing: by what is spent alone
 * whatever comes later always wins, as less of it falls within the plan. Rule U12.
 */
export function aheadOf(one: DrawnScenario, other: DrawnScenario): Ahead | null {
	const { draws, pairs } = bothOf(one, other)
	const [revenue, value] = [pairs(REVENUE_KEY), pairs(VALUE_KEY)]
	const earns = revenue?.some(([was]) => was > 0) === true && revenue.some(([, is]) => is > 0)
	if (value === null || !earns) return null
	const ahead = value.flatMap(([was, is], place) => {
		const [draw, usd] = [draws[place], is - was]
		return draw === undefined || Number.isNaN(usd) ? [] : [{ draw, usd }]
	})
	return { draws: ahead.map(({ draw }) => draw), usd: Float64Array.from(ahead, ({ usd }) => usd) }
}

const WITH_BOTH = 0.5

function differenceOf(pairs: readonly Pair[]): ScenarioDifference {
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
