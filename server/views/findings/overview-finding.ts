import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { aimOf } from '../layers/aim.ts'
import { bindingRuns } from '../layers/binding-runs.ts'
import type { BindingRun } from '#shared/charts/strip-basis.ts'
import { sum } from '../figures/series.ts'
import { listed } from '../messages/counts.ts'
import { megawatts } from '#shared/formats/figures.ts'
import { counted, longMonth, sentenceCase, countInWords } from '#shared/formats/months.ts'
import { layerIs, LAYER_NAMES } from '#shared/formats/names.ts'
import { headlineTitle, servedTitle } from './headline-finding.ts'
import { lastHallSentence } from './hall-sentence.ts'
import { overBuiltTitle, unfinishedTitle } from './plan-stage.ts'
import type { Finding } from './finding.ts'
import { isLate, targetDateOf } from '#shared/document/target-date.ts'
import type { TargetDate } from '#shared/result/warning-result.ts'
import { targetText } from '#server/views/messages/milestones.ts'

const monthsLate = ({ asked, runs }: TargetDate) => (runs === null ? Infinity : monthsBetween(asked, runs))

/** What is said of the months by which targets are asked for. */
type TargetWords = {
	/** «Full power at Abilene, 50 MW IT, comes in June 2028, 3 months later than asked»; null where none is late */
	readonly late: string | null
	/** «Full power comes later than asked at two of five sites.», then the worst; none where no month is asked for */
	readonly sentences: readonly string[]
}

export function targetWords(
	{ sites }: Pick<PlanFile, 'sites'>,
	result: Pick<PlanResult, 'verdict' | 'months'>,
): TargetWords {
	const dates = sites.flatMap((site) => targetDateOf(site, result) ?? [])
	const [worst] = dates.toSorted((one, other) => monthsLate(other) - monthsLate(one))
	if (worst === undefined) return { late: null, sentences: [] }
	const text = sites.length === 1 ? targetText(worst, 'Full power') : targetText(worst)
	const late = dates.filter(isLate).length
	const of = counted(dates.length, 'site')
	if (late === 0)
		return {
			late: null,
			sentences: [dates.length === 1 ? `${text}.` : `Full power comes by the month asked for at ${of}.`],
		}
	const many = dates.length === 1 ? [] : [`Full power comes later than asked at ${countInWords(late)} of ${of}.`]
	return { late: text, sentences: [...many, `${text}.`] }
}

/** Runs in turn; months in which nothing is asked do not part two runs of one layer. */
function joined(runs: readonly BindingRun[]): readonly BindingRun[] {
	const merged: BindingRun[] = []
	for (const run of runs) {
		const before = merged.at(-1)
		if (run.layer === null) continue
		if (before?.layer === run.layer) merged[merged.length - 1] = { ...before, to: run.to, lastMonth: run.lastMonth }
		else merged.push(run)
	}
	return merged
}

/** «Energy is the limit until September 2026, then Infrastructure for twelve months, then demand.» */
function sequenceSentence(runs: readonly BindingRun[]): string {
	const limits = joined(runs)
	if (limits.length > 4) return `The limit changes hands ${counted(limits.length - 1, 'time')}.`
	const parts = limits.map((run, index) => {
		const layer = run.layer ?? 'energy'
		if (index === 0)
			return `${layer === 'applications' ? 'Demand is' : layerIs(layer)} the limit until ${longMonth(run.lastMonth)}`
		return layer === 'applications'
			? 'then demand'
			: `then ${LAYER_NAMES[layer]} for ${counted(run.to - run.from, 'month')}`
	})
	return parts.length < 2 ? '' : `${parts.join(', ')}.`
}

function hallsSentence(plan: Pick<PlanFile, 'buildPhases'>): string {
	if (plan.buildPhases.length === 0) return ''
	return `${sentenceCase(counted(plan.buildPhases.length, 'hall'))}, ${megawatts(sum(plan.buildPhases.map((phase) => phase.itMW)))} MW IT.`
}

function quietTitle(plan: PlanFile, result: PlanResult): string {
	const { shortfall, buildout, sites } = result
	if (shortfall.basis === 'nothing' || (shortfall.basis === 'target' && buildout.targetItMW <= 0))
		return 'Nothing is asked of this plan yet'
	if (shortfall.basis === 'target')
		return `The build reaches ${aimOf(Object.values(sites))}, ${megawatts(buildout.targetItMW)} MW IT`
	return overBuiltTitle(plan, result) ?? servedTitle(result)
}

/** What is still to be entered before any layer carries something. */
function missingSentence({ sites, powerContracts, buildPhases, chipOrders }: PlanFile): string {
	const parts = { 'a site': sites, power: powerContracts, halls: buildPhases, chips: chipOrders }
	const missing = Object.entries(parts).flatMap(([name, list]) => (list.length === 0 ? [name] : []))
	return missing.length === 0 ? '' : `Add ${listed(missing)} to see what each layer carries.`
}

/** What the whole plan comes to, in one sentence. */
export function overviewTitle(plan: PlanFile, result: PlanResult): string {
	const held = () => (result.headline === null ? null : headlineTitle(plan, result.headline, result))
	return unfinishedTitle(plan, result) ?? held() ?? targetWords(plan, result).late ?? quietTitle(plan, result)
}

/**
 * Of a plan that is looked at from behind its end; '' of any other. From before its first month nothing of it is past, as of most
 * plans: that needs no words.
 */
export function allPastSentence({ asOfMonth, startMonth, horizonMonths }: StatusOf): string {
	const end = addMonths(startMonth, horizonMonths - 1)
	return asOfMonth === null || asOfMonth <= end
		? ''
		: `All months of the plan are past, and no advice lies ahead: its last is ${longMonth(end)}, the status month ${longMonth(asOfMonth)}.`
}
type StatusOf = Pick<PlanFile, 'asOfMonth' | 'startMonth' | 'horizonMonths'>

/** The same, and the two or three sentences that back it. */
export function overviewFinding(plan: PlanFile, result: PlanResult): Finding {
	const title = overviewTitle(plan, result)
	const sentences = [
		hallsSentence(plan),
		unfinishedTitle(plan, result) === null ? sequenceSentence(bindingRuns(result)) : '',
		lastHallSentence(result),
		allPastSentence(plan),
		...targetWords(plan, result).sentences,
	].filter((sentence) => sentence !== '' && sentence !== `${title}.`)
	return {
		title,
		lede: sentences.length > 0 ? sentences.join(' ') : missingSentence(plan),
	}
}
