import type { SupplyStageDates } from '#shared/result.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { columnOf, type Frame, noteOf } from '../kernel/run.ts'
import { levelWork } from '../schedule/crews/crew-schedule.ts'
import { orderDeliveryMonths, orderFirstDelivery } from '../schedule/supply/order-inputs.ts'
import { supplyStages } from '../schedule/supply/supply-stages.ts'
import type { EngineModel } from '../world.ts'

/** The stages of every order as dates, keyed by order id. Rule S10. */
export function supplyResult(frame: Frame<EngineModel>): Readonly<Record<string, readonly SupplyStageDates[]>> {
	const { plan, catalogue } = frame.world.model
	const { items, dates } = noteOf(frame, levelWork)
	const finishes = new Map(
		items.flatMap((item, index) => (item.kind === 'order' ? [[item.id, dates[index]?.finish ?? null] as const] : [])),
	)
	return Object.fromEntries(
		plan.chipOrders.map((order, index) => {
			const stages = supplyStages({
				stages: catalogue.supplyStages,
				orderMonth: monthsBetween(plan.startMonth, order.orderMonth),
				firstDelivery: Math.round(columnOf(frame, orderFirstDelivery).at(index, 0)),
				deliveryMonths: columnOf(frame, orderDeliveryMonths).at(index, 0),
				installed: finishes.get(order.id) ?? null,
			})
			const dated = stages.map(({ stage, start, finish }): SupplyStageDates => ({
				stage: stage.id,
				name: stage.name,
				start: addMonths(plan.startMonth, start),
				finish: finish === null ? null : addMonths(plan.startMonth, finish),
			}))
			return [order.id, dated]
		}),
	)
}
