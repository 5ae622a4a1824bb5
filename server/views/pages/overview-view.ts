import type { PlanResult, SiteResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { timeChart, type TimeChartModel } from '#shared/charts/time-model.ts'
import { figuresFrom } from '../figures/figure.ts'
import { returnsInShort, soldFigure } from '../figures/sold-figure.ts'
import { FULL_POWER, type FullPowerWords, fullPowerWords } from '../messages/milestones.ts'
import { fullPowerOf } from '#shared/document/full-power.ts'
import { lossesToTell, lossWords } from '../messages/verdict/loss-words.ts'
import { overviewFinding } from '../findings/overview-finding.ts'
import type { Finding } from '../findings/finding.ts'
import { stripFinding } from '../findings/strip-finding.ts'
import { type Figure, keyFigure, type KeyFigure } from '#shared/formats/key-figure.ts'
import { type FirstStep, firstSteps } from './first-steps.ts'
import type { PageInput } from './layer-page.ts'
import { todoInShort, type TodoInShort } from '../todo/todo-view.ts'
import { deliveredChart, type DeliveredChart } from './overview/delivered-chart.ts'
import { lostCard, type LostCard } from './overview/lost-card.ts'
import { targetDates, type TargetDates } from './overview/target-dates.ts'
import { buildStripModel } from '../layers/strip-view.ts'
import type { StripModel } from '#shared/charts/strip-model.ts'
import { count, megawatts, usd } from '#shared/formats/figures.ts'
import { sum } from '../figures/series.ts'
import { counted, shortMonth } from '#shared/formats/months.ts'

export type Remedy = { readonly title: string; readonly note: string }

export type OverviewView = {
	readonly finding: Finding
	/** null once every list has an entry */
	readonly steps: readonly FirstStep[] | null
	/** nothing is asked of the plan, and so nothing can be short */
	readonly isUnasked: boolean
	/** no date is asked for: setting one shows what is late */
	readonly targetOf: { readonly siteId: string } | null
	/** the month it is looked at from */
	readonly status: string | null
	readonly strip: { readonly title: string; readonly model: StripModel }
	readonly figures: readonly (KeyFigure & { readonly isLate?: true })[]
	readonly delivered: DeliveredChart
	readonly dates: TargetDates
	readonly lost: LostCard
	readonly remedies: readonly Remedy[]
	readonly todo: TodoInShort
}

/** Megawatts IT that power, halls and chips could each carry, against the target. */
export function buildPoweredChart({ plan, result, status }: PageInput): TimeChartModel {
	const { series } = figuresFrom({ plan, result })
	const energy = series('buildout.itMW.energy')
	const infrastructure = series('buildout.itMW.infrastructure')
	const chips = series('buildout.itMW.chips')
	return timeChart({
		months: result.months,
		unit: 'MW IT',
		steps: [
			{ name: 'Halls ready', ...infrastructure, colour: 'infrastructure', area: 'infrastructure-soft' },
			{ name: 'Power available', ...energy, colour: 'energy' },
			{ name: 'Chip peak load', ...chips, colour: 'chips', look: 'thin' },
		],
		short: {
			name: 'Chips without power or hall',
			lower: energy.values.map((value, index) => Math.min(value, infrastructure.values[index] ?? 0)),
			upper: chips.values,
			colour: 'chips',
		},
		status,
	})
}

/** More than planned are there only to catch up with what has slipped: that is said beside it. */
const peopleNote = ({ workforce: { construction, unlevelled } }: PlanResult, asked: string): string =>
	Math.round(construction.peak.headcount) > Math.round(unlevelled.construction.peak.headcount)
		? `catch-up peak; planned ${asked}`
		: `planned ${asked}`

/** «14 months late», «two months early»; of the plan’s own dates the same, and of what has no month why. */
function fullPowerNote({ verdict }: PlanResult, words: FullPowerWords): string {
	const { month, monthsLate } = verdict.fullPower
	if (month === null || monthsLate === null) return words.note
	if (monthsLate === 0) return verdict.basis === 'stated' ? 'on target' : 'as planned'
	const months = counted(Math.abs(monthsLate), 'month')
	return `${months} ${monthsLate < 0 ? 'early' : verdict.basis === 'stated' ? 'late' : 'behind plan'}`
}

/** The month in which the whole of the target is delivered, as everything else of the verdict says it. */
function fullPowerFigure(result: PlanResult, figure: Figure): KeyFigure & { readonly isLate?: true } {
	const words = fullPowerWords(fullPowerOf(result))
	const { month, monthsLate } = result.verdict.fullPower
	const text = month === null ? words.month : shortMonth(month)
	return {
		...keyFigure(FULL_POWER, { figure: { ...figure, text }, note: fullPowerNote(result, words) }),
		why: figure.why,
		...((monthsLate ?? 0) > 0 && { isLate: true as const }),
	}
}

/** Of the whole draw more than this is as good as all. */
const AS_GOOD_AS_ALL = 0.98

/** Of a site the peak of its full halls; where racks may not use all of them, or its target asks for more, of what they hold. */
function fullDrawMW({ space, layers, commissionedItMW, targetItMW, peakPue }: SiteResult): number {
	const holds = layers.infrastructure.available.at(-1) ?? 0
	const isWhole = holds >= (commissionedItMW.at(-1) ?? 0) * AS_GOOD_AS_ALL && Math.max(...targetItMW) <= holds
	return isWhole ? space.peakFacilityMW : holds * (peakPue.at(-1) ?? 1)
}

/** What full halls draw in the hottest hour, the power to contract; and what the chips of the plan come to, where that is less. */
function drawNote({ sites }: PlanResult, meter: Figure): string {
	const fullMW = sum(Object.values(sites).map(fullDrawMW))
	if (fullMW <= 0) return ''
	const full = `${megawatts(fullMW)} MW at the meter`
	return meter.value === null || meter.value >= fullMW * AS_GOOD_AS_ALL
		? `${full} when full`
		: `${full}; ${meter.text} by planned chips`
}

const SHOWN_FIGURES = 6

/** The figures a board asks for first; one that has nothing to say gives way to the next. */
export function overviewFigures(
	plan: PlanFile,
	result: PlanResult,
): readonly (KeyFigure & { readonly isLate?: true })[] {
	const figures = figuresFrom({ plan, result })
	const { figure, money } = figures
	const meter = figure('facilityPowerMW', { at: 'largest' })
	const { totals } = result.finance
	const { month: plannedMonth, headcount: planned } = result.workforce.unlevelled.construction.peak
	const first = [
		fullPowerFigure(result, figure('fullPower')),
		keyFigure('IT capacity, full build', {
			figure: figure('layers.infrastructure.available', { at: 'last' }),
			unit: 'MW IT',
			note: drawNote(result, meter),
		}),
		keyFigure('Capex', {
			figure: figure('finance.totals.capexUsd'),
			note: totals.usdPerItMW === null ? '' : `${usd(totals.usdPerItMW, money)} per MW IT, excl. chips`,
		}),
		soldFigure(result, figures),
		keyFigure('Peak construction headcount', {
			figure: figure('workforce.construction.headcount', { at: 'largest' }),
			unit: 'people',
			note: plannedMonth === null ? '' : peopleNote(result, `${count(planned)}, ${shortMonth(plannedMonth)}`),
		}),
		...returnsInShort(plan, result, figures),
		keyFigure('Revenue', { figure: figure('finance.totals.revenueUsd'), note: 'over the plan' }),
		keyFigure('Opex', { figure: figure('finance.totals.opexUsd'), note: 'over the plan' }),
	]
	const says = ({ label, figure: of }: KeyFigure) => label === FULL_POWER || (of?.value ?? 0) !== 0
	const telling = first.filter(says)
	return [...telling, ...first.filter((one) => !says(one))].slice(0, SHOWN_FIGURES)
}

const MOST_CAUSES = 4

/** What is lost, each cause once, the dearest first: what there is to decide on, before the engine has looked for how. */
export const causesToDecide = (plan: PlanFile, { verdict }: PlanResult): readonly Remedy[] =>
	lossesToTell(verdict)
		.slice(0, MOST_CAUSES)
		.map((loss) => {
			const { title, cause, amount, size } = lossWords(plan, loss)
			return { title: cause, note: `${title}: ${amount}, ${size}.` }
		})

/** A plan of one site that has no date yet: where it would be set. */
function siteWithoutTarget(plan: PlanFile, { verdict }: PlanResult): OverviewView['targetOf'] {
	const [site, ...others] = plan.sites
	const hasDate = verdict.basis === 'stated' || verdict.state === 'empty' || verdict.state === 'incomplete'
	return site === undefined || others.length > 0 || hasDate ? null : { siteId: site.id }
}

/** All that the overview shows. */
export function buildOverview({ plan, result, status }: PageInput): OverviewView {
	return {
		finding: overviewFinding(plan, result),
		steps: firstSteps(plan),
		isUnasked: result.verdict.state === 'empty',
		targetOf: siteWithoutTarget(plan, result),
		status,
		strip: { title: stripFinding(result), model: buildStripModel(result) },
		figures: overviewFigures(plan, result),
		delivered: deliveredChart({ plan, result, status }),
		dates: targetDates(plan, result),
		lost: lostCard(plan, result),
		remedies: causesToDecide(plan, result),
		todo: todoInShort(plan, result),
	}
}
