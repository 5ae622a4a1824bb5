import { defineOutput } from '../kernel/quantity.ts'

const crew = { scope: 'crew', per: 'month', kind: 'state', unit: 'heads', source: 'Workforce §6' } as const

/** People of a trade who run a site, by the layer they serve; management, safety and training included. */
export const operationsHeads = {
	energy: defineOutput({
		...crew,
		rule: 'W1',
		id: 'workforce.operationsEnergy',
		symbol: 'N_op,en',
		label: 'Operations people on energy',
	}),
	chips: defineOutput({
		...crew,
		rule: 'W1',
		id: 'workforce.operationsChips',
		symbol: 'N_op,ch',
		label: 'Operations people on chips',
	}),
	infrastructure: defineOutput({
		...crew,
		rule: 'W1',
		id: 'workforce.operationsInfrastructure',
		symbol: 'N_op,inf',
		label: 'Operations people on infrastructure',
	}),
} as const
