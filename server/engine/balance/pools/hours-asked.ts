import { add, at, item } from '../../cells.ts'
import type { RunConstants } from '../asked/run-types.ts'
import type { BalanceOrder } from '../types.ts'

type SharedOut = Pick<RunConstants, 'input' | 'layout' | 'ledger'>

/** Accelerators that those who buy hours ask of each pool of a site, by month; of pools that sell none nothing. */
export type HoursAsked = ReadonlyMap<number, Float64Array>

/**
 * What is sold by the hour is asked for: of each order that is let occupancy · ramp · (what is planned to be in service less
 * what the plan’s own work asks of its pool), which falls on its orders as listed. Rule lP30.
 */
export function hoursAsked(run: SharedOut, siteIndex: number): HoursAsked {
	const asked = new Map<number, Float64Array>()
	for (const pool of item(run.layout.poolsAtSite, siteIndex)) {
		const orders = item(run.layout.pools, pool).orders.map((order) => item(run.input.orders, order))
		if (orders.some(({ hours }) => hours !== undefined)) asked.set(pool, hoursOfPool(run, pool, orders))
	}
	return asked
}

function hoursOfPool({ input, ledger }: SharedOut, pool: number, orders: readonly BalanceOrder[]): Float64Array {
	const asked = new Float64Array(input.months)
	const first = orders.map(({ hours }) => hours?.planned.findIndex((count) => count > 0) ?? -1)
	for (let month = 0; month < input.months; month++) {
		let own = at(ledger.poolRequired, pool * input.months + month)
		for (const [place, { hours, available }] of orders.entries()) {
			const there = at(hours?.planned ?? available, month)
			const given = Math.min(own, there)
			own -= given
			if (!hours || there <= 0) continue
			const ramped = Math.min(1, (month - item(first, place) + 1) / hours.ramp)
			add(asked, month, hours.occupancy * ramped * (there - given))
		}
	}
	return asked
}
