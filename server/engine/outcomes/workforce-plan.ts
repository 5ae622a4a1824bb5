import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import { defineFormula, sumOver } from '../kernel/quantity.ts'
import { add, at } from '../schedule/cells.ts'
import { localHours, plannedHours, workedHours } from '../schedule/schedule.quantities.ts'
import { hoursPerHead } from '../schedule/site-inputs.ts'
import { BUILD_LAYERS } from '../schedule/task-set.ts'
import type { EngineModel } from '../world.ts'
import { apprenticesPerJourneyman, recordablesRate } from './workforce-plan-inputs.ts'
import {
	apprenticesNeeded,
	constructionHours,
	expectedRecordables,
	localShare,
	operationsHeads,
	workedHeads,
} from './workforce.quantities.ts'

const headcount = { per: 'month', kind: 'stock', unit: 'heads', rule: 'W2', source: 'Methodology §3' } as const

export const siteUnlevelledHeads = defineFormula({
	...headcount,
	scope: 'site',
	id: 'workforce.siteUnlevelledHeads',
	symbol: 'N_plan,s',
	label: 'Construction people by the planned dates',
	inputs: { hours: sumOver(plannedHours), perHead: hoursPerHead },
	expression: 'hours / perHead',
	examples: [{ inputs: { hours: 199_333, perHead: 199.333 }, value: 199_333 / 199.333 }],
	compute: ({ hours, perHead }) => hours / perHead,
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
	compute: ({ sites }) => sites,
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
	compute: ({ energy, chips, infrastructure }) => energy + chips + infrastructure,
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
	compute: ({ all, operations }) => Math.max(0, all - operations),
})

const INPUTS = {
	...workedHours,
	local: localHours,
	perHead: hoursPerHead,
	ratio: apprenticesPerJourneyman,
	rate: recordablesRate,
} as const
const OUTPUTS = {
	hours: constructionHours,
	localShare,
	apprentices: apprenticesNeeded,
	recordables: expectedRecordables,
} as const
const RECORDABLES_PER_HOURS = 200_000

/** Who builds the plan, in sum: hours, local share, apprentices and injuries to be expected. */
export const sumUpWork = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, null>({
	id: 'workforce.sumUp',
	label: 'Participation and safety',
	rule: 'W3',
	method:
		'Local share: local hours ÷ all construction hours; trades that are never short count as local. Apprentices: peak of craft people · a ÷ (1 + a). Recordables: hours · rate ÷ 200,000.',
	inputs: INPUTS,
	outputs: OUTPUTS,
	run: ({ world, input, output }) => {
		const craft = TRADES.map((key) => world.model.catalogue.trades.find(({ id }) => id === key)?.craft ?? false)
		const craftHeads = new Float64Array(world.months)
		let hours = 0
		let local = 0
		for (let cell = 0; cell < input.local.values.length; cell++) {
			const crew = Math.floor(cell / world.months)
			let worked = 0
			for (const layer of BUILD_LAYERS) worked += at(input[layer].values, cell)
			hours += worked
			local += at(input.local.values, cell)
			if (craft[crew % TRADES.length] !== true) continue
			const month = cell % world.months
			const perHead = input.perHead.values[Math.floor(crew / TRADES.length)] ?? 1
			add(craftHeads, month, worked / perHead)
		}
		const ratio = at(input.ratio.values, 0)
		output.hours[0] = hours
		output.localShare[0] = hours > 0 ? local / hours : 0
		output.apprentices[0] = (craftHeads.reduce((peak, heads) => Math.max(peak, heads), 0) * ratio) / (1 + ratio)
		output.recordables[0] = (hours * at(input.rate.values, 0)) / RECORDABLES_PER_HOURS
		return null
	},
})
