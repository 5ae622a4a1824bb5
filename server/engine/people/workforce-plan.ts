import { defineAlgorithm } from '../kernel/algorithm.ts'
import { defineFormula, sumOver } from '../kernel/quantity.ts'
import { at } from '../cells.ts'
import { hoursBeforePlan, localHours, plannedHours } from '../schedule/schedule.quantities.ts'
import { hoursPerHead } from '../schedule/site-inputs.ts'
import type { EngineModel } from '../world.ts'
import { crewHours, planHours, workedHeads } from './workforce-heads.ts'
import { apprenticesPerJourneyman, isCraft, recordablesRate } from './workforce-plan-inputs.ts'
import {
	apprenticesNeeded,
	constructionHours,
	expectedRecordables,
	localShare,
	operationsHeads,
} from './workforce.quantities.ts'

const headcount = { per: 'month', kind: 'state', unit: 'heads', rule: 'W2', source: 'Methodology §3' } as const

export const siteUnlevelledHeads = defineFormula({
	...headcount,
	scope: 'site',
	id: 'workforce.siteUnlevelledHeads',
	symbol: 'N_plan,s',
	label: 'Construction people by the planned dates',
	inputs: { hours: sumOver(plannedHours), perHead: hoursPerHead },
	expression: 'hours / perHead',
	examples: [{ inputs: { hours: 199_333, perHead: 199.333 }, value: 199_333 / 199.333 }],
})

export const unlevelledHeadcount = defineFormula({
	...headcount,
	scope: 'plan',
	id: 'workforce.unlevelled.construction.headcount',
	symbol: 'N_plan',
	label: 'Construction people by the planned dates',
	inputs: { sites: sumOver(siteUnlevelledHeads) },
	expression: 'sites',
	examples: [{ inputs: { sites: 1191 }, value: 1191 }],
})

export const operationsHeadcount = defineFormula({
	...headcount,
	scope: 'plan',
	id: 'workforce.operations.headcount',
	symbol: 'N_op',
	label: 'People who run the sites',
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
	id: 'workforce.construction.headcount',
	symbol: 'N_con',
	label: 'Construction people at work',
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
	label: 'Craft people of a trade at work',
	inputs: { hours: crewHours, perHead: hoursPerHead, craft: isCraft },
	expression: 'craft * hours / perHead',
	examples: [{ inputs: { hours: 2000, perHead: 200, craft: 1 }, value: 10 }],
})

const craftHeadcount = defineFormula({
	...headcount,
	scope: 'plan',
	rule: 'W3',
	id: 'workforce.craftHeadcount',
	symbol: 'N_craft',
	label: 'Craft people at work',
	inputs: { crews: sumOver(crewCraft) },
	expression: 'crews',
	examples: [{ inputs: { crews: 1000 }, value: 1000 }],
})

const planLocalHours = defineFormula({
	...headcount,
	kind: 'amount',
	unit: 'labourHours',
	scope: 'plan',
	rule: 'W3',
	id: 'workforce.planLocalHours',
	symbol: 'H_loc,m',
	label: 'Construction hours of local hands in the month',
	inputs: { crews: sumOver(localHours) },
	expression: 'crews',
	examples: [{ inputs: { crews: 800 }, value: 800 }],
})

const INPUTS = {
	hours: planHours,
	before: hoursBeforePlan,
	local: planLocalHours,
	craft: craftHeadcount,
	ratio: apprenticesPerJourneyman,
	rate: recordablesRate,
} as const
const OUTPUTS = {
	hours: constructionHours,
	localShare,
	apprentices: apprenticesNeeded,
	recordables: expectedRecordables,
} as const
const READS = {
	hours: ['hours', 'before'],
	localShare: ['local', 'hours'],
	apprentices: ['craft', 'ratio'],
	recordables: ['hours', 'before', 'rate'],
} as const
const RECORDABLES_PER_HOURS = 200_000

/** Who builds the plan, in sum: hours, local share, apprentices and injuries to be expected. */
export const sumUpWork = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, null>({
	id: 'workforce.sumUp',
	label: 'Participation and safety',
	rule: 'W3',
	method:
		'Hours are those of the plan’s months and those before it. Local share: local hours ÷ construction hours of the plan’s months; trades that are never short count as local. Apprentices: peak of craft people · a ÷ (1 + a). Recordables: hours · rate ÷ 200,000.',
	inputs: INPUTS,
	outputs: OUTPUTS,
	reads: (_, { output }) => READS[output],
	run: ({ input, output }) => {
		const hours = input.hours.values.reduce((sum, month) => sum + month, 0)
		const local = input.local.values.reduce((sum, month) => sum + month, 0)
		const ratio = at(input.ratio.values, 0)
		const all = hours + input.before.values.reduce((sum, crew) => sum + crew, 0)
		output.hours[0] = all
		output.localShare[0] = hours > 0 ? local / hours : 0
		output.apprentices[0] = (Math.max(0, ...input.craft.values) * ratio) / (1 + ratio)
		output.recordables[0] = (all * at(input.rate.values, 0)) / RECORDABLES_PER_HOURS
		return null
	},
})
