import type { BindingCause } from '#shared/cause-result.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { TimeChartModel } from './charts/time-chart.ts'
import { overviewFinding } from './findings/overview-finding.ts'
import type { Finding } from './findings/finding.ts'
import { poweredFinding } from './findings/powered-finding.ts'
import { stripFinding } from './findings/strip-finding.ts'
import { tradeFinding, tradeToShow } from './findings/workforce-finding.ts'
import type { KeyFigure } from './key-figure.ts'
import { buildReadiness } from './readiness-view.ts'
import type { Readiness } from './readiness-view.ts'
import { addSeries, largest, last } from './series.ts'
import { buildStripModel } from './strip-view.ts'
import type { StripModel } from './strip-view.ts'
import { buildTradeChart } from './trades-chart.ts'
import { compact, count, megawatts, MISSING, usd } from './wording/figures.ts'
import { longMonth, shortMonth } from './wording/months.ts'

export type Remedy = { readonly title: string; readonly note: string }

export type OverviewView = {
	readonly finding: Finding
	readonly strip: { readonly title: string; readonly model: StripModel }
	readonly figures: readonly KeyFigure[]
	readonly powered: { readonly title: string; readonly chart: TimeChartModel }
	readonly trade: { readonly title: string; readonly chart: TimeChartModel } | null
	readonly readiness: Readiness
	readonly remedies: readonly Remedy[]
	readonly milestones: readonly { readonly month: string; readonly text: string }[]
}

/** Megawatts IT that power, halls and chips could each carry, against the target. */
export function buildPoweredChart({ result, today }: { result: PlanResult; today: string | null }): TimeChartModel {
	const { energy, infrastructure, chips } = result.buildout.itMW
	return {
		months: result.months,
		unit: 'MW IT',
		bars: [],
		steps: [
			{
				name: 'Halls ready',
				values: infrastructure,
				colour: 'infrastructure',
				ink: 'infrastructure-ink',
				look: 'solid',
				area: 'infrastructure-soft',
				opens: { quantity: 'buildout.itMW.infrastructure', scope: 'plan' },
			},
			{
				name: 'Powered',
				values: energy,
				colour: 'energy',
				ink: 'energy-ink',
				look: 'solid',
				opens: { quantity: 'buildout.itMW.energy', scope: 'plan' },
			},
			{
				name: 'Chips installed',
				values: chips,
				colour: 'chips',
				ink: 'chips-ink',
				look: 'thin',
				opens: { quantity: 'buildout.itMW.chips', scope: 'plan' },
			},
		],
		short: {
			name: 'Chips without power or a hall',
			lower: energy.map((value, index) => Math.min(value, infrastructure[index] ?? 0)),
			upper: chips,
			colour: 'chips',
		},
		callout: null,
		today,
	}
}

function fullPower(result: PlanResult): Pick<KeyFigure, 'value' | 'note'> {
	const full = result.milestones.filter((milestone) => milestone.kind === 'full_power').at(-1)
	const first = result.milestones.find((milestone) => milestone.kind === 'first_power')
	return {
		value: full ? shortMonth(full.month) : MISSING,
		note: first ? `first power ${shortMonth(first.month)}` : 'no power in these months',
	}
}

/** The six figures a board asks for first; each opens its explanation. */
export function overviewFigures(result: PlanResult): readonly KeyFigure[] {
	const sites = Object.values(result.sites)
	const months = result.months.length
	const ready = last(
		addSeries(
			sites.map((site) => site.commissionedItMW),
			months,
		),
	)
	const meter = largest(
		addSeries(
			sites.map((site) => site.facilityPowerMW),
			months,
		),
	)
	const { finance, stranded, workforce } = result
	const peak = workforce.construction.peak
	const asked = workforce.unlevelled.construction.peak
	const worst = largest(stranded.accelerators)
	const lastMonth = result.months.at(-1) ?? null
	const plan = (quantity: string, month: string | null = null) => ({ quantity, scope: 'plan', month })
	return [
		{
			label: 'IT power, full build',
			value: megawatts(ready),
			unit: 'MW IT',
			note: meter === null ? '' : `${megawatts(meter.value)} MW at the meter, peak`,
			why: plan('layers.infrastructure.available', lastMonth),
		},
		{
			label: 'Full power',
			...fullPower(result),
			unit: '',
			why: plan(
				'layers.energy.available',
				result.milestones.find((milestone) => milestone.kind === 'full_power')?.month ?? lastMonth,
			),
		},
		{
			label: 'Stranded chips, worst',
			value: count(worst?.value ?? 0),
			unit: '',
			note: `${compact(stranded.acceleratorMonths)} acc-months, ${usd(stranded.idleCapitalUsd)} idle`,
			why: plan('chips.stranded', result.months[worst?.index ?? 0] ?? null),
		},
		{
			label: 'Peak on site',
			value: count(peak.headcount),
			unit: 'people',
			note: asked.month === null ? '' : `dates ask for ${count(asked.headcount)}, ${shortMonth(asked.month)}`,
			why: plan('workforce.construction.headcount', peak.month),
		},
		{
			label: 'Capex',
			value: usd(finance.totals.capexUsd),
			unit: '',
			note: finance.totals.usdPerItMW === null ? '' : `${usd(finance.totals.usdPerItMW)} per MW IT without chips`,
			why: plan('finance.totals.capexUsd'),
		},
		{
			label: 'Cost per million tokens',
			value: finance.totals.usdPerMillionTokens === null ? MISSING : usd(finance.totals.usdPerMillionTokens),
			unit: '',
			note: finance.totals.usdPerMillionTokens === null ? 'no tokens are served' : 'output tokens, all costs',
			why: plan('finance.totals.usdPerMillionTokens'),
		},
	]
}

/** Each thing that holds the plan back, once, as it is in the month that lacks most, with what would move it. */
export function remediesOf({ shortfall, bindingCause, months }: PlanResult): readonly Remedy[] {
	const causes = shortfall.basis === 'target' ? shortfall.targetCauses : bindingCause
	const seen = new Map<string, { readonly cause: BindingCause; readonly first: number; readonly worst: number }>()
	causes.forEach((cause, index) => {
		if (cause === null || cause.mend === '') return
		const key = `${cause.cause} ${cause.siteId ?? ''}`
		const before = seen.get(key)
		if (before === undefined) seen.set(key, { cause, first: index, worst: index })
		else if (cause.facts.missing > before.cause.facts.missing) seen.set(key, { ...before, cause, worst: index })
	})
	return [...seen.values()].slice(0, 4).map(({ cause, first, worst }) => {
		const from = `From ${longMonth(months[first] ?? '')}`
		const when = worst === first ? `${from}.` : `${from}, at worst in ${longMonth(months[worst] ?? '')}.`
		return { title: cause.mend, note: `${cause.text} ${when}` }
	})
}

/** All that the overview shows. */
export function buildOverview({
	plan,
	result,
	today,
}: {
	plan: PlanFile
	result: PlanResult
	today: string | null
}): OverviewView {
	const trade = tradeToShow(result.workforce)
	return {
		finding: overviewFinding(plan, result),
		strip: { title: stripFinding(result), model: buildStripModel(result) },
		figures: overviewFigures(result),
		powered: { title: poweredFinding(result.buildout, result.months), chart: buildPoweredChart({ result, today }) },
		trade:
			trade === null
				? null
				: {
						title: tradeFinding({ workforce: result.workforce, trade }),
						chart: buildTradeChart({ result, trade, today }),
					},
		readiness: buildReadiness(plan, result),
		remedies: remediesOf(result),
		milestones: result.milestones.map(({ month, text }) => ({ month, text })),
	}
}
