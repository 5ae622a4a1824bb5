import type { PlanResult, Series, WorkforceResult } from '#shared/result.ts'
import type { BarSeries, TimeChartModel } from './charts/time-chart.ts'
import { addSeries, largest, sum } from './series.ts'
import { tradeGap } from './trade-gap.ts'
import { count } from './wording/figures.ts'
import { shortMonth, sentenceCase } from './wording/months.ts'
import { tradeName } from './wording/names.ts'

/** Months from the first with people to a little after the last, so that empty years do not squeeze the work. */
function workMonths(result: PlanResult): { readonly from: number; readonly to: number } {
	const { construction, unlevelled } = result.workforce
	const busy = result.months.map(
		(_, index) => (construction.headcount[index] ?? 0) >= 0.5 || (unlevelled.construction.headcount[index] ?? 0) >= 0.5,
	)
	const first = busy.indexOf(true)
	if (first < 0) return { from: 0, to: result.months.length }
	return { from: Math.max(0, first - 1), to: Math.min(result.months.length, busy.lastIndexOf(true) + 4) }
}

function peakCallout(values: Series, months: readonly string[], words: string): TimeChartModel['callout'] {
	const peak = largest(values)
	if (peak === null || peak.value < 0.5) return null
	return {
		index: peak.index,
		value: peak.value,
		text: `${words} ${count(peak.value)}, ${shortMonth(months[peak.index] ?? '')}`,
	}
}

/** One trade: what works, what is missing, what can be had, and what the planned dates ask for. */
export function buildTradeChart({
	result,
	trade,
	today,
}: {
	result: PlanResult
	trade: string
	today: string | null
}): TimeChartModel {
	const { from, to } = workMonths(result)
	const cut = (values: Series) => values.slice(from, to)
	const gap = tradeGap(result.workforce, trade)
	const months = result.months.slice(from, to)
	const worked = cut(result.workforce.trades[trade]?.worked ?? [])
	const planned = cut(gap.planned)
	const available = cut(gap.available)
	// A supply far above what is asked would flatten everything else; it is no limit then.
	const limits =
		sum(gap.missing) > 0.5 || (largest(available)?.value ?? 0) < 1.6 * Math.max(largest(planned)?.value ?? 0, 1)
	return {
		months,
		unit: 'people',
		bars: [{ name: 'At work', values: worked, colour: 'infrastructure' }],
		short: { name: 'Short', lower: available, upper: planned, colour: 'infrastructure' },
		steps: [
			{ name: 'As planned', values: planned, colour: 'ink', ink: 'ink', look: 'solid' },
			...(limits
				? [{ name: 'Can be had', values: available, colour: 'ink-2', ink: 'ink-2', look: 'limit' as const }]
				: []),
		],
		callout: peakCallout(planned, months, 'Planned peak'),
		today,
	}
}

const TONES = 4

/** The trades with most hours by themselves, the rest together. */
function stackOf(workforce: WorkforceResult, months: number): readonly BarSeries[] {
	const ranked = Object.entries(workforce.trades)
		.filter(([, trade]) => trade.hours > 0)
		.sort(([, a], [, b]) => b.hours - a.hours)
	const named = ranked.slice(0, TONES).map(([trade, result], index): BarSeries => ({
		name: sentenceCase(tradeName(trade)),
		values: result.worked,
		colour: `trade-${index + 1}`,
	}))
	const rest = ranked.slice(TONES).map(([, result]) => result.worked)
	const others = addSeries(rest, months)
	return [...named, ...(rest.length === 0 ? [] : [{ name: 'All other trades', values: others, colour: 'trade-5' }])]
}

/** Everybody on site, stacked by trade, against what the planned dates ask for. */
export function buildPeopleChart(result: PlanResult, today: string | null): TimeChartModel {
	const { from, to } = workMonths(result)
	const cut = (values: Series) => values.slice(from, to)
	const planned = cut(result.workforce.unlevelled.construction.headcount)
	const months = result.months.slice(from, to)
	return {
		months,
		unit: 'people',
		bars: stackOf(result.workforce, result.months.length).map((bar) => ({ ...bar, values: cut(bar.values) })),
		short: null,
		steps: [{ name: 'Dates ask for', values: planned, colour: 'ink', ink: 'ink', look: 'solid' }],
		callout: peakCallout(planned, months, 'Dates ask for'),
		today,
	}
}
