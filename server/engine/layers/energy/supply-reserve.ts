import { defineFormula, maxOver } from '../../kernel/quantity.ts'
import { contractFirm, rampedCapacity, siteImport } from './available.ts'
import { firmTransformerMVA, powerFactor, spareTransformers, transformerBanks } from './interconnection-inputs.ts'
import { kindIs } from './kind-inputs.ts'
import { machines, plantDerate } from './plant-inputs.ts'
import { SUPPLY_RESERVE, survivesLoss } from './reserve-inputs.ts'

const shared = { per: 'month', kind: 'state', unit: 'facilityMW', rule: 'eR19', source: SUPPLY_RESERVE } as const

const burnsFuel = kindIs(
	{
		id: 'energy.burnsFuel',
		symbol: 'fuel',
		label: 'Plant on the site that burns fuel',
		rule: 'eR19',
		source: SUPPLY_RESERVE,
	},
	({ role }) => role === 'onsite_combustion',
)

/** 0 for all but plant on the site that burns fuel. */
export const machineLoss = defineFormula({
	...shared,
	id: 'energy.machineLoss',
	symbol: 'ΔP_mach',
	label: 'Firm power lost with one machine of a plant',
	scope: 'contract',
	inputs: { burnsFuel, firm: contractFirm, ramped: rampedCapacity, machines, derate: plantDerate },
	expression: 'burnsFuel * max(0, firm - ramped * (machines - 1) / machines * derate)',
	examples: [
		{ inputs: { burnsFuel: 1, firm: 81, ramped: 81, machines: 18, derate: 1 }, value: 4.5 },
		{ inputs: { burnsFuel: 0, firm: 140, ramped: 140, machines: 1, derate: 1 }, value: 0 },
	],
})

/** 0 where a spare takes its place, or none is listed. */
export const transformerLoss = defineFormula({
	...shared,
	id: 'energy.transformerLoss',
	symbol: 'ΔP_bank',
	label: 'Firm import lost with the largest transformer',
	scope: 'site',
	inputs: {
		through: siteImport,
		banks: transformerBanks,
		spares: spareTransformers,
		firmMVA: firmTransformerMVA,
		factor: powerFactor,
	},
	expression: 'if(banks > 0, if(spares > 0, 0, max(0, through - firmMVA * factor)), 0)',
	examples: [
		{ inputs: { through: 200, banks: 3, spares: 0, firmMVA: 160, factor: 0.97 }, value: 44.80000000000001 },
		{ inputs: { through: 200, banks: 3, spares: 1, firmMVA: 160, factor: 0.97 }, value: 0 },
		{ inputs: { through: 200, banks: 0, spares: 0, firmMVA: 0, factor: 0.97 }, value: 0 },
	],
})

/** The utility’s own feed is no contingency. */
export const contingencyReserve = defineFormula({
	...shared,
	id: 'energy.contingencyReserve',
	symbol: 'P_N−1',
	label: 'Firm power held back for the loss of the largest unit',
	scope: 'site',
	inputs: { survives: survivesLoss, machine: maxOver(machineLoss), transformer: transformerLoss },
	expression: 'survives * max(machine, transformer)',
	examples: [
		{ inputs: { survives: 1, machine: 4.5, transformer: 44.8 }, value: 44.8 },
		{ inputs: { survives: 0, machine: 4.5, transformer: 44.8 }, value: 0 },
	],
})
