import type { LabourMarket } from '#shared/catalogue/types.ts'
import { at, item } from '../../cells.ts'
import { hoursPerWorkerMonth } from '../crews/productivity.ts'
import { sCurve } from '../crews/s-curve.ts'
import type { MonthIndex, ScheduleInput, WorkOfOthers } from '../types.ts'

/** Takes from a month's market pools those whom a work of others hires there: of the nearest market first, down to nobody. */
export function takenByOthers(
	{ sites, rows }: ScheduleInput,
	{ site, start, months, shape, hours }: WorkOfOthers,
	markets: readonly LabourMarket[],
): (month: MonthIndex, pools: Float64Array) => void {
	const place = item(sites, site)
	const near = place.markets.map(({ id }) => markets.findIndex((market) => market.id === id))
	const doneBy = (month: MonthIndex) => sCurve((month - start) / months, shape)
	return (month, pools) => {
		const share = doneBy(month + 1) - doneBy(month)
		if (share <= 0) return
		hours.trades.forEach((trade, entry) => {
			let heads = (item(hours.hours, entry) * share) / hoursPerWorkerMonth(place, month)
			for (const market of near) {
				const pool = market * rows.trades.length + trade
				const taken = Math.min(heads, at(pools, pool))
				pools[pool] = at(pools, pool) - taken
				heads -= taken
			}
		})
	}
}
