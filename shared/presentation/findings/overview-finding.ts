import type { Layer, PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { bindingRuns, mainConstraint, stripBasis } from '../binding-runs.ts'
import type { BindingRun } from '../binding-runs.ts'
import { sum } from '../series.ts'
import { useAtMost } from '../layer-shortfall.ts'
import { layerStatuses } from '../layer-status.ts'
import { count, megawatts } from '../wording/figures.ts'
import { counted, longMonth, sentenceCase } from '../wording/months.ts'
import { causeIsPlural, causeNoun, layerBinds, LAYER_NAMES, LAYER_NOUNS, LAYER_UNITS } from '../wording/names.ts'
import { shareText } from '../wording/shares.ts'
import { placeName } from '../place-name.ts'
import { lastHallSentence } from './hall-sentence.ts'
import type { Finding } from './finding.ts'

const LAYER_IS_PLURAL: Readonly<Record<Layer, boolean>> = {
	energy: false,
	chips: true,
	infrastructure: true,
	models: true,
	applications: false,
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

function hallsSentence(plan: Pick<PlanFile, 'buildPhases'>): string {
	if (plan.buildPhases.length === 0) return ''
	return `${sentenceCase(counted(plan.buildPhases.length, 'hall'))}, ${megawatts(sum(plan.buildPhases.map((phase) => phase.itMW)))} MW IT.`
}

/** What stands where something is still to be entered: «No hall yet: power starts in July 2027 and feeds nothing». */
function unfinishedTitle(plan: PlanFile, result: PlanResult): string | null {
	const { powerContracts, buildPhases, chipOrders, workloads, applications } = plan
	const { energy, infrastructure } = result.buildout.itMW
	const from = (series: readonly number[]) => {
		const index = series.findIndex((value) => value > 0)
		return index < 0 ? null : longMonth(result.months[index] ?? '')
	}
	if ([powerContracts, buildPhases, chipOrders, workloads, applications].every((list) => list.length === 0))
		return plan.sites.length === 0
			? 'An empty plan: begin with where it stands'
			: 'A site and nothing on it yet: power and halls come next'
	const power = from(energy)
	const halls = from(infrastructure)
	if (powerContracts.length === 0) return 'No power yet: nothing of this plan can run'
	if (buildPhases.length === 0)
		return power === null
			? 'No hall yet: nothing of this plan can run'
			: `No hall yet: power starts in ${power} and feeds nothing`
	if (chipOrders.length === 0)
		return halls === null
			? 'No chips yet: nothing of this plan can run'
			: `No chips yet: halls are ready from ${halls} and stand empty`
	return null
}

function overBuiltTitle(plan: PlanFile, result: PlanResult): string | null {
	const over = layerStatuses(plan, result).filter(({ status }) => status === 'over-built')
	const layer = over.find(({ layer: found }) => found === 'chips')?.layer ?? over[0]?.layer
	const use = layer === undefined ? null : useAtMost(result.layers[layer])
	if (use === null || layer === undefined) return null
	const amounts =
		layer === 'chips'
			? `${count(use.asked)} of ${count(use.there)} accelerators are`
			: `${megawatts(use.asked)} of ${megawatts(use.there)} ${LAYER_UNITS[layer]} are`
	return `At most ${shareText(use.share)} of the ${LAYER_NOUNS[layer]} has work: ${amounts} asked for`
}

function quietTitle(plan: PlanFile, result: PlanResult): string {
	const basis = stripBasis(result)
	if (basis === 'nothing') return 'Nothing is asked of this plan yet'
	const target = result.buildout.targetItMW
	if (basis === 'buildout')
		return target > 0
			? `The build reaches its target of ${megawatts(target)} MW IT`
			: 'Nothing is asked of this plan yet'
	return overBuiltTitle(plan, result) ?? 'The plan serves all that is asked of it'
}

/** What the whole plan comes to, in one sentence and the two or three that back it. */
export function overviewFinding(plan: PlanFile, result: PlanResult): Finding {
	const runs = bindingRuns(result)
	const main = mainConstraint(runs)
	const unfinished = unfinishedTitle(plan, result)
	const sentences = [
		hallsSentence(plan),
		unfinished === null ? sequenceSentence(runs) : '',
		lastHallSentence(result),
	].filter((sentence) => sentence !== '')
	return {
		title:
			unfinished ??
			(main === null
				? quietTitle(plan, result)
				: constraintTitle({ runs, main, place: placeName(plan), last: result.months.length })),
		lede:
			sentences.length > 0 ? sentences.join(' ') : 'Add a site, power, halls and chips to see what each layer carries.',
	}
}
