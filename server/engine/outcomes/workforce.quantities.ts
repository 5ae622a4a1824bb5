import { defineOutput } from '../kernel/quantity.ts'

const crew = {
	scope: 'crew',
	per: 'month',
	kind: 'stock',
	unit: 'heads',
	rule: 'W1',
	source: 'Workforce §6',
} as const

/** People of a trade who run a site, by the layer they serve; management, safety and training included. */
export const operationsHeads = {
	energy: defineOutput({
		...crew,
		id: 'workforce.operationsHeadsEnergy',
		symbol: 'N_op,en',
		label: 'Operations people on energy',
	}),
	chips: defineOutput({
		...crew,
		id: 'workforce.operationsHeadsChips',
		symbol: 'N_op,ch',
		label: 'Operations people on chips',
	}),
	infrastructure: defineOutput({
		...crew,
		id: 'workforce.operationsHeadsInfrastructure',
		symbol: 'N_op,inf',
		label: 'Operations people on infrastructure',
	}),
} as const
