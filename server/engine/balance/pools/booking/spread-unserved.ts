import { add, at, indexAt, item, addSeries } from '../../../cells.ts'
import type { RunConstants, SpreadRows } from '../../asked/run-types.ts'
import { wholeUp } from '../../rounding.ts'
import type { Eligible } from '../pools.ts'
import type { Layout } from '#server/engine/balance/layout.ts'
import type { BalanceInput } from '#server/engine/balance/types.ts'

export function spreadRows(input: BalanceInput, { pools }: Layout): SpreadRows {
	const byPlace = () => new Float64Array(pools.length)
	return {
		delivered: deliveredTo(input, pools),
		places: new Int32Array(pools.length),
		shares: byPlace(),
		exact: byPlace(),
		counts: byPlace(),
		groups: new Int32Array(pools.length),
		left: new Float64Array(input.kinds.length),
	}
}

function deliveredTo({ orders, months }: BalanceInput, pools: Layout['pools']): Float64Array {
	const delivered = new Float64Array(pools.length * months)
	pools.forEach((pool, row) => {
		const series = delivered.subarray(row * months, (row + 1) * months)
		for (const order of pool.orders) addSeries(series, item(orders, order).delivered)
	})
	return delivered
}

const REMAINDER_EPSILON = 1e-9

/** How many pools share in unserved demand; which, and their shares, adding up to 1, stand in the rows until the next is asked for. */
export type Spread = { readonly where: Eligible; readonly count: number }

export type SpreadAt = {
	readonly month: number
	readonly standIns: Eligible
	/** those it may sit at; null: all */
	readonly sites: ReadonlySet<number> | null
}

/**
 * Where unserved demand sits: over eligible pools in proportion to accelerators ordered and due by that month; where none
 * is due, ordered over the horizon; where none is ordered, over the sites' stand-ins by target, or at the first site. Rule B8.
 */
export function spreadShares(
	{ input, layout, spread }: RunConstants,
	where: Eligible,
	{ month, standIns, sites }: SpreadAt,
): Spread {
	const due = (pool: number) => at(spread.delivered, pool * input.months + month)
	const ordered = (pool: number) => item(layout.pools, pool).ordered
	const target = (pool: number) => item(input.sites, item(layout.pools, pool).site).targetItMW ?? 0
	const found = weigh(spread, { where, sites, weight: due }) || weigh(spread, { where, sites, weight: ordered })
	if (found > 0) return { where, count: found }
	const standing = weigh(spread, { where: standIns, sites, weight: target })
	return { where: standIns, count: standing > 0 ? standing : onlyTheFirst({ input, spread }, standIns, sites) }
}

type Weighed = {
	readonly where: Eligible
	readonly sites: SpreadAt['sites']
	readonly weight: (pool: number) => number
}

/** Fills in each pool's share of all weights; returns how many have one. */
function weigh({ places, shares }: SpreadRows, { where, sites, weight }: Weighed): number {
	let [total, count] = [0, 0]
	for (let place = 0; place < where.pools.length; place++) {
		if (sites?.has(indexAt(where.site, place)) === false) continue
		const own = weight(indexAt(where.pools, place))
		if (own <= 0) continue
		places[count] = place
		shares[count++] = own
		total += own
	}
	for (let index = 0; index < count; index++) shares[index] = at(shares, index) / total
	return count
}

/** The first site by id among those the workload may use. */
function onlyTheFirst(
	{ input, spread }: Pick<RunConstants, 'input' | 'spread'>,
	standIns: Eligible,
	sites: SpreadAt['sites'],
): number {
	const idAt = (place: number) => item(input.sites, indexAt(standIns.site, place)).id
	const [first] = [...standIns.pools.keys()]
		.filter((place) => sites === null || sites.has(indexAt(standIns.site, place)))
		.sort((a, b) => (idAt(a) < idAt(b) ? -1 : 1))
	if (first === undefined) return 0
	spread.places[0] = first
	spread.shares[0] = 1
	return 1
}

type Unserved = { readonly workload: number; readonly unservedShare: number; readonly spread: Spread }

/**
 * Fills in the accelerators that the unserved share of a workload requires of each pool that shares in it: whole replicas,
 * rounded up once per kind of accelerator (training: once, it counts any chip) and handed to pools by largest remainder. What
 * all of it would need in them is known. Rule B8.
 */
export function fillUnserved({ input, need, spread: rows }: RunConstants, unserved: Unserved): void {
	const { workload, unservedShare, spread } = unserved
	const { where, count } = spread
	const { places, shares, exact, counts } = rows
	for (let index = 0; index < count; index++) {
		const place = indexAt(places, index)
		exact[index] = (at(need, place) * unservedShare * at(shares, index)) / at(where.unit, place)
	}
	fillGroups(rows, spread, item(input.workloads, workload).kind === 'training')
	handOut(rows, count)
	handLeft(rows, count)
	for (let index = 0; index < count; index++) {
		counts[index] = at(counts, index) * at(where.unit, indexAt(places, index))
	}
}

/** Places that are rounded together: of one kind, or all where any chip counts. */
function fillGroups({ places, groups }: SpreadRows, { where, count }: Spread, anyChip: boolean): void {
	for (let index = 0; index < count; index++) groups[index] = anyChip ? 0 : indexAt(where.kind, indexAt(places, index))
}

/** Whole numbers that add up to the total of their group rounded up, each as near its exact part as can be. */
function handOut({ exact, counts, groups, left }: SpreadRows, count: number): void {
	left.fill(0)
	for (let index = 0; index < count; index++) add(left, indexAt(groups, index), at(exact, index))
	for (let group = 0; group < left.length; group++) left[group] = wholeUp(at(left, group))
	for (let index = 0; index < count; index++) {
		const whole = Math.floor(at(exact, index) + REMAINDER_EPSILON)
		counts[index] = whole
		add(left, indexAt(groups, index), -whole)
	}
}

/** One more for those with the largest remainders; of equals, for the earlier. There are never more to hand out than remainders. */
function handLeft(rows: SpreadRows, count: number): void {
	for (let group = 0; group < rows.left.length; group++) {
		for (let left = at(rows.left, group); left > 0; left--) add(rows.counts, largestRemainder(rows, count, group), 1)
	}
}

function largestRemainder({ exact, counts, groups }: SpreadRows, count: number, group: number): number {
	let [largest, found] = [-Infinity, -1]
	for (let index = 0; index < count; index++) {
		if (groups[index] !== group) continue
		const remainder = at(exact, index) - at(counts, index)
		if (remainder > largest) [largest, found] = [remainder, index]
	}
	return found
}
