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

const whole = { scope: 'plan', per: 'horizon', kind: 'state', rule: 'W3', source: 'Methodology §3' } as const

export const constructionHours = defineOutput({
	...whole,
	unit: 'labourHours',
	id: 'workforce.construction.hours',
	kind: 'amount',
	symbol: 'H',
	label: 'Construction hours within the horizon',
})

export const localShare = defineOutput({
	...whole,
	kind: 'rate',
	unit: 'share',
	id: 'workforce.participation.localShare',
	symbol: 's_loc',
	label: 'Construction hours worked by local hands',
})

export const apprenticesNeeded = defineOutput({
	...whole,
	unit: 'heads',
	id: 'workforce.participation.apprentices',
	symbol: 'N_app',
	label: 'Apprentices at the peak of the crafts',
})

export const expectedRecordables = defineOutput({
	...whole,
	unit: 'recordables',
	id: 'workforce.safety.expectedRecordables',
	kind: 'amount',
	symbol: 'N_rec',
	label: 'Recordable injuries to be expected',
})
