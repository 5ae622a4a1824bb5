import { type BindingCause, missingInAll } from '#shared/result/cause-result.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { causesByMonth } from '../layers/binding-runs.ts'
import { isAhead } from '#shared/status-month.ts'
import type { Money } from '#shared/units/money.ts'
import { timeChart, type TimeChartModel } from '#shared/charts/time-model.ts'
import { figuresFrom } from '../figures/figure.ts'
import { FULL_POWER, type FullPowerWords, milestoneText, fullPowerWords } from '../messages/milestones.ts'
import { fullPowerOf } from '#shared/document/full-power.ts'
import { overviewFinding } from '../findings/overview-finding.ts'
import type { Finding } from '../findings/finding.ts'
import { poweredFinding } from '../findings/powered-finding.ts'
import { stripFinding } from '../findings/strip-finding.ts'
import { tradeToShow } from '../findings/workforce-finding.ts'
import { type Figure, keyFigure, type KeyFigure } from '#shared/formats/key-figure.ts'
import { type FirstStep, firstSteps } from './first-steps.ts'
import type { PageInput } from './layer-page.ts'
import { defaultsToConfirm, type ToConfirm } from '../tables/to-confirm-view.ts'
import { buildReadiness } from './assumptions/readiness-view.ts'
import type { Readiness } from './assumptions/readiness-view.ts'
import { buildStripModel } from '../layers/strip-view.ts'
import type { StripModel } from '#shared/charts/strip-model.ts'
import { titledTradeChart } from '../tables/trades-chart.ts'
import { count, usd } from '#shared/formats/figures.ts'
import { longMonth, shortMonth } from '#shared/formats/months.ts'
import { causeSentences } from '../messages/causes.ts'

export type Remedy = { readonly title: string; readonly note: string }

export type OverviewView = {
	readonly finding: Finding
	/** null once every list has an entry */
	readonly steps: readonly FirstStep[] | null
	/** what a sized plan rests on that nobody has looked at */
	readonly toConfirm: ToConfirm | null
	/** nothing is asked of the plan, and so nothing can be short */
	readonly isUnasked: boolean
	readonly strip: { readonly title: string; readonly model: StripModel }
	readonly figures: readonly KeyFigure[]
	readonly powered: { readonly title: string; readonly chart: TimeChartModel }
	readonly trade: { readonly title: string; readonly chart: TimeChartModel } | null
	readonly readiness: Readiness
	readonly remedies: readonly Remedy[]
	readonly milestones: readonly { readonly month: string; readonly text: string }[]
}

/** Megawatts IT that power, halls and chips could each carry, against the target. */
export function buildPoweredChart({ plan, result, today }: PageInput): TimeChartModel {
	const { series } = figuresFrom({ plan, result })
	const energy = series('buildout.itMW.energy')
	const infrastructure = series('buildout.itMW.infrastructure')
	const chips = series('buildout.itMW.chips')
	return timeChart({
		months: result.months,
		unit: 'MW IT',
		steps: [
			{ name: 'Halls ready', ...infrastructure, colour: 'infrastructure', area: 'infrastructure-soft' },
			{ name: 'Powered', ...energy, colour: 'energy' },
			{ name: 'Chips’ peak draw', ...chips, colour: 'chips', look: 'thin' },
		],
		short: {
			name: 'Chips without power or a hall',
			lower: energy.values.map((value, index) => Math.min(value, infrastructure.values[index] ?? 0)),
			upper: chips.values,
			colour: 'chips',
		},
		today,
	})
}

/** What waiting chips cost, on one line: their months stand on the page of chips. */
const idleWords = ({ stranded }: PlanResult, money: Money): string =>
	stranded.acceleratorMonths <= 0 ? 'none waits' : `waiting costs ${usd(stranded.idleCapitalUsd, money)}`

/** More than the dates ask for are there only to catch up with what has slipped: that is said beside it. */
const peopleNote = ({ workforce: { construction, unlevelled } }: PlanResult, asked: string): string =>
	Math.round(construction.peak.headcount) > Math.round(unlevelled.construction.peak.headcount)
		? `catching up; dates ask ${asked}`
		: `dates ask for ${asked}`

/** Opens what is there of it, too, where it is not reached. */
const fullPowerFigure = (figure: Figure, { month, note }: FullPowerWords): KeyFigure => ({
	...keyFigure(FULL_POWER, { figure: { ...figure, text: month }, note }),
	why: figure.why,
})

/** The six figures a board asks for first; each opens its explanation. */
export function overviewFigures(plan: PlanFile, result: PlanResult): readonly KeyFigure[] {
	const { figure, money } = figuresFrom({ plan, result })
	const meter = figure('facilityPowerMW', { at: 'largest' })
	const { totals } = result.finance
	const { month: askedMonth, headcount: asked } = result.workforce.unlevelled.construction.peak
	const tokens = figure('finance.totals.usdPerMillionTokens')
	return [
		keyFigure('IT power, full build', {
			figure: figure('layers.infrastructure.available', { at: 'last' }),
			unit: 'MW IT',
			note: meter.value === null ? '' : `${meter.text} MW at the meter, peak`,
		}),
		fullPowerFigure(figure('fullPower'), fullPowerWords(fullPowerOf(result))),
		keyFigure('Stranded chips, worst', {
			figure: figure('stranded.accelerators', { at: 'largest' }),
			note: idleWords(result, money),
		}),
		keyFigure('Peak on site', {
			figure: figure('workforce.construction.headcount', { at: 'largest' }),
			unit: 'people',
			note: askedMonth === null ? '' : peopleNote(result, `${count(asked)}, ${shortMonth(askedMonth)}`),
		}),
		keyFigure('Capex', {
			figure: figure('finance.totals.capexUsd'),
			note: totals.usdPerItMW === null ? '' : `${usd(totals.usdPerItMW, money)} per MW IT, no chips`,
		}),
		keyFigure('Cost per million tokens', {
			figure: tokens,
			note: tokens.value === null ? 'no tokens are served' : 'output tokens, nothing idle',
		}),
	]
}

type Seen = { readonly cause: BindingCause; readonly first: number; readonly worst: number; readonly ahead: boolean }

/** Sites that a cause is told of, in whatever order they lack most. */
const placesOf = ({ siteId, facts: { elsewhere = [] } }: BindingCause): readonly string[] =>
	[...new Set([siteId ?? '', ...elsewhere.map((place) => place.siteId)])].toSorted()

/**
 * Each thing that holds the plan back, once, as it is in the month that lacks most, with what would move it. Months ahead count
 * before those that are past, and what they can still move stands first.
 */
export function remediesOf(plan: PlanFile, result: PlanResult): readonly Remedy[] {
	const { months } = result
	const seen = new Map<string, Seen>()
	causesByMonth(result).forEach((cause, index) => {
		if (cause === null) return
		const key = `${cause.cause} ${placesOf(cause).join(' ')}`
		const before = seen.get(key)
		const now = { cause, first: index, worst: index, ahead: isAhead(plan, months[index] ?? '') }
		if (before === undefined || (now.ahead && !before.ahead)) seen.set(key, now)
		else if (missingInAll(cause.facts) > missingInAll(before.cause.facts))
			seen.set(key, { ...now, first: before.first })
	})
	const inTurn = [...seen.values()].toSorted((a, b) => Number(b.ahead) - Number(a.ahead))
	return inTurn.slice(0, 4).map(({ cause, first, worst }) => {
		const from = `From ${longMonth(months[first] ?? '')}`
		const when = worst === first ? `${from}.` : `${from}, at worst in ${longMonth(months[worst] ?? '')}.`
		const { text, mend } = causeSentences(cause, plan)
		return { title: mend, note: `${text} ${when}` }
	})
}

/** All that the overview shows. */
export function buildOverview({ plan, result, today }: PageInput): OverviewView {
	return {
		finding: overviewFinding(plan, result),
		steps: firstSteps(plan),
		toConfirm: defaultsToConfirm(plan),
		isUnasked: result.shortfall.basis === 'nothing',
		strip: { title: stripFinding(result), model: buildStripModel(result) },
		figures: overviewFigures(plan, result),
		powered: {
			title: poweredFinding(result.buildout, result.months),
			chart: buildPoweredChart({ plan, result, today }),
		},
		trade: titledTradeChart({ plan, result, today }, tradeToShow(result.workforce)),
		readiness: buildReadiness(plan, result),
		remedies: remediesOf(plan, result),
		milestones: result.milestones.map(({ month, facts }) => ({ month, text: milestoneText(facts) })),
	}
}
