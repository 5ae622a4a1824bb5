import type { PageInput } from './layer-page.ts'
import { madeWhenRead } from '#shared/records/made-when-read.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { workedBefore } from '../figures/before-plan.ts'
import type { PlanResult, TradeResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { TimeChartModel } from '#shared/charts/time-model.ts'
import type { PageTabs } from '#shared/pages/page-tabs.ts'
import type { Finding } from '../findings/finding.ts'
import { type Figures, figuresFrom } from '../figures/figure.ts'
import { peopleFinding, tradeToShow, workforceFinding } from '../findings/workforce-finding.ts'
import { type Figure, keyFigure, type KeyFigure } from '#shared/formats/key-figure.ts'
import { largest } from '../figures/series.ts'
import { hoursChart } from '../tables/hours/hours-chart.ts'
import { tradeGap } from '../tables/trade-gap.ts'
import { buildPeopleChart, titledTradeChart } from '../tables/trades-chart.ts'
import { MISSING, percent } from '#shared/formats/figures.ts'
import { counted, sentenceCase, shortMonth } from '#shared/formats/months.ts'
import { tradeName } from '#shared/formats/names.ts'

export type TradeRow = {
	readonly trade: string
	readonly name: string
	readonly asked: Figure
	readonly had: Figure
	readonly short: Figure | null
	readonly peakMonth: string
	readonly hours: Figure
	readonly status: 'ok' | 'tight' | 'failing'
	readonly statusText: string
	/** months lost, of the trade that gates */
	readonly monthsLost: Figure | null
}

export type WorkforceView = {
	readonly finding: Finding
	readonly trade: string | null
	readonly trades: readonly { readonly trade: string; readonly name: string }[]
	readonly tradeChart: { readonly title: string; readonly chart: TimeChartModel } | null
	readonly people: { readonly title: string; readonly chart: TimeChartModel }
	/** hours as they add up; null where nobody builds */
	readonly hours: { readonly title: string; readonly chart: TimeChartModel } | null
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
	if (result.workforce.gating?.trade === trade) return { status: 'failing', statusText: 'Limits hall dates' }
	if (missing >= 0.5) return { status: 'tight', statusText: 'Short' }
	if ((largest(row.shortfall)?.value ?? 0) >= 0.5) return { status: 'tight', statusText: 'Short for catch-up' }
	return { status: 'ok', statusText: 'OK' }
}

type RowAsked = {
	readonly trade: string
	readonly result: PlanResult
	readonly row: TradeResult
	readonly figures: Figures
}

function rowOf({ trade, result, row, figures: { figure, months } }: RowAsked): TradeRow {
	const { planned, missing } = tradeGap(result.workforce, trade)
	const of = `trade:${trade}`
	const peak = largest(planned)
	const worst = largest(missing)
	const isShort = worst !== null && worst.value >= 0.5
	// «Can be had» is told for the month that matters: the worst, else the month of the peak.
	const at = months[(isShort ? worst : peak)?.index ?? 0] ?? 'last'
	return {
		trade,
		name: sentenceCase(tradeName(trade)),
		asked: figure('workforce.trades.asked', { of, at: 'largest' }),
		had: figure('workforce.trades.available', { of, at }),
		short: isShort ? figure('workforce.trades.missing', { of, at: 'largest' }) : null,
		peakMonth: peak === null || peak.value < 0.5 ? MISSING : shortMonth(months[peak.index] ?? ''),
		hours: figure('workforce.trades.hours', { of }),
		monthsLost:
			result.workforce.gating?.trade === trade
				? figure('workforce.gating.monthsLost', { as: (lost) => counted(lost, 'month') })
				: null,
		...statusOf({ trade, result, row, missing: worst?.value ?? 0 }),
	}
}

/** Announcements of people who run a campus mix owners, contractors and tenants. */
function operationsNote({ workforce }: PlanResult): string {
	if ((largest(workforce.operations.headcount)?.value ?? 0) === 0) return 'no halls in operation'
	const { contractorShare, fit } = builtInCatalogue.operationsStaffing
	return `within a factor of ${String(fit.rangeFactor)}; ~${percent(contractorShare.best)} contractors`
}

function figuresOf(result: PlanResult, { figure, month }: Figures): readonly KeyFigure[] {
	// Of people on rotation those on their weeks off are not there (pL9).
	const peak = figure('workforce.construction.onSite.headcount', { at: 'largest' })
	const asked = figure('workforce.unlevelled.construction.headcount', { at: 'largest' })
	return [
		keyFigure('Peak on site', { figure: peak, unit: 'people', note: month(peak) }),
		keyFigure('Peak on planned dates', { figure: asked, unit: 'people', note: month(asked) }),
		keyFigure('Labor hours on site', {
			figure: figure('workforce.construction.hours'),
			unit: 'hours',
			note:
				workedBefore(result) ??
				(result.workforce.construction.hours > 0
					? `${percent(1 - result.workforce.participation.localShare)} by travelers`
					: 'no work on site'),
		}),
		keyFigure('Operations staff', {
			figure: figure('workforce.operations.headcount', { at: 'largest' }),
			unit: 'people',
			note: operationsNote(result),
		}),
		keyFigure('Apprentices at peak', {
			figure: figure('workforce.participation.apprentices'),
			unit: 'people',
			note: 'in training',
		}),
		keyFigure('Recordable injuries', {
			figure: figure('workforce.safety.expectedRecordables'),
			unit: 'expected',
			note: 'at the industry rate',
		}),
	]
}

/** Everybody the plan needs, by trade and month, against what can be had; each part is made when it is read. */
export function buildWorkforceView({
	plan,
	result,
	trade,
	status,
}: PageInput & { readonly trade: string | null }): WorkforceView {
	const { workforce } = result
	const figures = figuresFrom({ plan, result })
	const known = Object.keys(workforce.trades)
	const shown = trade !== null && known.includes(trade) ? trade : tradeToShow(workforce)
	const rows = Object.entries(workforce.trades)
		.filter(([, row]) => (largest(row.required)?.value ?? 0) >= 0.5)
		.sort(([, a], [, b]) => b.hours - a.hours)
	return madeWhenRead<WorkforceView>({
		finding: () => workforceFinding(result),
		trade: () => shown,
		trades: () => rows.map(([key]) => ({ trade: key, name: sentenceCase(tradeName(key)) })),
		tradeChart: () => titledTradeChart({ plan, result, status }, shown),
		people: () => ({ title: peopleFinding(workforce), chart: buildPeopleChart({ plan, result, status }) }),
		hours: () => hoursChart({ plan, result, status }),
		figures: () => figuresOf(result, figures),
		rows: () => rows.map(([key, row]) => rowOf({ trade: key, result, row, figures })),
	})
}

/** The trade that matters, everybody by month, every trade, and the hands the plan has secured. */
export function workforceTabs(plan: PlanFile, { trade, trades, rows, figures }: WorkforceView): PageTabs {
	const row = rows.find((own) => own.trade === trade)
	const others: PageTabs = [
		{ id: 'months', name: 'Headcount', figure: figures[0]?.value ?? '' },
		{ id: 'trades', name: 'By trade', figure: String(rows.length) },
		{ id: 'labourPools', name: 'Labor pools', list: 'labourPools', figure: String(plan.labourPools.length) },
	]
	if (trade === null) return others
	const name = trades.find((own) => own.trade === trade)?.name ?? 'Trade'
	return [{ id: 'trade', name, ...(row?.short && { figure: `${row.short.text} short` }) }, ...others]
}
