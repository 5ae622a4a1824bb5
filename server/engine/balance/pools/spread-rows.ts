import { addSeries, item } from '../../cells.ts'
import type { Layout } from '../layout.ts'
import type { BalanceInput } from '../types.ts'

/** What unserved demand is spread by and over: rows kept from booking to booking, so that a run makes a few, not thousands. */
export type SpreadRows = {
	/** accelerators delivered, pool by pool and month by month */
	readonly delivered: Float64Array
	/** one after the other, pools that demand is spread over: places, their shares, accelerators wanted, and whole ones */
	readonly places: Int32Array
	readonly shares: Float64Array
	readonly exact: Float64Array
	readonly counts: Float64Array
	/** of each, with which it is rounded together, and of these: accelerators still to hand out */
	readonly groups: Int32Array
	readonly left: Float64Array
}

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
