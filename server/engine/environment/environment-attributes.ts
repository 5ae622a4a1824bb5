import { defineFormula, defineInput } from '../kernel/quantity.ts'
import { contractAt } from '../layers/energy/contract-inputs.ts'
import { deliverable, purchased } from '../layers/energy/purchase/purchase.quantities.ts'
import { sourceOf } from '../layers/energy/purchase/purchase-terms.ts'
import { fromRule } from '../sourced.ts'
import type { EngineWorld } from '../world.ts'

const GHG = 'GHG Protocol Scope 2 Guidance (2015)'
const shared = { scope: 'contract', per: 'horizon', kind: 'rate', unit: 'ratio', rule: 'V9', source: GHG } as const

function flag(of: {
	readonly id: string
	readonly symbol: string
	readonly label: string
	readonly sources: readonly string[]
}) {
	const { sources, ...named } = of
	return defineInput({
		...shared,
		...named,
		read: ({ model }: EngineWorld, index) => {
			const { kind } = contractAt(model, index)
			const value = Number(sources.includes(sourceOf(kind) ?? ''))
			return fromRule(value, { rule: 'V9', text: `By kind: ${kind.name}.`, source: kind.source })
		},
	})
}

const carriesAttributes = flag({
	id: 'environment.carriesAttributes',
	symbol: 'carries',
	label: 'Energy taken carries its attributes',
	sources: ['onsite_zero_carbon', 'colocated_nuclear', 'physical_ppa'],
})
const settlesAttributes = flag({
	id: 'environment.settlesAttributes',
	symbol: 'settles',
	label: 'Attributes without energy',
	sources: ['financial'],
})

export const contractAttributes = defineFormula({
	...shared,
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
