import { at, indexAt, item } from '../../cells.ts'
import { itPeakMW } from '../../layers/chips/it-power.ts'
import type { MonthAsks, RunConstants } from '../asked/run-types.ts'
import { needAt } from '../asked/need-at.ts'
import type { BalanceInput, BalanceOrder } from '../types.ts'
import type { Eligible, Pool } from './pools.ts'
import type { Spread } from './spread-unserved.ts'

/** What a workload lacks, and the sites that could serve it; null: all it may use. */
type Lack = {
	readonly workload: number
	readonly unserved: number
	readonly month: number
	readonly sites: ReadonlySet<number> | null
}

/**
 * Shares of what a workload lacks over its sites, by the room that power and halls leave there; what finds none sits by the
 * size of the sites. The room taken is gone for later ones. Null where no site has power and halls. Rule pW9.
 */
export function roomShares(constants: RunConstants, asks: MonthAsks, rest: Lack): Spread | null {
	const { input, layout, ledger, free, seats } = constants
	const { shares } = constants.spread
	const sizeOf = (site: number) => at(ledger.housedPeak, site * input.months + rest.month)
	const where = item(layout.booking, rest.workload)
	const count = fillSeats(constants, asks, { rest, where })
	let [ratios, sizes] = [0, 0]
	for (let seat = 0; seat < count; seat++) {
		ratios += at(seats.ratio, seat)
		sizes += sizeOf(indexAt(seats.site, seat))
	}
	if (sizes <= 0) return null
	shares.fill(0, 0, where.pools.length)
	for (let seat = 0; seat < count; seat++) {
		const site = indexAt(seats.site, seat)
		const ratio = at(seats.ratio, seat)
		const share = ratios >= 1 ? ratio / ratios : ratio + ((1 - ratios) * sizeOf(site)) / sizes
		shares[indexAt(seats.place, seat)] = share
		free.room[site] = Math.max(0, at(free.room, site) - share * at(seats.needMW, seat))
	}
	return { where, shares }
}

type Seating = { readonly rest: Lack; readonly where: Eligible }

/** Finds a seat at each site that could serve it; returns how many there are. */
function fillSeats(constants: RunConstants, asks: MonthAsks, { rest, where }: Seating): number {
	const { layout, free, seats } = constants
	const { sites } = rest
	let count = 0
	for (const places of where.bySite) {
		const { site } = item(layout.pools, indexAt(where.pools, places[0] ?? -1))
		if (sites?.has(site) === false) continue
		const place = places.length === 1 ? item(places, 0) : nearest(constants, { where, month: rest.month }, places)
		const needMW = needMWAt(constants, asks, { rest, where, place })
		seats.place[count] = place
		seats.site[count] = site
		seats.needMW[count] = needMW
		seats.ratio[count] = needMW > 0 ? at(free.room, site) / needMW : 0
		count += 1
	}
	return count
}

/** MW IT that all a workload lacks would take in a pool. */
function needMWAt(
	constants: RunConstants,
	asks: MonthAsks,
	{ rest, where, place }: Seating & { readonly place: number },
): number {
	const { input, layout, ledger } = constants
	const { workload, unserved, month } = rest
	const { site, kind } = item(layout.pools, indexAt(where.pools, place))
	return itPeakMW({
		accelerators: unserved * needAt(constants, asks, { workload, where, place, month }),
		powerKW: item(input.kinds, kind).powerKW,
		itOverheadFactor: item(input.sites, site).itOverheadFactor,
		diversity: at(ledger.diversity, site * input.months + month),
	})
}

type Month = { readonly where: Eligible; readonly month: number }

/** The pool of a site that is in service; else the one that left or arrives last, else the next to arrive, else any. Rule pW9. */
function nearest({ input, fromService }: RunConstants, { where, month }: Month, places: readonly number[]): number {
	let [nearest, least] = [-1, Infinity]
	for (const place of places) {
		const rank = at(fromService, indexAt(where.pools, place) * input.months + month)
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
	pools.forEach((pool, index) => {
		const held = pool.orders.map((order) => item(orders, order))
		const next = Math.min(NEVER, ...held.map(({ arrivalMonth }) => arrivalMonth).filter(Number.isFinite))
		let last = -1
		for (let month = 0; month < months; month++) {
			if (anyDelivered(held, month)) last = month
			ranks[index * months + month] = last >= 0 ? month - last : months + Math.max(0, next - month)
		}
	})
	return ranks
}

function anyDelivered(orders: readonly BalanceOrder[], month: number): boolean {
	for (const { delivered } of orders) if (at(delivered, month) > 0) return true
	return false
}

const NEVER = Number.MAX_SAFE_INTEGER
