import { defineOutput } from '../kernel/quantity.ts'

const crew = { scope: 'crew', per: 'month', kind: 'state', unit: 'heads', source: 'People §O' } as const

/** People of a trade who run a site, by the layer they serve; management, safety and training included. */
export const operationsHeads = {
	energy: defineOutput({
		...crew,
		rule: 'pO3',
		id: 'workforce.operationsEnergy',
		symbol: 'N_op,en',
		label: 'Operations staff on energy',
	}),
	chips: defineOutput({
		...crew,
		rule: 'pO3',
		id: 'workforce.operationsChips',
		symbol: 'N_op,ch',
		label: 'Operations staff on chips',
	}),
	infrastructure: defineOutput({
		...crew,
		rule: 'pO3',
		id: 'workforce.operationsInfrastructure',
		symbol: 'N_op,inf',
		label: 'Operations staff on halls',
	}),
} as const

/** Who run plants of another party's plant: counted, and paid in the price of its energy. */
export const unpaidOperators = defineOutput({
	...crew,
	rule: 'pO3',
	id: 'workforce.unpaidOperators',
	symbol: 'N_op,3',
	label: 'Operations staff paid by a third party',
})
