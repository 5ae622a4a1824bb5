import type { PlanResult, TradeResult } from '#shared/result.ts'
import type { TimeChartModel } from './charts/time-chart.ts'
import type { Finding } from './findings/finding.ts'
import { peopleFinding, tradeFinding, tradeToShow, workforceFinding } from './findings/workforce-finding.ts'
import type { KeyFigure, WhyTarget } from './key-figure.ts'
import { largest } from './series.ts'
import { tradeGap } from './trade-gap.ts'
import { buildPeopleChart, buildTradeChart } from './trades-chart.ts'
import { compact, count, MISSING, percent } from './wording/figures.ts'
import { sentenceCase, shortMonth } from './wording/months.ts'
import { tradeName } from './wording/names.ts'

export type TradeRow = {
	readonly trade: string
	readonly name: string
	readonly asked: string
	readonly had: string
	readonly short: string
	readonly peakMonth: string
	readonly hours: string
	readonly status: 'ok' | 'tight' | 'failing'
	readonly statusText: string
	/** what stands behind each figure of the row; null where it is none */
	readonly opens: {
		readonly asked: WhyTarget
		readonly had: WhyTarget
		readonly short: WhyTarget | null
		readonly hours: WhyTarget
		/** months lost, of the trade that gates */
		readonly status: WhyTarget | null
	}
}

export type WorkforceView = {
	readonly finding: Finding
	readonly trade: string | null
	readonly trades: readonly { readonly trade: string; readonly name: string }[]
	readonly tradeChart: { readonly title: string; readonly chart: TimeChartModel } | null
	readonly people: { readonly title: string; readonly chart: TimeChartModel }
	readonly figures: readonly KeyFigure[]
	readonly rows: readonly TradeRow[]
}

function statusOf({
	trade,
	result,
	row,
	missing,
}: {
	trade: string
	result: PlanResult
	row: TradeResult
	missing: number
}): Pick<TradeRow, 'status' | 'statusText'> {
	if (result.workforce.gating?.trade === trade) return { status: 'failing', statusText: 'Gates the halls' }
	if (missing >= 0.5) return { status: 'tight', statusText: 'Short' }
	if ((largest(row.shortfall)?.value ?? 0) >= 0.5) return { status: 'tight', statusText: 'Short to catch up' }
	return { status: 'ok', statusText: 'OK' }
}

function rowOf({ trade, result, row }: { trade: string; result: PlanResult; row: TradeResult }): TradeRow {
	const { planned, available, missing } = tradeGap(result.workforce, trade)
	const peak = largest(planned)
	const short = largest(missing)
	// «Can be had» is told for the month that matters: the worst, else the month of the peak.
	const index = short !== null && short.value >= 0.5 ? short.index : (peak?.index ?? 0)
	const opens = (quantity: string, month: number): WhyTarget => ({
		quantity: `workforce.${quantity}`,
		scope: `trade:${trade}`,
		month: result.months[month] ?? null,
	})
	return {
		trade,
		name: sentenceCase(tradeName(trade)),
		asked: count(peak?.value ?? 0),
		had: count(available[index] ?? 0),
		short: short !== null && short.value >= 0.5 ? count(short.value) : MISSING,
		peakMonth: peak === null || peak.value < 0.5 ? MISSING : shortMonth(result.months[peak.index] ?? ''),
		hours: compact(row.hours),
		opens: {
			asked: opens('tradeAsked', peak?.index ?? 0),
			had: opens('tradeAvailable', index),
			short: short !== null && short.value >= 0.5 ? opens('tradeMissing', short.index) : null,
			hours: { ...opens('tradeHours', 0), month: null },
			status: result.workforce.gating?.trade === trade ? { ...opens('monthsLost', 0), month: null } : null,
		},
		...statusOf({ trade, result, row, missing: short?.value ?? 0 }),
	}
}

function figuresOf(result: PlanResult): readonly KeyFigure[] {
	const { construction, unlevelled, operations, participation, safety } = result.workforce
	const staff = largest(operations.headcount)
	const plan = (quantity: string, month: string | null) => ({ quantity, scope: 'plan', month })
	return [
		{
			label: 'Peak on site',
			value: count(construction.peak.headcount),
			unit: 'people',
			note: construction.peak.month === null ? '' : shortMonth(construction.peak.month),
			why: plan('workforce.construction.headcount', construction.peak.month),
		},
		{
			label: 'Peak the dates ask for',
			value: count(unlevelled.construction.peak.headcount),
			unit: 'people',
			note: unlevelled.construction.peak.month === null ? '' : shortMonth(unlevelled.construction.peak.month),
			why: plan('workforce.unlevelled.construction.headcount', unlevelled.construction.peak.month),
		},
		{
			label: 'Hours on site',
			value: compact(construction.hours),
			unit: 'hours',
			note: `${percent(participation.localShare)} by local hands`,
			why: plan('workforce.construction.hours', null),
		},
		{
			label: 'Operations staff',
			value: count(staff?.value ?? 0),
			unit: 'people',
			note: 'once all halls run',
			why: plan('workforce.operations.headcount', result.months[staff?.index ?? 0] ?? null),
		},
		{
			label: 'Apprentices to train',
			value: count(participation.apprentices),
			unit: 'people',
			note: 'at the peak',
			why: plan('workforce.participation.apprentices', null),
		},
		{
			label: 'Recordable injuries',
			value: compact(safety.expectedRecordables),
			unit: 'expected',
			note: 'at the usual rate',
			why: plan('workforce.safety.expectedRecordables', null),
		},
	]
}

/** Everybody the plan needs, by trade and month, against what can be had. */
export function buildWorkforceView({
	result,
	trade,
	today,
}: {
	result: PlanResult
	trade: string | null
	today: string | null
}): WorkforceView {
	const { workforce } = result
	const known = Object.keys(workforce.trades)
	const shown = trade !== null && known.includes(trade) ? trade : tradeToShow(workforce)
	const rows = Object.entries(workforce.trades)
		.filter(([, row]) => (largest(row.required)?.value ?? 0) >= 0.5)
		.sort(([, a], [, b]) => b.hours - a.hours)
	return {
		finding: workforceFinding(result),
		trade: shown,
		trades: rows.map(([key]) => ({ trade: key, name: sentenceCase(tradeName(key)) })),
		tradeChart:
			shown === null
				? null
				: { title: tradeFinding({ workforce, trade: shown }), chart: buildTradeChart({ result, trade: shown, today }) },
		people: { title: peopleFinding(workforce), chart: buildPeopleChart(result, today) },
		figures: figuresOf(result),
		rows: rows.map(([key, row]) => rowOf({ trade: key, result, row })),
	}
}
