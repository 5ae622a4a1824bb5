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
export function spreadShares(constants: RunConstants, where: Eligible, { month, standIns }: SpreadAt): Spread {
	const { input, layout } = constants
	const { delivered, shares } = constants.spread
	if (weigh(shares, where, (pool) => at(delivered, pool * input.months + month))) return { where, shares }
	if (weigh(shares, where, (pool) => item(layout.pools, pool).ordered)) return { where, shares }
	const target = (pool: number) => item(input.sites, item(layout.pools, pool).site).targetItMW ?? 0
	if (!weigh(shares, standIns, target)) onlyTheFirst(shares, standIns, constants)
	return { where: standIns, shares }
}

export type SpreadAt = { readonly month: number; readonly standIns: Eligible }

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
function onlyTheFirst(shares: Float64Array, { pools }: Eligible, { input, layout }: RunConstants): void {
	const ids = Array.from(pools, (pool) => item(input.sites, item(layout.pools, pool).site).id)
	const first = ids.reduce((best, id, place) => (id < (ids[best] ?? id) ? place : best), 0)
	shares.fill(0, 0, ids.length)
	if (ids.length > 0) shares[first] = 1
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
	const sharing = new Map<number, number[]>()
	for (let place = 0; place < pools.length; place++) {
		const group = groupOf(place)
		if (at(spread.left, group) <= 0) continue
		if (indexAt(spread.members, group) === 1) add(spread.counts, place, 1)
		else pushTo(sharing, group, place)
	}
	for (const [group, places] of sharing) handToNearest(spread, places, at(spread.left, group))
}

/** One more for those with the largest remainders; of equals, for the earlier. */
function handToNearest({ exact, counts }: SpreadRows, places: readonly number[], left: number): void {
	const remainder = (place: number) => at(exact, place) - at(counts, place)
	const next = [...places].sort((a, b) => remainder(b) - remainder(a) || a - b).slice(0, left)
	for (const place of next) add(counts, place, 1)
}

function pushTo(sharing: Map<number, number[]>, group: number, place: number): void {
	const known = sharing.get(group)
	if (known) known.push(place)
	else sharing.set(group, [place])
}
