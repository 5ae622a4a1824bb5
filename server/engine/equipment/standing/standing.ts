import { defineSum } from '../../inputs/define-sum.ts'
import { defineFormula } from '../../kernel/quantity.ts'
import { lotSize, lotUnits } from '../lot-units.ts'
import { siteOrdered } from '../network.ts'
import { orderAccelerators, orderDeliveryMonths, orderFirstDelivery } from '../../schedule/supply/order-inputs.ts'
import { foundByScope, listedSize, listedUnits, ofFabric, runsByThen, statusMonthOfPlan } from './standing-inputs.ts'

const shared = {
	scope: 'lot',
	per: 'horizon',
	kind: 'rate',
	unit: 'count',
	rule: 'pR1',
	source: 'People, places and fleets, R1',
} as const

/** All of it delivered, and its hall in operation, before the status month. */
export const runningAccelerators = defineFormula({
	...shared,
	scope: 'order',
	id: 'infrastructure.runningAccelerators',
	symbol: 'n_run',
	label: 'Accelerators of an order that run by the status month',
	kind: 'state',
	unit: 'accelerators',
	inputs: {
		accelerators: orderAccelerators,
		first: orderFirstDelivery,
		over: orderDeliveryMonths,
		runs: runsByThen,
		status: statusMonthOfPlan,
	},
	expression: 'if(first + over <= status, accelerators * runs, 0)',
	examples: [
		{ inputs: { accelerators: 8000, first: -35, over: 1, runs: 1, status: 0 }, value: 8000 },
		{ inputs: { accelerators: 8000, first: -1, over: 2, runs: 1, status: 0 }, value: 0 },
		{ inputs: { accelerators: 8000, first: -35, over: 1, runs: 0, status: 0 }, value: 0 },
	],
})
export const siteRunning = defineSum({
	...shared,
	scope: 'site',
	id: 'infrastructure.running',
	symbol: 'n_run,site',
	label: 'Accelerators of a site that run by the status month',
	of: runningAccelerators,
})

/** In whole units of the size needed, and no more than are needed; of the fabric the part of the accelerators that run. */
export const lotStands = defineFormula({
	...shared,
	key: 'sites.equipment.lots.stands',
	symbol: 'n_st',
	label: 'Existing units',
	inputs: {
		needed: lotUnits,
		size: lotSize,
		found: foundByScope,
		units: listedUnits,
		listed: listedSize,
		fabric: ofFabric,
		running: siteRunning,
		ordered: siteOrdered,
	},
	expression:
		'if(found > 0, needed, if(needed > 0, min(needed, floor(units + listed / size + if(fabric > 0, needed * running / ordered, 0) + 1e-9)), 0))',
	examples: [
		{
			inputs: { needed: 36, size: 3, found: 0, units: 0, listed: 20 * 0.9 * 2.5, fabric: 0, running: 0, ordered: 0 },
			value: 15,
		},
		{
			inputs: { needed: 6, size: 3, found: 0, units: 4, listed: 0, fabric: 0, running: 8000, ordered: 16_000 },
			value: 4,
		},
		{ inputs: { needed: 6, size: 3, found: 0, units: 9, listed: 0, fabric: 0, running: 0, ordered: 0 }, value: 6 },
		{ inputs: { needed: 48, size: 1.5, found: 1, units: 0, listed: 0, fabric: 0, running: 0, ordered: 0 }, value: 48 },
		{ inputs: { needed: 0, size: 0, found: 0, units: 2, listed: 0, fabric: 1, running: 0, ordered: 0 }, value: 0 },
		{
			inputs: { needed: 1250, size: 1, found: 0, units: 0, listed: 0, fabric: 1, running: 8000, ordered: 16_000 },
			value: 625,
		},
	],
})

export const lotBought = defineFormula({
	...shared,
	key: 'sites.equipment.lots.count',
	symbol: 'n_buy',
	label: 'Units to buy',
	inputs: { needed: lotUnits, stands: lotStands },
	expression: 'needed - stands',
	examples: [
		{ inputs: { needed: 36, stands: 15 }, value: 21 },
		{ inputs: { needed: 48, stands: 0 }, value: 48 },
	],
})

const equipment = { ...shared, scope: 'equipment' } as const

export const equipmentCount = defineSum({
	...equipment,
	key: 'sites.equipment.count',
	symbol: 'N',
	label: 'Units of an item that a site buys',
	short: 'Units to buy',
	of: lotBought,
})
export const equipmentNeeded = defineSum({
	...equipment,
	key: 'sites.equipment.needed',
	symbol: 'N_need',
	label: 'Units of an item that a site needs',
	short: 'Units needed',
	of: lotUnits,
})
export const equipmentStands = defineSum({
	...equipment,
	key: 'sites.equipment.stands',
	symbol: 'N_st',
	label: 'Existing units of an item at a site',
	short: 'Existing units',
	of: lotStands,
})
