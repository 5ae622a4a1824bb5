import { at, indexAt, item } from '../../cells.ts'
import { itPeakMW } from '../../layers/chips/it-power.ts'
import type { MonthAsks, RunConstants } from '../asked/run-types.ts'
import { needAt } from '../asked/need-at.ts'
import type { Eligible } from './pools.ts'
import type { Spread } from './spread-unserved.ts'

type Rest = { readonly workload: number; readonly unserved: number; readonly month: number }

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
export function roomShares(constants: RunConstants, asks: MonthAsks, rest: Rest): Spread | null {
	const { layout, free } = constants
	const where = item(layout.booking, rest.workload)
	const seats = seatsOf(constants, asks, { ...rest, where })
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

type Where = Rest & { readonly where: Eligible }

function seatsOf(
	constants: RunConstants,
	asks: MonthAsks,
	{ workload, unserved, month, where }: Where,
): readonly Seat[] {
	const { input, layout, ledger, free } = constants
	return seatPlaces(constants, where, month).map((place): Seat => {
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

/** At each site the pool in service; else the one that left or arrives last, else the next to arrive, else any. Rule pW9. */
function seatPlaces(constants: RunConstants, { pools }: Eligible, month: number): readonly number[] {
	const seats = new Map<number, { readonly place: number; readonly rank: number }>()
	pools.forEach((pool, place) => {
		const { site } = item(constants.layout.pools, pool)
		const known = seats.get(site)
		if (known?.rank === IN_SERVICE) return
		const rank = rankOf(constants, pool, month)
		if (known === undefined || rank < known.rank) seats.set(site, { place, rank })
	})
	return [...seats.values()].map(({ place }) => place)
}

const IN_SERVICE = 0

/** Lower is nearer: in service; then months since it was; then, behind all of these, months until it comes. */
function rankOf({ input, layout }: RunConstants, pool: number, month: number): number {
	const { orders } = item(layout.pools, pool)
	const there = (at_: number) => orders.some((order) => at(item(input.orders, order).delivered, at_) > 0)
	for (let before = month; before >= 0; before--) if (there(before)) return month - before
	const next = Math.min(...orders.map((order) => item(input.orders, order).arrivalMonth))
	return input.months + (Number.isFinite(next) ? Math.max(0, next - month) : Number.MAX_SAFE_INTEGER)
}
