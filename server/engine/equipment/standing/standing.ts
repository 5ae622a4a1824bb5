import { defineSum } from '../../inputs/define-sum.ts'
import { defineFormula } from '../../kernel/quantity.ts'
import { lotSize, lotUnits } from '../lot-units.ts'
import { foundByScope, listedSize, listedUnits } from './standing-inputs.ts'

const shared = {
	scope: 'lot',
	per: 'horizon',
	kind: 'rate',
	unit: 'count',
	rule: 'pR1',
	source: 'People, places and fleets, R1',
} as const

/** In whole units of the size needed, and no more than are needed. */
export const lotStands = defineFormula({
	...shared,
	id: 'infrastructure.lotStands',
	symbol: 'n_st',
	label: 'Units that stand already',
	inputs: { needed: lotUnits, size: lotSize, found: foundByScope, units: listedUnits, listed: listedSize },
	expression: 'if(found > 0, needed, if(needed > 0, min(needed, floor(units + listed / size + 1e-9)), 0))',
	examples: [
		{ inputs: { needed: 36, size: 3, found: 0, units: 0, listed: 20 * 0.9 * 2.5 }, value: 15 },
		{ inputs: { needed: 6, size: 3, found: 0, units: 4, listed: 0 }, value: 4 },
		{ inputs: { needed: 6, size: 3, found: 0, units: 9, listed: 0 }, value: 6 },
		{ inputs: { needed: 48, size: 1.5, found: 1, units: 0, listed: 0 }, value: 48 },
		{ inputs: { needed: 0, size: 0, found: 0, units: 2, listed: 0 }, value: 0 },
	],
})

export const lotBought = defineFormula({
	...shared,
	id: 'infrastructure.lotBought',
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
	id: 'infrastructure.equipmentCount',
	symbol: 'N',
	label: 'Units of an item that a site buys',
	of: lotBought,
})
export const equipmentNeeded = defineSum({
	...equipment,
	id: 'infrastructure.equipmentNeeded',
	symbol: 'N_need',
	label: 'Units of an item that a site needs',
	of: lotUnits,
})
export const equipmentStands = defineSum({
	...equipment,
	id: 'infrastructure.equipmentStands',
	symbol: 'N_st',
	label: 'Units of an item that stand already at a site',
	of: lotStands,
})
