import type { MonthIndex, Order } from '../types.ts'

export type Delivery = {
	/** index into `orders` */
	readonly order: number
	readonly month: MonthIndex
	readonly accelerators: number
}

/**
 * An order's tranches: whole nodes, spread evenly over its delivery months, the last taking what is left.
 * Months that would bring no node bring none.
 */
export function deliveriesOf(
	order: Pick<Order, 'accelerators' | 'acceleratorsPerNode' | 'firstDeliveryMonth' | 'deliveryMonths'>,
	index: number,
): readonly Delivery[] {
	const nodes = Math.ceil(order.accelerators / order.acceleratorsPerNode)
	const deliveries: Delivery[] = []
	let before = 0
	for (let step = 1; step <= order.deliveryMonths; step++) {
		const byThen = Math.min(
			order.accelerators,
			Math.floor((nodes * step) / order.deliveryMonths) * order.acceleratorsPerNode,
		)
		if (byThen > before) {
			deliveries.push({ order: index, month: order.firstDeliveryMonth + step - 1, accelerators: byThen - before })
			before = byThen
		}
	}
	return deliveries
}
