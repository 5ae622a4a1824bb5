import type { Column } from '../../kernel/algorithm-node.ts'
import { type Delivery, deliveriesOf } from './deliveries.ts'
import { orderAt } from './order-inputs.ts'
import type { EngineModel } from '../../world.ts'

type TrancheColumns = Readonly<Record<'accelerators' | 'first' | 'over', Column>>

/** An order's tranches, in whole nodes of its chip. */
export function tranchesOf(model: EngineModel, from: TrancheColumns, index: number): readonly Delivery[] {
	const order = {
		accelerators: from.accelerators.at(index, 0),
		acceleratorsPerNode: orderAt(model, index).chip.acceleratorsPerNode ?? 1,
		firstDeliveryMonth: Math.round(from.first.at(index, 0)),
		deliveryMonths: from.over.at(index, 0),
	}
	return deliveriesOf(order, index)
}
