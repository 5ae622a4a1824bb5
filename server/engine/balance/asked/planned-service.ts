import { add, at, item } from '../../cells.ts'
import { rampOf } from '../../schedule/from-plan.ts'
import { INSTALL_MONTHS } from '../../schedule/planned-items.ts'
import { deliveriesOf } from '../../schedule/supply/deliveries.ts'
import { orderAt } from '../../schedule/supply/order-inputs.ts'
import type { EngineModel } from '../../world.ts'
import type { BalanceColumns } from '../balance-inputs.ts'
import { reservedTerms } from '../pools/reserved-terms.ts'
import type { BalanceOrder } from '../types.ts'

/** What of it is let, if any, and kept for customers. */
function soldOf(
	model: EngineModel,
	columns: BalanceColumns,
	index: number,
): Omit<NonNullable<BalanceOrder['hours']>, 'planned'> {
	const occupancy = columns.hourlyRent.at(index, 0) > 0 ? columns.rentOccupancy.at(index, 0) : 0
	const sold = { occupancy, ramp: columns.rentRamp.at(index, 0) }
	const { reserved } = item(model.plan.chipOrders, index)
	return reserved.length > 0 ? { ...sold, reserved: reservedIn(model, index) } : sold
}

/** Of all its contracts, by month. Rule lP31. */
function reservedIn(model: EngineModel, index: number): Float64Array {
	const series = new Float64Array(model.months.length)
	for (const { accelerators, from, to } of reservedTerms(model, index)) {
		for (let month = Math.max(0, from); month < Math.min(to, series.length); month++) add(series, month, accelerators)
	}
	return series
}

type Planned = Pick<BalanceOrder, 'available' | 'dueMonth' | 'lifeMonths'>

/**
 * What is sold by the hour of an order: its accelerators from the month on in which each tranche, delivered as ordered, would
 * be installed and past its ramp; before that, and once another order takes its place, those that are. Rule lP30.
 */
export function hoursFromPlan(
	model: EngineModel,
	{ columns, index }: { readonly columns: BalanceColumns; readonly index: number },
	{ available, dueMonth, lifeMonths }: Planned,
): Pick<BalanceOrder, 'hours'> {
	const { order, chip } = orderAt(model, index)
	if (columns.hourlyRent.at(index, 0) <= 0 && order.reserved.length === 0) return {}
	const serviceAfter = INSTALL_MONTHS - 1 + rampOf(chip).length
	const replacedFrom = firstReplacement(model, columns, order.id)
	const planned = new Float64Array(available.length)
	const tranches = deliveriesOf(
		{
			accelerators: columns.orderAccelerators.at(index, 0),
			acceleratorsPerNode: chip.acceleratorsPerNode ?? 1,
			firstDeliveryMonth: dueMonth,
			deliveryMonths: columns.orderDeliveryMonths.at(index, 0),
		},
		index,
	)
	for (const { month, accelerators } of tranches) {
		const to = Math.min(planned.length, month + lifeMonths, replacedFrom)
		for (let cell = Math.max(0, month + serviceAfter); cell < to; cell++) add(planned, cell, accelerators)
	}
	for (let month = 0; month < planned.length; month++)
		planned[month] = Math.max(at(planned, month), at(available, month))
	return { hours: { planned, ...soldOf(model, columns, index) } }
}

/** The month in which the first of what replaces an order comes; Infinity where nothing does. */
function firstReplacement({ plan }: EngineModel, { orderFirstDelivery }: BalanceColumns, id: string): number {
	const after = plan.chipOrders.flatMap(({ replaces }, index) =>
		replaces === id ? [Math.round(orderFirstDelivery.at(index, 0))] : [],
	)
	return Math.min(Infinity, ...after)
}
