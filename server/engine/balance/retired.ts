import { valueAt } from '../cells.ts'
import type { BalanceOrder } from './types.ts'

/** Accelerators that have left service. */
export type Gone = {
	/** the order that lost most */
	readonly order: BalanceOrder
	/** of all orders looked at */
	readonly accelerators: number
	/** the last month in which some of that order left */
	readonly month: number
}

/** What left of some orders by a month, within the plan; null where nothing did. Rule B12. */
export function goneFrom(orders: readonly BalanceOrder[], month: number): Gone | null {
	const left = orders
		.filter(({ replaced }) => replaced !== true)
		.map((order) => ({ order, ...leftBy(order, month) }))
		.filter(({ accelerators }) => accelerators > 0)
		.sort((a, b) => b.accelerators - a.accelerators)
	const [most] = left
	if (!most) return null
	return { ...most, accelerators: left.reduce((sum, { accelerators }) => sum + accelerators, 0) }
}

function leftBy({ delivered }: BalanceOrder, month: number): { readonly accelerators: number; readonly month: number } {
	let [accelerators, last] = [0, 0]
	for (let at = 1; at <= month; at++) {
		const fall = valueAt(delivered, at - 1) - valueAt(delivered, at)
		if (fall > 0) [accelerators, last] = [accelerators + fall, at]
	}
	return { accelerators, month: last }
}
