import { chipsBuildout, energyBuildout } from '../balance/buildout/buildout-formulas.ts'
import { stranded } from '../balance/layers/required.quantities.ts'
import { lotSize } from '../equipment/lot-units.ts'
import { defineSum } from '../inputs/define-sum.ts'
import { siteTarget, targetStep } from '../equipment/space-inputs.ts'
import { defineTotal } from '../kernel/add-up.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import type { Step } from '../kernel/compile.ts'
import { defineFormula, defineOutput, maxOver, type QuantityNode } from '../kernel/quantity.ts'
import { housedPower } from '../layers/infrastructure/available.ts'
import { constructionHeadcount, unlevelledHeadcount } from '../people/workforce-plan.ts'
import { tradeHeads } from '../people/workforce-trades.ts'
import { hoursBeforePlan, plannedHours } from '../schedule/schedule.quantities.ts'
import { lostTotal } from '../shortfall/headline-step.ts'
import { at } from '../cells.ts'
import type { EngineModel } from '../world.ts'

const buildoutTarget = defineOutput({
	scope: 'site',
	per: 'horizon',
	kind: 'state',
	unit: 'itMW',
	rule: 'B13',
	source: 'Methodology §2',
	key: 'sites.buildout.targetItMW',
	symbol: 'P_goal',
	label: 'IT power a site is measured by',
	short: 'Target',
})

const TARGET_INPUTS = { target: siteTarget, step: targetStep, chips: chipsBuildout }
const TARGET_OUTPUTS = { target: buildoutTarget }

/** The target of the build-out view. */
const measureBuildout = defineAlgorithm<EngineModel, typeof TARGET_INPUTS, typeof TARGET_OUTPUTS, null>({
	id: 'infrastructure.measureBuildout',
	label: 'Target of the build-out',
	rule: 'B13',
	method:
		'The largest target step of the site within the plan; if none is entered, the most its installed chips would draw in any month.',
	inputs: TARGET_INPUTS,
	outputs: TARGET_OUTPUTS,
	run: ({ world, input, output }) => {
		for (let site = 0; site < world.model.plan.sites.length; site++) {
			const measure = input.target.at(site, 0) > 0 ? input.step : input.chips
			for (let month = 0; month < world.months; month++)
				output.target[site] = Math.max(at(output.target, site), measure.at(site, month))
		}
		return null
	},
})

const strandedMonths = defineOutput({
	scope: 'site',
	per: 'month',
	kind: 'amount',
	unit: 'acceleratorMonths',
	rule: 'F14',
	source: 'Methodology §5',
	key: 'sites.stranded.acceleratorMonths',
	once: true,
	symbol: 'Σ n_str',
	label: 'Accelerator-months ramped but not energized',
	short: 'Accelerator-months without power or a hall',
})

const STRANDED_INPUTS = { stranded }
const STRANDED_OUTPUTS = { months: strandedMonths }

/** Each month an accelerator stands idle counts one accelerator-month. */
const countStrandedMonths = defineAlgorithm<EngineModel, typeof STRANDED_INPUTS, typeof STRANDED_OUTPUTS, null>({
	id: 'chips.countStrandedMonths',
	label: 'Accelerator-months stranded',
	rule: 'F14',
	method: 'A ramped accelerator not energized for a month counts as one accelerator-month.',
	inputs: STRANDED_INPUTS,
	outputs: STRANDED_OUTPUTS,
	run: ({ input, output }) => {
		output.months.set(input.stranded.values)
		return null
	},
	sheet: (_, { index, month }, { one }) => one(stranded, index, month),
})

/** What is told of the plan, and is all its sites together. */
const allSites = (key: string, of: QuantityNode) => {
	const { label, short = label, symbol, rule, source, once } = of
	const meaning = { scope: 'plan', key, symbol: `Σ ${symbol}`, label: `${label}, all sites`, short, rule, source }
	return defineSum({ ...meaning, ...(once === true && { once }), of })
}

/** The same figure in another room of the result. */
const asWell = (key: string, of: QuantityNode) => {
	const { scope, per, kind, unit, symbol, label, short = label, rule, source } = of
	const meaning = { scope, per, kind, unit, symbol, label, short, rule, source }
	const again = { inputs: { figure: of }, expression: 'figure', examples: [{ inputs: { figure: 3 }, value: 3 }] }
	return defineFormula({ ...meaning, key, ...again })
}

const peak = (key: string, of: QuantityNode) => {
	const { scope, kind, unit, symbol, label, short = label, rule, source } = of
	const meaning = { scope, kind, unit, rule, source, key, of: [of] }
	return defineTotal({
		...meaning,
		how: 'largest',
		symbol: `max ${symbol}`,
		label: `${label} at the peak`,
		short: `${short} at the peak`,
	})
}

const hours = { scope: 'plan', kind: 'amount', unit: 'labourHours', rule: 'S4', source: 'Methodology §3' } as const

const unitSize = (key: string) =>
	defineFormula({
		scope: 'equipment',
		per: 'horizon',
		kind: 'rate',
		unit: 'ownSize',
		key,
		symbol: 'u_0,max',
		label: 'Unit size (largest if halls differ)',
		short: 'Unit size',
		rule: 'I16',
		source: lotSize.source,
		inputs: { size: maxOver(lotSize) },
		expression: 'size',
		examples: [{ inputs: { size: 1.5 }, value: 1.5 }],
	})

/** Figures that the result tells in a second place, or of the plan where the engine holds them site by site: only explanations ask for them. */
export const TOLD_AGAIN: readonly Step[] = [
	measureBuildout,
	countStrandedMonths,
	allSites('stranded.accelerators', stranded),
	allSites('stranded.acceleratorMonths', strandedMonths),
	allSites('buildout.targetItMW', buildoutTarget),
	allSites('buildout.itMW.energy', energyBuildout),
	allSites('buildout.itMW.infrastructure', housedPower),
	allSites('buildout.itMW.chips', chipsBuildout),
	asWell('sites.buildout.itMW.infrastructure', housedPower),
	asWell('headline.lostMWMonths', lostTotal),
	unitSize('sites.equipment.unitSize'),
	unitSize('sites.equipment.unitMW'),
	peak('workforce.construction.peak.headcount', constructionHeadcount).step,
	peak('workforce.unlevelled.construction.peak.headcount', unlevelledHeadcount).step,
	peak('workforce.trades.peak.headcount', tradeHeads.worked).step,
	defineTotal({
		...hours,
		key: 'workforce.unlevelled.construction.hours',
		of: [plannedHours],
		symbol: 'Σ H_plan',
		label: 'Construction hours, planned dates',
	}).step,
	defineTotal({
		...hours,
		key: 'workforce.construction.beforePlanHours',
		of: [hoursBeforePlan],
		symbol: 'Σ H_0',
		label: 'Construction hours before the plan',
	}).step,
]
