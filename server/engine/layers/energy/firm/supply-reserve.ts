import { defineFormula } from '../../../kernel/quantity.ts'
import { contractFirm, rampedCapacity } from '../available.ts'
import { kindIs } from '../kind-inputs.ts'
import { machines, plantDerate } from '../plant-inputs.ts'
import { SUPPLY_RESERVE } from './reserve-inputs.ts'

const burnsFuel = kindIs(
	{
		id: 'energy.burnsFuel',
		symbol: 'fuel',
		label: 'On-site plant that burns fuel',
		rule: 'eR19',
		source: SUPPLY_RESERVE,
	},
	({ role }) => role === 'onsite_combustion',
)

/** 0 for all but plant on the site that burns fuel. */
export const machineLoss = defineFormula({
	per: 'month',
	kind: 'state',
	unit: 'facilityMW',
	rule: 'eR19',
	source: SUPPLY_RESERVE,
	id: 'energy.machineLoss',
	symbol: 'ΔP_mach',
	label: 'Firm power lost with one unit of a plant',
	scope: 'contract',
	inputs: { burnsFuel, firm: contractFirm, ramped: rampedCapacity, machines, derate: plantDerate },
	expression: 'burnsFuel * max(0, firm - ramped * (machines - 1) / machines * derate)',
	examples: [
		{ inputs: { burnsFuel: 1, firm: 81, ramped: 81, machines: 18, derate: 1 }, value: 4.5 },
		{ inputs: { burnsFuel: 0, firm: 140, ramped: 140, machines: 1, derate: 1 }, value: 0 },
	],
})
