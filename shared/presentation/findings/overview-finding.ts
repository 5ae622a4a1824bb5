import type { Layer, PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { bindingRuns, mainConstraint, stripBasis } from '../binding-runs.ts'
import type { BindingRun } from '../binding-runs.ts'
import { sum } from '../series.ts'
import { megawatts } from '../wording/figures.ts'
import { counted, longMonth, sentenceCase } from '../wording/months.ts'
import { causeIsPlural, causeNoun, layerBinds, LAYER_NAMES, LAYER_NOUNS } from '../wording/names.ts'
import type { Finding } from './finding.ts'

const LAYER_IS_PLURAL: Readonly<Record<Layer, boolean>> = {
	energy: false,
	chips: true,
	infrastructure: true,
	models: true,
	applications: false,
}

/** `the campus` of several halls, `the site`, or `the plan` of several sites. */
export function placeName(plan: Pick<PlanFile, 'sites' | 'buildPhases'>): string {
	if (plan.sites.length !== 1) return 'the plan'
	return plan.buildPhases.length > 1 ? 'the campus' : 'the site'
}

/** «Electricians, not power, hold the campus back from October 2026». */
function constraintTitle({
	runs,
	main,
	place,
	last,
}: {
	runs: readonly BindingRun[]
	main: BindingRun
	place: string
	last: number
}): string {
	const layer = main.layer ?? 'energy'
	const noun = main.cause === null ? LAYER_NOUNS[layer] : causeNoun(main.cause.cause)
	const plural = main.cause === null ? LAYER_IS_PLURAL[layer] : causeIsPlural(main.cause.cause)
	const before = runs
		.filter((run) => run.to <= main.from && run.layer !== null && run.layer !== 'applications' && run.layer !== layer)
		.at(-1)
	const subject = before?.layer ? `${noun}, not ${LAYER_NOUNS[before.layer]},` : noun
	const opens = runs.every((run) => run.to > main.from || run.layer === null)
	const when = opens && main.to < last ? `until ${longMonth(main.lastMonth)}` : `from ${longMonth(main.firstMonth)}`
	return sentenceCase(`${subject} ${plural ? 'hold' : 'holds'} ${place} back ${when}`)
}

/** Runs in turn; months in which nothing is asked do not part two runs of one layer. */
function joined(runs: readonly BindingRun[]): readonly BindingRun[] {
	const told: BindingRun[] = []
	for (const run of runs) {
		const before = told.at(-1)
		if (run.layer === null) continue
		if (before?.layer === run.layer) told[told.length - 1] = { ...before, to: run.to, lastMonth: run.lastMonth }
		else told.push(run)
	}
	return told
}

/** «Energy binds until September 2026, then Infrastructure for twelve months.» */
function sequenceSentence(runs: readonly BindingRun[]): string {
	const told = joined(runs)
	if (told.length > 4) return `The limit changes hands ${counted(told.length - 1, 'time')}.`
	const parts = told.map((run, index) => {
		const layer = run.layer ?? 'energy'
		if (layer === 'applications')
			return index === 0 ? `Demand is the limit until ${longMonth(run.lastMonth)}` : 'then demand is the limit'
		if (index === 0) return `${layerBinds(layer)} until ${longMonth(run.lastMonth)}`
		return `then ${LAYER_NAMES[layer]} for ${counted(run.to - run.from, 'month')}`
	})
	return parts.length < 2 ? '' : `${parts.join(', ')}.`
}

/** «The last hall is ready in January 2028, eight months after its planned date.» */
export function lastHallSentence(result: PlanResult): string {
	const halls = Object.entries(result.schedule).filter(([ref]) => ref.startsWith('phase:'))
	if (halls.length === 0) return ''
	const planned =
		halls
			.map(([, hall]) => hall.plannedFinish)
			.sort()
			.at(-1) ?? ''
	const unfinished = halls.find(([, hall]) => hall.finish === null)
	if (unfinished)
		return `${unfinished[1].name} does not finish in the months reckoned; it was planned for ${longMonth(unfinished[1].plannedFinish)}.`
	const real =
		halls
			.map(([, hall]) => hall.finish ?? '')
			.sort()
			.at(-1) ?? ''
	const late = monthsBetween(planned, real)
	const name = halls.length === 1 ? 'The hall' : 'The last hall'
	if (late <= 0) return `${name} is finished in ${longMonth(real)}, as planned.`
	return `${name} is finished in ${longMonth(real)}, ${counted(late, 'month')} after the planned date.`
}

function hallsSentence(plan: Pick<PlanFile, 'buildPhases'>): string {
	if (plan.buildPhases.length === 0) return ''
	return `${sentenceCase(counted(plan.buildPhases.length, 'hall'))}, ${megawatts(sum(plan.buildPhases.map((phase) => phase.itMW)))} MW IT.`
}

function quietTitle(result: PlanResult): string {
	const basis = stripBasis(result)
	if (basis === 'nothing') return 'Nothing is asked of this plan yet'
	if (basis === 'buildout') return `The build reaches its target of ${megawatts(result.buildout.targetItMW)} MW IT`
	return 'The plan serves all that is asked of it'
}

/** What the whole plan comes to, in one sentence and the two or three that back it. */
export function overviewFinding(plan: Pick<PlanFile, 'sites' | 'buildPhases'>, result: PlanResult): Finding {
	const runs = bindingRuns(result)
	const main = mainConstraint(runs)
	const sentences = [hallsSentence(plan), sequenceSentence(runs), lastHallSentence(result)].filter(
		(sentence) => sentence !== '',
	)
	return {
		title:
			main === null
				? quietTitle(result)
				: constraintTitle({ runs, main, place: placeName(plan), last: result.months.length }),
		lede:
			sentences.length > 0 ? sentences.join(' ') : 'Add a site, power, halls and chips to see what each layer carries.',
	}
}
