import { addSeries, item } from '../../cells.ts'
import type { Layout } from '../layout.ts'
import type { BalanceInput } from '../types.ts'

/** What unserved demand is spread by and over: rows kept from booking to booking, so that a run makes a few, not thousands. */
export type SpreadRows = {
	/** accelerators delivered, pool by pool and month by month */
	readonly delivered: Float64Array
	/** by place among the pools of a workload: accelerators that would serve all it asks */
	readonly need: Float64Array
	/** by place among the pools demand is spread over: shares, accelerators wanted, and whole ones */
	readonly shares: Float64Array
	readonly exact: Float64Array
	readonly counts: Float64Array
	/** of places that are rounded together: accelerators still to hand out, and how many places there are */
	readonly left: Float64Array
	readonly members: Int32Array
}

export function spreadRows(input: BalanceInput, { pools }: Layout): SpreadRows {
	const byPlace = () => new Float64Array(pools.length)
	return {
		delivered: deliveredTo(input, pools),
		need: byPlace(),
		shares: byPlace(),
		exact: byPlace(),
		counts: byPlace(),
		left: new Float64Array(input.kinds.length),
		members: new Int32Array(input.kinds.length),
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
