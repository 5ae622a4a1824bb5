import { defineSum } from '../inputs/define-sum.ts'
import { defineFormula } from '../kernel/quantity.ts'
import { availableConstructionHeads, requiredHours, workedHours } from '../schedule/schedule.quantities.ts'
import { hoursPerHead } from '../schedule/labour/worker-month.ts'
import { operationsHeads } from './workforce.quantities.ts'

const people = {
	scope: 'crew',
	per: 'month',
	kind: 'state',
	unit: 'heads',
	rule: 'W2',
	source: 'Methodology §3',
} as const

export const crewHours = defineFormula({
	...people,
	kind: 'amount',
	unit: 'labourHours',
	id: 'workforce.crewHours',
	symbol: 'H_w',
	label: 'Construction hours worked by a trade',
	inputs: workedHours,
	expression: 'energy + chips + infrastructure + models',
	examples: [{ inputs: { energy: 10, chips: 20, infrastructure: 60, models: 10 }, value: 100 }],
})

export const crewOperations = defineFormula({
	...people,
	id: 'workforce.crewOperations',
	symbol: 'N_op,t',
	label: 'Operations staff of a trade',
	inputs: operationsHeads,
	expression: 'energy + chips + infrastructure',
	examples: [{ inputs: { energy: 5, chips: 10, infrastructure: 30 }, value: 45 }],
})

/** Construction and operations together, from here on. */
export const requiredHeads = defineFormula({
	...people,
	id: 'workforce.required',
	symbol: 'N_req',
	label: 'Workers of a trade needed for planned dates',
	inputs: { hours: requiredHours, perHead: hoursPerHead, operations: crewOperations },
	expression: 'hours / perHead + operations',
	examples: [{ inputs: { hours: 2000, perHead: 200, operations: 5 }, value: 15 }],
})

export const availableHeads = defineFormula({
	...people,
	id: 'workforce.available',
	symbol: 'N_av',
	label: 'Available workers of a trade',
	inputs: { builders: availableConstructionHeads, operations: crewOperations },
	expression: 'builders + operations',
	examples: [{ inputs: { builders: 900, operations: 45 }, value: 945 }],
})

export const builderHeads = defineFormula({
	...people,
	id: 'workforce.builders',
	symbol: 'N_build',
	label: 'Workers of a trade on construction',
	inputs: { hours: crewHours, perHead: hoursPerHead },
	expression: 'hours / perHead',
	examples: [{ inputs: { hours: 1600, perHead: 200 }, value: 8 }],
})

export const workedHeads = defineFormula({
	...people,
	key: 'workforce.bySite',
	symbol: 'N_work',
	label: 'Workers of a trade at work',
	short: 'At work',
	inputs: { hours: crewHours, perHead: hoursPerHead, operations: crewOperations },
	expression: 'hours / perHead + operations',
	examples: [{ inputs: { hours: 1600, perHead: 200, operations: 5 }, value: 13 }],
})

export const shortfallHeads = defineFormula({
	...people,
	id: 'workforce.shortfall',
	symbol: 'N_short',
	label: 'Worker shortfall of a trade',
	inputs: { asked: requiredHours, worked: crewHours, perHead: hoursPerHead },
	expression: 'max(0, asked - worked) / perHead',
	examples: [{ inputs: { asked: 2000, worked: 1600, perHead: 200 }, value: 2 }],
})

const plan = { ...people, scope: 'plan' } as const

export const planHours = defineSum({
	...plan,
	id: 'workforce.planHours',
	symbol: 'H_m',
	label: 'Construction hours of the month',
	of: crewHours,
})
