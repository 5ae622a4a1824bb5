import { at, indexAt, item } from '../../../cells.ts'
import { itPeakMW } from '../../../layers/chips/it-power.ts'
import type { MonthAsks, RunConstants } from '../../asked/run-types.ts'
import { fillNeeds } from '../../asked/fill-needs.ts'
import type { BalanceInput, BalanceOrder } from '../../types.ts'
import type { Eligible, Pool } from '../pools.ts'
import { type Spread, spreadShares } from './spread-unserved.ts'

/** What a workload lacks, and the sites that could serve it; null: all it may use. */
type Lack = {
	readonly workload: number
	readonly unserved: number
	readonly month: number
	readonly sites: ReadonlySet<number> | null
}

/** Where what a workload lacks sits, with what all of its ask would need there. Rules B8, pW9. */
export function spreadLack(constants: RunConstants, asks: MonthAsks, lack: Lack): Spread {
	const { eligible, standIns } = constants.layout
	const { workload, month, sites } = lack
	const seated = roomShares(constants, asks, lack)
	if (seated) return seated
	const at = { month, standIns: item(standIns, workload), sites }
	const spread = spreadShares(constants, item(eligible, workload), at)
	fillNeeds(constants, asks, { workload, where: spread.where, month })
	return spread
}

/**
 * Shares of what a workload lacks over its sites, by the room that power and halls leave there; what finds none sits by the
 * size of the sites. The room taken is gone for later ones. Null where no site has power and halls. Rule pW9.
 */
function roomShares(constants: RunConstants, asks: MonthAsks, rest: Lack): Spread | null {
	const { input, layout, ledger, free, seats } = constants
	const { workload, month } = rest
	const sizeOf = (site: number) => at(ledger.housedPeak, site * input.months + month)
	const where = item(layout.booking, workload)
	fillNeeds(constants, asks, { workload, where, month })
	const seated = fillSeats(constants, where, rest)
	let [ratios, sizes] = [0, 0]
	for (let seat = 0; seat < seated; seat++) {
		ratios += at(seats.ratio, seat)
		sizes += sizeOf(indexAt(seats.site, seat))
	}
	if (sizes <= 0) return null
	const { places, shares } = constants.spread
	let count = 0
	for (let seat = 0; seat < seated; seat++) {
		const site = indexAt(seats.site, seat)
		const ratio = at(seats.ratio, seat)
		const share = ratios >= 1 ? ratio / ratios : ratio + ((1 - ratios) * sizeOf(site)) / sizes
		free.room[site] = Math.max(0, at(free.room, site) - share * at(seats.needMW, seat))
		if (share <= 0) continue
		places[count] = indexAt(seats.place, seat)
		shares[count++] = share
	}
	return { where, count }
}

/** Finds a seat at each site that could serve it; returns how many there are. */
function fillSeats(constants: RunConstants, where: Eligible, rest: Lack): number {
	const { free, seats } = constants
	let count = 0
	for (const places of where.bySite) {
		const place = nearest(constants, { where, month: rest.month }, places)
		const site = indexAt(where.site, place)
		if (rest.sites?.has(site) === false) continue
		const needMW = needMWAt(constants, { where, place }, rest)
		seats.place[count] = place
		seats.site[count] = site
		seats.needMW[count] = needMW
		seats.ratio[count] = needMW > 0 ? at(free.room, site) / needMW : 0
		count += 1
	}
	return count
}

type Seat = { readonly where: Eligible; readonly place: number }

/** MW IT that all a workload lacks would take in a pool. */
function needMWAt(constants: RunConstants, { where, place }: Seat, { unserved, month }: Lack): number {
	const { input, ledger, need, powerKW, itOverheadFactor } = constants
	const site = indexAt(where.site, place)
	return itPeakMW({
		accelerators: unserved * at(need, place),
		powerKW: at(powerKW, indexAt(where.kind, place)),
		itOverheadFactor: at(itOverheadFactor, site),
		diversity: at(ledger.diversity, site * input.months + month),
	})
}

type Month = { readonly where: Eligible; readonly month: number }

/** The pool of a site that is in service; else the one that left or arrives last, else the next to arrive, else any. Rule pW9. */
function nearest({ input, fromService }: RunConstants, { where, month }: Month, places: readonly number[]): number {
	let [nearest, least] = [-1, Infinity]
	for (const place of places) {
		const rank = at(fromService, indexAt(where.pools, place) * input.months + month)
		// None is nearer than one in service.
		if (rank === 0) return place
		if (rank < least) [nearest, least] = [place, rank]
	}
	return nearest
}

/**
 * How far each pool is from service, month by month; lower is nearer: 0 in service; then months since it was; then, behind all
 * of these, months until it comes.
 */
export function monthsFromService({ orders, months }: BalanceInput, pools: readonly Pool[]): Float64Array {
	const ranks = new Float64Array(pools.length * months)
	for (const [index, pool] of pools.entries()) {
		const held = pool.orders.map((order) => item(orders, order))
		rankMonths(held, ranks.subarray(index * months, (index + 1) * months))
	}
	return ranks
}

function rankMonths(held: readonly BalanceOrder[], ranks: Float64Array): void {
	const months = ranks.length
	const next = Math.min(NEVER, ...held.map(({ arrivalMonth }) => arrivalMonth).filter(Number.isFinite))
	let last = -1
	for (let month = 0; month < months; month++) {
		if (anyDelivered(held, month)) last = month
		ranks[month] = last >= 0 ? month - last : months + Math.max(0, next - month)
	}
}

function anyDelivered(orders: readonly BalanceOrder[], month: number): boolean {
	for (const { delivered } of orders) if (at(delivered, month) > 0) return true
	return false
}

const NEVER = Number.MAX_SAFE_INTEGER
