import { weeksToMonths } from '#shared/units/conversions.ts'
import { fromField } from '../../inputs/from-field.ts'
import { defineFormula } from '../../kernel/quantity.ts'
import { fromRow } from '../../sourced.ts'
import type { EngineModel } from '../../world.ts'

/** An order and its chip. Throws where either is missing, which validation excludes. */
export function orderAt(model: EngineModel, index: number) {
	const order = model.plan.chipOrders[index]
	const chip = model.pools[model.poolOfOrder[index] ?? -1]?.chip
	if (!order || !chip) throw new Error(`chipOrders[${String(index)}] has no chip in the catalogue.`)
	return { order, chip }
}

export const orderAccelerators = fromField('chipOrders', 'accelerators', {
	id: 'schedule.orderAccelerators',
	symbol: 'n_ord',
	rule: 'S8',
	kind: 'state',
})

const wholeMonths = (weeks: number) => Math.ceil(weeksToMonths(weeks))

const orderLead = fromField('chipOrders', 'leadTimeMonths', {
	id: 'schedule.orderLead',
	symbol: 'n_lead',
	rule: 'S8',
	otherwise: ({ model, index, none }) => {
		const { chip: row } = orderAt(model, index)
		if (!row.leadWeeks) return none('No lead time is known for this chip.')
		const { low, mid, high } = row.leadWeeks
		const ends = { low: wholeMonths(low), high: wholeMonths(high) }
		return fromRow(wholeMonths(mid), { table: 'chips', row, field: 'leadWeeks.mid', ...ends })
	},
})

const orderMonth = fromField('chipOrders', 'orderMonth', {
	id: 'schedule.orderMonth',
	symbol: 'm_ord',
	rule: 'S8',
})

export const orderSlip = fromField('chipOrders', 'slipMonths.p50', {
	id: 'schedule.orderSlip',
	symbol: 'Δm_ord',
	rule: 'S8',
	otherwise: 'The plan states no slip.',
})

/** Not rounded; a delivery comes in the nearest whole month. */
export const orderFirstDelivery = defineFormula({
	scope: 'order',
	per: 'horizon',
	rule: 'S8',
	id: 'schedule.orderFirstDelivery',
	kind: 'when',
	across: 'lowest',
	symbol: 'm_del',
	label: 'First delivery',
	unit: 'gridMonths',
	source: 'Methodology §3',
	inputs: { ordered: orderMonth, lead: orderLead, slip: orderSlip },
	expression: 'ordered + lead + slip',
	examples: [{ inputs: { ordered: 0, lead: 9, slip: 2 }, value: 11 }],
})

export const orderDeliveryMonths = fromField('chipOrders', 'deliveryMonths', {
	id: 'schedule.orderDeliveryMonths',
	symbol: 'n_del,m',
	rule: 'S8',
})

export const orderLife = fromField('chipOrders', 'retireAfterMonths', {
	id: 'schedule.orderLife',
	symbol: 'n_life',
	rule: 'S8',
})
