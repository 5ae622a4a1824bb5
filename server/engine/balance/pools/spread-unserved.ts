import { add, at, indexAt, item } from '../../cells.ts'
import type { Eligible } from './pools.ts'
import type { MonthAsks, RunConstants } from '../asked/run-types.ts'
import { needAt } from '../asked/need-at.ts'
import type { SpreadRows } from './spread-rows.ts'
import { wholeUp } from '../rounding.ts'

const REMAINDER_EPSILON = 1e-9

/** Shares of unserved demand over pools, by place, adding up to 1; good until the next is asked for. */
export type Spread = { readonly where: Eligible; readonly shares: Float64Array }

/**
 * Where unserved demand sits: over eligible pools in proportion to accelerators ordered and due by that month; where none
 * is due, ordered over the horizon; where none is ordered, over the sites' stand-ins by target, or at the first site. Rule B8.
 */
export function spreadShares(constants: RunConstants, where: Eligible, { month, standIns, sites }: SpreadAt): Spread {
	const { input, layout } = constants
	const { delivered, shares } = constants.spread
	const there = (weight: (pool: number) => number) => (pool: number) =>
		sites === null || sites.has(item(layout.pools, pool).site) ? weight(pool) : 0
	if (
		weigh(
			shares,
			where,
			there((pool) => at(delivered, pool * input.months + month)),
		)
	)
		return { where, shares }
	if (
		weigh(
			shares,
			where,
			there((pool) => item(layout.pools, pool).ordered),
		)
	)
		return { where, shares }
	const target = (pool: number) => item(input.sites, item(layout.pools, pool).site).targetItMW ?? 0
	if (weigh(shares, standIns, there(target))) return { where: standIns, shares }
	onlyTheFirst(constants, standIns, sites)
	return { where: standIns, shares }
}

export type SpreadAt = {
	readonly month: number
	readonly standIns: Eligible
	/** those it may sit at; null: all */
	readonly sites: ReadonlySet<number> | null
}

/** Fills in each pool's share of all weights; false where there are none. */
function weigh(shares: Float64Array, { pools }: Eligible, weight: (pool: number) => number): boolean {
	let total = 0
	for (let place = 0; place < pools.length; place++) {
		const share = weight(indexAt(pools, place))
		shares[place] = share
		total += share
	}
	if (total <= 0) return false
	for (let place = 0; place < pools.length; place++) shares[place] = at(shares, place) / total
	return true
}

/** The first site by id among those the workload may use. */
function onlyTheFirst(
	{ input, layout, spread: { shares } }: RunConstants,
	standIns: Eligible,
	sites: SpreadAt['sites'],
) {
	const found = Array.from(standIns.pools, (pool, place) => ({ place, site: item(layout.pools, pool).site }))
	const [first] = found
		.filter(({ site }) => sites === null || sites.has(site))
		.sort((a, b) => (item(input.sites, a.site).id < item(input.sites, b.site).id ? -1 : 1))
	shares.fill(0, 0, found.length)
	if (first) shares[first.place] = 1
}

export type Unserved = {
	readonly workload: number
	readonly unservedShare: number
	readonly spread: Spread
	readonly month: number
}

/**
 * Accelerators the unserved share of a workload requires of each pool of its spread: whole replicas, rounded up once per
 * kind of accelerator (training: once, it counts any chip) and handed to pools by largest remainder. Rule B8.
 */
export function unservedAccelerators(constants: RunConstants, asks: MonthAsks, unserved: Unserved): Float64Array {
	const { where, shares } = unserved.spread
	const { workload, month } = unserved
	const { exact, counts } = constants.spread
	for (let place = 0; place < where.pools.length; place++) {
		const share = at(shares, place)
		const need = share === 0 ? 0 : needAt(constants, asks, { workload, where, place, month })
		exact[place] = (need * unserved.unservedShare * share) / at(where.unit, place)
	}
	handOut(constants, unserved)
	for (let place = 0; place < where.pools.length; place++) {
		counts[place] = at(counts, place) * at(where.unit, place)
	}
	return counts
}

/**
 * Whole numbers that add up to the total of their group rounded up, each as near its exact part as can be. A group is of one
 * kind, or all places where any chip counts.
 */
function handOut({ input, layout, spread }: RunConstants, { workload, spread: { where } }: Unserved): void {
	const { exact, counts, left, members } = spread
	const anyChip = input.workloads[workload]?.kind === 'training'
	const groupOf = (place: number) => (anyChip ? 0 : item(layout.pools, indexAt(where.pools, place)).kind)
	left.fill(0)
	members.fill(0)
	for (let place = 0; place < where.pools.length; place++) {
		const group = groupOf(place)
		add(left, group, at(exact, place))
		members[group] = indexAt(members, group) + 1
	}
	for (let group = 0; group < left.length; group++) left[group] = wholeUp(at(left, group))
	for (let place = 0; place < where.pools.length; place++) {
		const whole = Math.floor(at(exact, place) + REMAINDER_EPSILON)
		counts[place] = whole
		add(left, groupOf(place), -whole)
	}
	handLeft(spread, where, groupOf)
}

function handLeft(spread: SpreadRows, { pools }: Eligible, groupOf: (place: number) => number): void {
	const sharing: number[] = []
	for (let place = 0; place < pools.length; place++) {
		const group = groupOf(place)
		if (at(spread.left, group) <= 0) continue
		if (indexAt(spread.members, group) === 1) add(spread.counts, place, 1)
		else sharing.push(place)
	}
	if (sharing.length === 0) return
	for (const group of new Set(sharing.map(groupOf))) {
		const places = sharing.filter((place) => groupOf(place) === group)
		handToNearest(spread, places, at(spread.left, group))
	}
}

/** One more for those with the largest remainders; of equals, for the earlier. */
function handToNearest({ exact, counts }: SpreadRows, places: readonly number[], left: number): void {
	const remainder = (place: number) => at(exact, place) - at(counts, place)
	const next = places.toSorted((a, b) => remainder(b) - remainder(a) || a - b).slice(0, left)
	for (const place of next) add(counts, place, 1)
}
