import { exportRuleOf } from '#shared/catalogue/catalogue.ts'
import { weeksToWholeMonths } from '#shared/units/conversions.ts'
import { monthsBetween, wholeDelay } from '#shared/units/months.ts'
import { fromField } from '../../inputs/from-field.ts'
import { defineFormula, defineInput } from '../../kernel/quantity.ts'
import { locationOf } from '../../places/places.ts'
import { fromRow, fromRule } from '../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'

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

const orderLead = fromField('chipOrders', 'leadTimeMonths', {
	id: 'schedule.orderLead',
	symbol: 'n_lead',
	rule: 'S8',
	otherwise: ({ model, index, none }) => {
		const { chip: row } = orderAt(model, index)
		if (!row.leadWeeks) return none('no_lead_of_chip')
		const { low, mid, high } = row.leadWeeks
		const ends = { low: weeksToWholeMonths(low), high: weeksToWholeMonths(high) }
		return fromRow(weeksToWholeMonths(mid), { table: 'chips', row, field: 'leadWeeks.mid', ...ends })
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
	otherwise: 'no_slip_stated',
	as: { label: 'Likely slip of an order, in whole months', value: wholeDelay },
})

/** Where none is stated, the month of the order: nothing arrives before it anyway. */
export const orderLicence = fromField('chipOrders', 'licenceMonth', {
	id: 'schedule.orderLicence',
	symbol: 'm_lic',
	rule: 'pW10',
	otherwise: ({ model, item, none }) =>
		none('no_licence_waited_for', monthsBetween(model.plan.startMonth, item.orderMonth)),
})

/** 0 where export rules bar the chip from the site's country, else 1. */
const orderAllowed = defineInput({
	id: 'schedule.orderAllowed',
	symbol: 'x_exp',
	label: 'Whether the order may be delivered by export rules',
	scope: 'order',
	per: 'horizon',
	kind: 'rate',
	unit: 'ratio',
	rule: 'pW10',
	source: 'Export rules as recalled, January 2026',
	read: ({ model }: EngineWorld, index) => {
		const rule = exportOf(model, index)
		const text = {
			code: 'export_rule',
			facts: {
				chip: orderAt(model, index).chip.name,
				country: countryOf(model, index),
				status: rule?.status ?? 'open',
			},
		} as const
		const source = rule === null ? 'No rule recalled, January 2026' : `${rule.row.source}, as of ${rule.row.asOf}`
		return fromRule(Number(rule?.status !== 'barred'), { rule: 'pW10', text, source })
	},
})

function countryOf({ plan, catalogue, pools, poolOfOrder }: EngineModel, index: number): string {
	const site = plan.sites[pools[poolOfOrder[index] ?? -1]?.siteIndex ?? -1]
	return site ? locationOf({ site, catalogue }).country : ''
}

/** What export rules say of an order; null: nothing. Rule pW10. */
export function exportOf(model: EngineModel, index: number): ReturnType<typeof exportRuleOf> {
	return exportRuleOf(model.catalogue, orderAt(model, index).chip, countryOf(model, index))
}

/** Accelerators that are delivered and paid: none where export rules bar them. */
export const orderBought = defineFormula({
	scope: 'order',
	per: 'horizon',
	rule: 'pW10',
	id: 'schedule.orderBought',
	kind: 'state',
	symbol: 'n_buy',
	label: 'Accelerators of an order that are delivered',
	unit: 'accelerators',
	source: 'People chapter W10',
	inputs: { accelerators: orderAccelerators, allowed: orderAllowed },
	expression: 'accelerators * allowed',
	examples: [
		{ inputs: { accelerators: 18_000, allowed: 1 }, value: 18_000 },
		{ inputs: { accelerators: 18_000, allowed: 0 }, value: 0 },
	],
})

const when = { scope: 'order', per: 'horizon', rule: 'S8', kind: 'when', across: 'lowest', unit: 'gridMonths' } as const

/** What the vendor promises, its slip included; a licence may hold it longer. */
export const orderReady = defineFormula({
	...when,
	id: 'schedule.orderReady',
	symbol: 'm_rdy',
	label: 'First delivery without the license wait',
	source: 'Methodology §3',
	inputs: { ordered: orderMonth, lead: orderLead, slip: orderSlip },
	expression: 'ordered + lead + slip',
	examples: [{ inputs: { ordered: 0, lead: 9, slip: 2 }, value: 11 }],
})

/** Not rounded; a delivery comes in the nearest whole month. */
export const orderFirstDelivery = defineFormula({
	...when,
	id: 'schedule.orderFirstDelivery',
	symbol: 'm_del',
	label: 'First delivery',
	source: 'Methodology §3, people W10',
	inputs: { ready: orderReady, licence: orderLicence },
	expression: 'max(ready, licence)',
	examples: [
		{ inputs: { ready: 11, licence: 0 }, value: 11 },
		{ inputs: { ready: 11, licence: 14 }, value: 14 },
	],
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
