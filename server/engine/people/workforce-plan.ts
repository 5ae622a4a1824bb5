import { defineTotal } from '../kernel/add-up.ts'
import { defineSum } from '../inputs/define-sum.ts'
import { defineFormula, sumOver } from '../kernel/quantity.ts'
import { hoursBeforePlan, localHours, plannedHours } from '../schedule/schedule.quantities.ts'
import { hoursPerHead } from '../schedule/labour/worker-month.ts'
import { crewHours, planHours, workedHeads } from './workforce-heads.ts'
import { apprenticesPerJourneyman, isCraft, recordablesRate } from './workforce-plan-inputs.ts'
import { operationsHeads } from './workforce.quantities.ts'

const headcount = { per: 'month', kind: 'state', unit: 'heads', rule: 'W2', source: 'Methodology §3' } as const

export const siteUnlevelledHeads = defineFormula({
	...headcount,
	scope: 'site',
	id: 'workforce.siteUnlevelledHeads',
	symbol: 'N_plan,s',
	label: 'Construction headcount, planned dates',
	inputs: { hours: sumOver(plannedHours), perHead: hoursPerHead },
	expression: 'hours / perHead',
	examples: [{ inputs: { hours: 199_333, perHead: 199.333 }, value: 199_333 / 199.333 }],
})

export const unlevelledHeadcount = defineSum({
	...headcount,
	scope: 'plan',
	key: 'workforce.unlevelled.construction.headcount',
	symbol: 'N_plan',
	label: 'Construction headcount, planned dates',
	short: 'Construction headcount, planned dates',
	of: siteUnlevelledHeads,
})

export const operationsHeadcount = defineFormula({
	...headcount,
	scope: 'plan',
	key: 'workforce.operations.headcount',
	symbol: 'N_op',
	label: 'Operations staff',
	short: 'Operations staff',
	inputs: {
		energy: sumOver(operationsHeads.energy),
		chips: sumOver(operationsHeads.chips),
		infrastructure: sumOver(operationsHeads.infrastructure),
	},
	expression: 'energy + chips + infrastructure',
	examples: [{ inputs: { energy: 45, chips: 30, infrastructure: 60 }, value: 135 }],
})

export const constructionHeadcount = defineFormula({
	...headcount,
	scope: 'plan',
	key: 'workforce.construction.headcount',
	symbol: 'N_con',
	label: 'Construction headcount at work',
	short: 'Construction headcount',
	inputs: { all: sumOver(workedHeads), operations: operationsHeadcount },
	expression: 'max(0, all - operations)',
	examples: [{ inputs: { all: 1286, operations: 94 }, value: 1192 }],
})

/** Craft people at work in construction: the trades that train apprentices. */
const crewCraft = defineFormula({
	...headcount,
	scope: 'crew',
	rule: 'W3',
	id: 'workforce.crewCraft',
	symbol: 'N_craft,t',
	label: 'Craft workers of a trade at work',
	inputs: { hours: crewHours, perHead: hoursPerHead, craft: isCraft },
	expression: 'craft * hours / perHead',
	examples: [{ inputs: { hours: 2000, perHead: 200, craft: 1 }, value: 10 }],
})

const craftHeadcount = defineSum({
	...headcount,
	scope: 'plan',
	rule: 'W3',
	id: 'workforce.craftHeadcount',
	symbol: 'N_craft',
	label: 'Craft workers at work',
	of: crewCraft,
})

const planLocalHours = defineSum({
	...headcount,
	scope: 'plan',
	rule: 'W3',
	id: 'workforce.planLocalHours',
	symbol: 'H_loc,m',
	label: 'Construction hours of local workers in the month',
	of: localHours,
})

const whole = { scope: 'plan', rule: 'W3', source: 'Methodology §3' } as const
const overPlan = { ...whole, kind: 'amount', unit: 'labourHours' } as const

export const hoursInPlan = defineTotal({
	...overPlan,
	of: [planHours],
	id: 'workforce.hoursInPlan',
	symbol: 'H_in',
	label: 'Construction hours in the plan',
})

export const localHoursInPlan = defineTotal({
	...overPlan,
	of: [planLocalHours],
	id: 'workforce.localHoursInPlan',
	symbol: 'H_loc',
	label: 'Construction hours of local workers in the plan; trades never short count as local',
})

export const peakOfCrafts = defineTotal({
	...whole,
	kind: 'state',
	unit: 'heads',
	of: [craftHeadcount],
	how: 'largest',
	id: 'workforce.peakOfCrafts',
	symbol: 'N_craft,max',
	label: 'Peak craft workers at work',
})

export const constructionHours = defineTotal({
	...overPlan,
	of: [planHours, hoursBeforePlan],
	key: 'workforce.construction.hours',
	symbol: 'H',
	label: 'Construction hours in the plan',
	short: 'Construction hours',
	method: 'Sum over the plan’s months, and of what was worked before it.',
})

export const localShare = defineFormula({
	...whole,
	per: 'horizon',
	kind: 'rate',
	unit: 'share',
	key: 'workforce.participation.localShare',
	symbol: 's_loc',
	label: 'Construction hours worked by local workers',
	inputs: { local: localHoursInPlan.total, hours: hoursInPlan.total },
	expression: 'if(hours > 0, local / hours, 0)',
	examples: [
		{ inputs: { local: 800, hours: 1000 }, value: 0.8 },
		{ inputs: { local: 0, hours: 0 }, value: 0 },
	],
})

/** For every journeyman so many apprentices among the craft people. */
export const apprenticesNeeded = defineFormula({
	...whole,
	per: 'horizon',
	kind: 'state',
	unit: 'heads',
	key: 'workforce.participation.apprentices',
	symbol: 'N_app',
	label: 'Apprentices at craft peak',
	short: 'Apprentices at peak',
	inputs: { craft: peakOfCrafts.total, ratio: apprenticesPerJourneyman },
	expression: 'craft * ratio / (1 + ratio)',
	examples: [{ inputs: { craft: 1200, ratio: 0.2 }, value: 200 }],
})

export const expectedRecordables = defineFormula({
	...whole,
	per: 'horizon',
	kind: 'amount',
	unit: 'recordables',
	key: 'workforce.safety.expectedRecordables',
	symbol: 'N_rec',
	label: 'Expected recordable injuries',
	inputs: { hours: constructionHours.total, rate: recordablesRate },
	expression: 'hours / labourHoursPerRate * rate',
	examples: [{ inputs: { hours: 2_000_000, rate: 2 }, value: 20 }],
})
