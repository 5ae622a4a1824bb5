import { defineFormula } from '../kernel/quantity.ts'
import { kindIs } from '../layers/energy/kind-inputs.ts'
import { deliverable, purchased } from '../layers/energy/purchase/purchase.quantities.ts'
import { sourceOf } from '../layers/energy/purchase/purchase-terms.ts'

const V9 = { rule: 'V9', source: 'GHG Protocol Scope 2 Guidance (2015)' } as const

const CARRYING: readonly (string | null)[] = ['onsite_zero_carbon', 'colocated_nuclear', 'physical_ppa']
const carriesAttributes = kindIs(
	{ ...V9, id: 'environment.carriesAttributes', symbol: 'carries', label: 'Energy taken carries its attributes' },
	(kind) => CARRYING.includes(sourceOf(kind)),
)
const settlesAttributes = kindIs(
	{ ...V9, id: 'environment.settlesAttributes', symbol: 'settles', label: 'Attributes without energy' },
	(kind) => sourceOf(kind) === 'financial',
)

export const contractAttributes = defineFormula({
	...V9,
	scope: 'contract',
	id: 'environment.contractAttributesMWh',
	symbol: 'A_c',
	label: 'Carbon-free attributes a contract brings',
	per: 'month',
	kind: 'amount',
	unit: 'MWh',
	inputs: { taken: purchased, settled: deliverable, carries: carriesAttributes, settles: settlesAttributes },
	expression: 'taken * carries + settled * settles',
	examples: [
		{ inputs: { taken: 1000, settled: 1200, carries: 1, settles: 0 }, value: 1000 },
		{ inputs: { taken: 0, settled: 1200, carries: 0, settles: 1 }, value: 1200 },
	],
})
