import { at, indexAt, item } from '../../cells.ts'
import type { Eligible } from './pools.ts'
import type { MonthAsks, RunConstants } from '../asked/month-asks.ts'
import { needAt } from '../asked/need-at.ts'
import { wholeUp } from '../rounding.ts'

const REMAINDER_EPSILON = 1e-9

/** Shares of unserved demand over pools, adding up to 1. */
export type Spread = { readonly where: Eligible; readonly shares: Float64Array }

/**
 * Where unserved demand sits: over eligible pools in proportion to accelerators ordered and due by that month; where none
 * is due, ordered over the horizon; where none is ordered, over the sites' stand-ins by target, or at the first site. Rule B8.
 */
export function spreadShares(constants: RunConstants, where: Eligible, at: SpreadAt): Spread {
	const { input, layout } = constants
	const due = weighed(where, (pool) => deliveredTo(constants, pool, at.month))
	if (due) return due
	const ordered = weighed(where, (pool) => item(layout.pools, pool).ordered)
	if (ordered) return ordered
	const targets = weighed(at.standIns, (pool) => item(input.sites, item(layout.pools, pool).site).targetItMW ?? 0)
	return targets ?? { where: at.standIns, shares: onlyTheFirst(at.standIns, constants) }
}

export type SpreadAt = { readonly month: number; readonly standIns: Eligible }

function deliveredTo({ input, layout }: RunConstants, pool: number, month: number): number {
	let delivered = 0
	for (const order of item(layout.pools, pool).orders) delivered += at(item(input.orders, order).delivered, month)
	return delivered
}

function weighed(where: Eligible, weight: (pool: number) => number): Spread | null {
	const shares = new Float64Array(where.pools.length)
	let total = 0
	for (let place = 0; place < shares.length; place++) {
		const share = weight(indexAt(where.pools, place))
		shares[place] = share
		total += share
	}
	if (total <= 0) return null
	for (let place = 0; place < shares.length; place++) shares[place] = at(shares, place) / total
	return { where, shares }
}

/** The first site by id among those the workload may use. */
function onlyTheFirst(standIns: Eligible, { input, layout }: RunConstants): Float64Array {
	const shares = new Float64Array(standIns.pools.length)
	const ids = Array.from(standIns.pools, (pool) => item(input.sites, item(layout.pools, pool).site).id)
	const first = ids.reduce((best, id, place) => (id < (ids[best] ?? id) ? place : best), 0)
	if (ids.length > 0) shares[first] = 1
	return shares
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
	const exact = new Float64Array(shares.length)
	for (let place = 0; place < shares.length; place++) {
		const share = at(shares, place)
		if (share === 0) continue
		const need = needAt(constants, asks, { workload, where, place, month })
		exact[place] = (need * unserved.unservedShare * share) / at(where.unit, place)
	}
	const counts = new Float64Array(exact.length)
	for (const group of groupsOf(constants, unserved)) handOut(exact, counts, group)
	for (let place = 0; place < counts.length; place++) {
		counts[place] = at(counts, place) * at(where.unit, place)
	}
	return counts
}

/** Places that are rounded together: of one kind, or all of them where any chip counts. */
function groupsOf({ input, layout }: RunConstants, { workload, spread }: Unserved): Iterable<readonly number[]> {
	const anyChip = input.workloads[workload]?.kind === 'training'
	const groups = new Map<number, number[]>()
	spread.where.pools.forEach((pool, place) => {
		const kind = anyChip ? 0 : item(layout.pools, pool).kind
		const known = groups.get(kind)
		if (known) known.push(place)
		else groups.set(kind, [place])
	})
	return groups.values()
}

/** Whole numbers that add up to the group's total rounded up, each as near its exact part as can be. */
function handOut(exact: Float64Array, counts: Float64Array, group: readonly number[]): void {
	let total = 0
	let handed = 0
	for (const place of group) {
		const part = at(exact, place)
		total += part
		counts[place] = Math.floor(part + REMAINDER_EPSILON)
		handed += at(counts, place)
	}
	const left = wholeUp(total) - handed
	if (left <= 0) return
	const remainder = (place: number) => at(exact, place) - at(counts, place)
	const next = [...group].sort((a, b) => remainder(b) - remainder(a) || a - b).slice(0, left)
	for (const place of next) counts[place] = at(counts, place) + 1
}
