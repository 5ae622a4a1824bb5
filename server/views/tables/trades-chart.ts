import { tradeFinding } from '../findings/workforce-finding.ts'
import { asOnePlace } from '#shared/metrics/several-places.ts'
import type { PlanResult, WorkforceResult } from '#shared/result.ts'
import type { Series } from '#shared/series.ts'
import { type BarSeries, type StepSeries, timeChart, type TimeChartModel } from '#shared/charts/time-model.ts'
import type { MetricName } from '#shared/metrics/metric.ts'
import { type Figures, figuresFrom } from '../figures/figure.ts'
import type { PageInput } from '../pages/layer-page.ts'
import { largest, sum } from '../figures/series.ts'
import { tradeGap } from './trade-gap.ts'
import { workMonths } from './hours/work-months.ts'
import { count } from '#shared/formats/figures.ts'
import { shortMonth, sentenceCase } from '#shared/formats/months.ts'
import { tradeName } from '#shared/formats/names.ts'

function peakCallout(values: Series, months: readonly string[], words: string): TimeChartModel['callout'] {
	const peak = largest(values)
	if (peak === null || peak.value < 0.5) return null
	return {
		index: peak.index,
		value: peak.value,
		text: `${words} ${count(peak.value)}, ${shortMonth(months[peak.index] ?? '')}`,
	}
}

/** One trade, builders and those who run the sites: what works, what is missing, what can be had, what the dates ask. */
function buildTradeChart({ plan, result, trade, status }: PageInput & { readonly trade: string }): TimeChartModel {
	const { from, to } = workMonths(result)
	const figures = figuresFrom({ plan, result })
	const cut = (values: Series) => values.slice(from, to)
	const series = (key: MetricName) => {
		const drawn = figures.series(key, `trade:${trade}`)
		return { ...drawn, values: cut(drawn.values) }
	}
	const gap = tradeGap(result.workforce, trade)
	const months = result.months.slice(from, to)
	const planned = series('workforce.trades.asked')
	const available = series('workforce.trades.available')
	// A supply far above what is asked would flatten everything else; it is no limit then.
	const limits =
		sum(gap.missing) > 0.5 ||
		(largest(available.values)?.value ?? 0) < 1.6 * Math.max(largest(planned.values)?.value ?? 0, 1)
	return {
		months,
		unit: 'people',
		whole: true,
		bars: [{ name: 'At work', ...series('workforce.trades.worked'), colour: 'infrastructure' }],
		short: { name: 'Short', lower: available.values, upper: planned.values, colour: 'infrastructure' },
		steps: [
			{ name: 'Planned', ...planned, colour: 'ink' },
			...(limits ? [{ name: 'Available', ...available, colour: 'ink-2', look: 'limit' as const }] : []),
		],
		callout: peakCallout(planned.values, months, 'Planned peak'),
		status,
	}
}

const TONES = 4

/** The trades with most hours by themselves, the rest together: builders alone, as the line and the headline count. */
function stackOf(workforce: WorkforceResult, { series }: Figures): readonly BarSeries[] {
	const ranked = Object.entries(workforce.trades)
		.filter(([, trade]) => trade.hours > 0)
		.sort(([, a], [, b]) => b.hours - a.hours)
	const named = ranked.slice(0, TONES).map(([trade], index): BarSeries => ({
		name: sentenceCase(tradeName(trade)),
		...series('workforce.trades.building', `trade:${trade}`),
		colour: `trade-${index + 1}`,
	}))
	const rest = asOnePlace(
		'trade',
		ranked.slice(TONES).map(([trade]) => trade),
	)
	if (rest === undefined) return named
	return [...named, { name: 'All other trades', ...series('workforce.trades.building', rest), colour: 'trade-5' }]
}

/** Builders had nothing been reported, and the people reported; nothing where nobody reports. Rule pV6. */
function reportedSteps({ schedule, workforce }: PlanResult, { series, sparseSeries }: Figures): readonly StepSeries[] {
	const isForecast = Object.values(schedule).some(({ progress }) => progress !== null)
	const isTold = workforce.actual.headcount.some((heads) => heads !== null)
	return [
		...(isForecast
			? [
					{
						name: 'Without reports',
						...series('workforce.baseline.construction.headcount'),
						colour: 'ink-2',
						look: 'thin',
					} as const,
				]
			: []),
		...(isTold
			? [{ name: 'Reported', ...sparseSeries('workforce.actual.headcount'), colour: 'failing' } as const]
			: []),
	]
}

/** Builders on site, stacked by trade, against what the planned dates ask for; those who run the sites apart. */
export function buildPeopleChart({ plan, result, status }: PageInput): TimeChartModel {
	const { from, to } = workMonths(result)
	const figures = figuresFrom({ plan, result })
	const cut = <Value, Drawn extends { readonly values: readonly Value[] }>(drawn: Drawn) => ({
		...drawn,
		values: drawn.values.slice(from, to),
	})
	const planned = cut(figures.series('workforce.unlevelled.construction.headcount'))
	const months = result.months.slice(from, to)
	return timeChart({
		months,
		unit: 'people',
		whole: true,
		bars: stackOf(result.workforce, figures).map(cut),
		steps: [
			{ name: 'Planned need', ...planned, colour: 'ink' },
			{
				name: 'Operations staff',
				...cut(figures.series('workforce.operations.headcount')),
				colour: 'ink-3',
				look: 'thin',
			},
			...reportedSteps(result, figures).map(cut),
		],
		callout: peakCallout(planned.values, months, 'Planned need'),
		status,
	})
}

type TitledChart = { readonly title: string; readonly chart: TimeChartModel }

/** The chart of the trade with what it says; null where there is no trade. */
export const titledTradeChart = (input: PageInput, trade: string | null): TitledChart | null =>
	trade === null
		? null
		: {
				title: tradeFinding({ workforce: input.result.workforce, trade }),
				chart: buildTradeChart({ ...input, trade }),
			}
