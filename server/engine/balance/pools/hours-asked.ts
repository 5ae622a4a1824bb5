import { add, at, item } from '../../cells.ts'
import type { RunConstants } from '../asked/run-types.ts'
import type { BalanceOrder } from '../types.ts'

type SharedOut = Pick<RunConstants, 'input' | 'layout' | 'ledger'>

/** Accelerators that those who buy hours ask of each pool of a site, by month; of pools that sell none nothing. */
export type HoursAsked = ReadonlyMap<number, Float64Array>

/**
 * What is sold by the hour is asked for: of each order what is reserved (lP31), in full once it is planned to serve; where it is let occupancy · ramp · (what is planned to be in service less
 * that and what the plan’s own work asks of its pool), which falls on its orders as listed. Rule lP30.
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
		for (const [place, order] of orders.entries()) {
			const reserved = reservedOf(order, month)
			const there = Math.max(0, plannedOf(order, month) - reserved)
			const given = Math.min(own, there)
			own -= given
			add(asked, month, reserved + letOf(order, month - item(first, place)) * (there - given))
		}
	}
	return asked
}

const plannedOf = ({ hours, available }: BalanceOrder, month: number): number => at(hours?.planned ?? available, month)

/** In full, once the order is planned to serve. Rule lP31. */
const reservedOf = (order: BalanceOrder, month: number): number =>
	order.hours?.reserved && plannedOf(order, month) > 0 ? at(order.hours.reserved, month) : 0

/** The share that is let so many months after the first of it. */
const letOf = ({ hours }: BalanceOrder, months: number): number =>
	hours && months >= 0 ? hours.occupancy * Math.min(1, (months + 1) / hours.ramp) : 0
