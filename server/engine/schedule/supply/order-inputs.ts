import { monthsBetween } from '#shared/units/months.ts'
import { weeksToMonths } from '#shared/units/conversions.ts'
import { defineFormula, defineInput, type Sourced } from '../../kernel/quantity.ts'
import { fromPlan, fromRow, fromRule, planOrDefault, type FieldPlace } from '../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'

const shared = {
	scope: 'order',
	per: 'horizon',
	kind: 'state',
	rule: 'S8',
	source: 'Chip orders, as entered',
} as const
const place = (index: number, field: string): FieldPlace => ({ list: 'chipOrders', index, field })

/** An order and its chip. Throws where either is missing, which validation excludes. */
export function orderAt(model: EngineModel, index: number) {
	const order = model.plan.chipOrders[index]
	const chip = model.pools[model.poolOfOrder[index] ?? -1]?.chip
	if (!order || !chip) throw new Error(`chipOrders[${String(index)}] has no chip in the catalogue.`)
	return { order, chip }
}

export const orderAccelerators = defineInput({
	...shared,
	id: 'schedule.orderAccelerators',
	symbol: 'n_ord',
	label: 'Accelerators ordered',
	unit: 'accelerators',
	read: ({ model }: EngineWorld, index) =>
		fromPlan(model, place(index, 'accelerators'), orderAt(model, index).order.accelerators),
})

const orderLead = defineInput({
	...shared,
	id: 'schedule.orderLead',
	kind: 'rate',
	symbol: 'n_lead',
	label: 'Months from order to first delivery',
	unit: 'gridMonths',
	read: ({ model }: EngineWorld, index): Sourced => {
		const { order, chip } = orderAt(model, index)
		if (order.leadTimeMonths !== null) return fromPlan(model, place(index, 'leadTimeMonths'), order.leadTimeMonths)
		if (!chip.leadWeeks)
			return fromRule(0, { rule: 'S8', text: 'No lead time is known for this chip.', source: 'Chips' })
		return fromRow(Math.ceil(weeksToMonths(chip.leadWeeks.mid)), {
			table: 'chips',
			row: chip,
			field: 'leadWeeks.mid',
			low: Math.ceil(weeksToMonths(chip.leadWeeks.low)),
			high: Math.ceil(weeksToMonths(chip.leadWeeks.high)),
		})
	},
})

const orderMonth = defineInput({
	...shared,
	id: 'schedule.orderMonth',
	kind: 'when',
	across: 'lowest',
	symbol: 'm_ord',
	label: 'Month of the order, months from the plan’s first',
	unit: 'gridMonths',
	read: ({ model }: EngineWorld, index) =>
		fromPlan(
			model,
			place(index, 'orderMonth'),
			monthsBetween(model.plan.startMonth, orderAt(model, index).order.orderMonth),
		),
})

export const orderSlip = defineInput({
	...shared,
	id: 'schedule.orderSlip',
	kind: 'rate',
	symbol: 'Δm_ord',
	label: 'Likely slip of the first delivery',
	unit: 'gridMonths',
	read: ({ model }: EngineWorld, index) => {
		const slip = orderAt(model, index).order.slipMonths
		if (slip) return fromPlan(model, place(index, 'slipMonths.p50'), slip.p50)
		return fromRule(0, { rule: 'S8', text: 'The plan states no slip.', source: 'Chip orders, as entered' })
	},
})

/** Not rounded; a delivery comes in the nearest whole month. */
export const orderFirstDelivery = defineFormula({
	...shared,
	id: 'schedule.orderFirstDelivery',
	kind: 'when',
	across: 'lowest',
	symbol: 'm_del',
	label: 'First delivery, months from the plan’s first',
	unit: 'gridMonths',
	source: 'Methodology §3',
	inputs: { ordered: orderMonth, lead: orderLead, slip: orderSlip },
	expression: 'ordered + lead + slip',
	examples: [{ inputs: { ordered: 0, lead: 9, slip: 2 }, value: 11 }],
})

export const orderDeliveryMonths = defineInput({
	...shared,
	id: 'schedule.orderDeliveryMonths',
	kind: 'rate',
	symbol: 'n_del,m',
	label: 'Months an order is delivered over',
	unit: 'gridMonths',
	read: ({ model }: EngineWorld, index) =>
		planOrDefault(model, place(index, 'deliveryMonths'), orderAt(model, index).order.deliveryMonths),
})

export const orderLife = defineInput({
	...shared,
	id: 'schedule.orderLife',
	kind: 'rate',
	symbol: 'n_life',
	label: 'Months from delivery to retirement',
	unit: 'gridMonths',
	read: ({ model }: EngineWorld, index) =>
		planOrDefault(model, place(index, 'retireAfterMonths'), orderAt(model, index).order.retireAfterMonths),
})
