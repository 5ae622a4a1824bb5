import { defineSum } from '../inputs/define-sum.ts'
import { defineFormula, defineInput } from '../kernel/quantity.ts'
import { contractAt } from '../layers/energy/contract-inputs.ts'
import { generation, purchased, surplusEnergy } from '../layers/energy/hours/dispatch.quantities.ts'
import { kindIs } from '../layers/energy/kind-inputs.ts'
import { obligationShare } from '../layers/energy/purchase/surplus-inputs.ts'
import { sourceOf } from '../layers/energy/purchase/purchase-terms.ts'
import { fromPlan, fromRule } from '../sourced.ts'
import type { EngineWorld } from '../world.ts'
import { throughGrid } from './environment-inputs.ts'

const R31 = { rule: 'eR31', source: 'GHG Protocol Scope 2 Guidance (2015)' } as const

const CARRYING: readonly (string | null)[] = ['onsite_zero_carbon', 'colocated_nuclear', 'physical_ppa']
const carriesAttributes = kindIs(
	{ ...R31, id: 'environment.carriesAttributes', symbol: 'carries', label: 'Energy used carries its certificates' },
	(kind) => CARRYING.includes(sourceOf(kind)),
)
const settlesAttributes = kindIs(
	{ ...R31, id: 'environment.settlesAttributes', symbol: 'settles', label: 'Certificates without energy' },
	(kind) => sourceOf(kind) === 'financial',
)

/** 1 for a PPA whose surplus brings its certificates. */
const bundlesAttributes = defineInput({
	...R31,
	id: 'environment.bundlesAttributes',
	symbol: 'bundled',
	label: 'Surplus bought brings its certificates',
	scope: 'contract',
	per: 'horizon',
	kind: 'rate',
	unit: 'ratio',
	read: ({ model }: EngineWorld, index) => {
		const { contract, kind } = contractAt(model, index)
		if (sourceOf(kind) !== 'physical_ppa') return fromRule(0, { ...R31, text: 'surplus_bought_of_ppa_only' })
		if (contract.eacsBundled === null) return fromRule(1, { ...R31, text: 'attributes_bundled' })
		return fromPlan(model, { list: 'powerContracts', index, field: 'eacsBundled' }, Number(contract.eacsBundled))
	},
})

const onContract = { ...R31, scope: 'contract', per: 'month', kind: 'amount', unit: 'MWh' } as const

export const contractAttributes = defineFormula({
	...onContract,
	key: 'contracts.attributesMWh',
	symbol: 'A_c',
	label: 'Carbon-free certificates of a contract',
	short: 'Carbon-free certificates',
	inputs: {
		taken: purchased,
		settled: generation,
		carries: carriesAttributes,
		settles: settlesAttributes,
		bundled: bundlesAttributes,
		obligation: obligationShare,
		surplus: surplusEnergy,
	},
	expression: 'taken * carries + settled * settles + bundled * obligation * surplus',
	examples: [
		{
			inputs: { taken: 1000, settled: 1200, carries: 1, settles: 0, bundled: 1, obligation: 1, surplus: 200 },
			value: 1200,
		},
		{
			inputs: { taken: 0, settled: 1200, carries: 0, settles: 1, bundled: 0, obligation: 1, surplus: 1200 },
			value: 1200,
		},
	],
})

/** What can cover imports: not what is made on the site, which is no import. */
const contractCovering = defineFormula({
	...onContract,
	id: 'environment.contractCoveringMWh',
	symbol: 'A_imp,c',
	label: 'Certificates of a contract usable for imports',
	inputs: { attributes: contractAttributes, grid: throughGrid, settles: settlesAttributes },
	expression: 'attributes * max(grid, settles)',
	examples: [
		{ inputs: { attributes: 1200, grid: 1, settles: 0 }, value: 1200 },
		{ inputs: { attributes: 1200, grid: 0, settles: 0 }, value: 0 },
	],
})

export const coveringAttributes = defineSum({
	...onContract,
	scope: 'site',
	id: 'environment.coveringMWh',
	symbol: 'A_imp',
	label: 'Certificates usable for imports',
	of: contractCovering,
})
