import { at, indexAt, item } from '../../cells.ts'
import { itPeakMW } from '../../layers/chips/it-power.ts'
import type { MonthAsks, RunConstants } from '../asked/run-types.ts'
import { needAt } from '../asked/need-at.ts'
import type { BalanceInput } from '../types.ts'
import type { Eligible, Pool } from './pools.ts'
import type { Spread } from './spread-unserved.ts'

/** What a workload lacks, and the sites that could serve it; null: all it may use. */
type Lack = {
	readonly workload: number
	readonly unserved: number
	readonly month: number
	readonly sites: ReadonlySet<number> | null
}

/** One pool of a site that may take a part of what a workload lacks. */
type Seat = {
	readonly place: number
	readonly site: number
	/** MW IT that all of it would take there, and of that what power and halls have room for */
	readonly needMW: number
	readonly ratio: number
}

/**
 * Shares of what a workload lacks over its sites, by the room that power and halls leave there; what finds none sits by the
 * size of the sites. The room taken is gone for later ones. Null where no site has power and halls. Rule pW9.
 */
export function roomShares(constants: RunConstants, asks: MonthAsks, rest: Lack): Spread | null {
	const { layout, free } = constants
	const where = item(layout.booking, rest.workload)
	const { workload, unserved, month, sites } = rest
	const seats = seatsOf(constants, asks, { workload, unserved, month, sites, where })
	const ratios = seats.reduce((sum, { ratio }) => sum + ratio, 0)
	const sizes = seats.reduce((sum, { site }) => sum + at(free.size, site), 0)
	if (sizes <= 0) return null
	const shares = new Float64Array(where.pools.length)
	for (const { place, site, needMW, ratio } of seats) {
		const share = ratios >= 1 ? ratio / ratios : ratio + ((1 - ratios) * at(free.size, site)) / sizes
		shares[place] = share
		free.room[site] = Math.max(0, at(free.room, site) - share * needMW)
	}
	return { where, shares }
}

type Where = Lack & { readonly where: Eligible }

function seatsOf(constants: RunConstants, asks: MonthAsks, ask: Where): readonly Seat[] {
	const { input, layout, ledger, free } = constants
	const { workload, unserved, month, where, sites } = ask
	const siteOf = ([first = -1]: readonly number[]) => item(layout.pools, indexAt(where.pools, first)).site
	const bySite = sites ? where.bySite.filter((places) => sites.has(siteOf(places))) : where.bySite
	return bySite.map((places): Seat => {
		const place = nearest(constants, ask, places)
		const { site, kind } = item(layout.pools, indexAt(where.pools, place))
		const accelerators = unserved * needAt(constants, asks, { workload, where, place, month })
		const needMW = itPeakMW({
			accelerators,
			powerKW: item(input.kinds, kind).powerKW,
			itOverheadFactor: item(input.sites, site).itOverheadFactor,
			diversity: at(ledger.diversity, site * input.months + month),
		})
		return { place, site, needMW, ratio: needMW > 0 ? at(free.room, site) / needMW : 0 }
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
			if (held.some(({ delivered }) => at(delivered, month) > 0)) last = month
			ranks[index * months + month] = last >= 0 ? month - last : months + Math.max(0, next - month)
		}
	})
	return ranks
}

const NEVER = Number.MAX_SAFE_INTEGER
