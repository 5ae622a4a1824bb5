import { METRIC_KEYS, isMetricName, metricOf } from '#shared/metrics/metric.ts'
import type { PlanResult } from '#shared/result.ts'
import { timeChart } from '#shared/charts/time-model.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { quarterOf } from '#shared/units/quarters.ts'
import { MISSING, usd } from '#shared/formats/figures.ts'
import { counted, longMonth, shortMonth } from '#shared/formats/months.ts'
import type { Figure } from '#shared/formats/key-figure.ts'
import { type Figures, figuresFrom } from '../../../figures/figure.ts'
import { tableOf, timeChartOf } from '../../parts/blocks.ts'
import { right, left, strong, words, shown } from '../../parts/report-parts.ts'
import type { Cell, ChartBlock, ReportInput, TableBlock } from '../../report-model.ts'

const CENT = 0.01

type CloseSide = readonly { readonly name: string; readonly of: Figure }[]

/** Every part of one side at close that is not nothing. */
const sideOf = (side: 'sources' | 'uses', { figure }: Figures): CloseSide =>
	METRIC_KEYS.filter((key) => key.startsWith(`finance.atClose.${side}.`) && isMetricName(key))
		.map((key) => ({ name: metricOf(key).label, of: figure(key) }))
		.filter(({ of }) => Math.abs(of.value ?? 0) >= CENT)

const totalOf = (side: CloseSide) => side.reduce((sum, { of }) => sum + (of.value ?? 0), 0)

/** What is paid until conversion; what the gearing is a share of. */
export const usesAtClose = (figures: Figures): number => totalOf(sideOf('uses', figures))

/** Uses and sources at close, side by side: both come to the same. */
export function closeTable({ plan, result }: ReportInput): TableBlock {
	const figures = figuresFrom({ plan, result })
	const [uses, sources] = [sideOf('uses', figures), sideOf('sources', figures)]
	const { month } = result.finance.atClose.takeOut
	const part = (side: CloseSide, index: number): readonly Cell[] => {
		const one = side[index]
		return one === undefined ? [words(''), words('')] : [words(one.name), shown(one.of)]
	}
	const total = (side: CloseSide): readonly Cell[] => [strong('Total'), strong(usd(totalOf(side), figures.money))]
	return tableOf({
		title: month === null ? 'Sources and uses over the plan' : `Sources and uses, to ${longMonth(month)}`,
		columns: [left('Uses', 1.3), right(figures.money.code), left('Sources', 1.2), right(figures.money.code)],
		rows: [
			...Array.from({ length: Math.max(uses.length, sources.length) }, (_, index) => [
				...part(uses, index),
				...part(sources, index),
			]),
			[...total(uses), ...total(sources)],
		],
		least: Math.max(uses.length, sources.length) + 1,
		noun: 'lines',
		empty: '',
	})
}

/** Month in which the last of the loan is due; null where none is converted. */
export function maturityOf({ finance }: PlanResult): string | null {
	const { month } = finance.atClose.takeOut
	const { termMonths } = finance.returns
	return month === null || termMonths === null ? null : addMonths(month, termMonths)
}

/** Months from conversion to maturity, beyond the plan’s end where the loan outlives it. */
function loanMonths({ months, finance }: PlanResult, maturity: string): readonly string[] {
	const first = finance.atClose.takeOut.month ?? months[0] ?? ''
	return Array.from({ length: Math.max(1, monthsBetween(first, maturity)) }, (_, index) => addMonths(first, index))
}

const BILLION = 1e9
const MILLION = 1e6

/** Cash against debt service by quarter, to maturity: hatched where nothing is planned any more. */
export function serviceChart({ plan, result }: ReportInput): readonly ChartBlock[] {
	const maturity = maturityOf(result)
	if (maturity === null) return []
	const { figure, money } = figuresFrom({ plan, result })
	const months = loanMonths(result, maturity)
	const last = result.months.at(-1) ?? ''
	const at = (key: 'cfadsUsd' | 'termInterestUsd' | 'termPrincipalUsd', month: string): number | null =>
		month > last ? null : (figure(`finance.quarters.${key}`, { of: `quarter:${quarterOf(month)}` }).value ?? 0)
	const cash = months.map((month) => at('cfadsUsd', month))
	const most = Math.max(1, ...cash.map((value) => value ?? 0)) / money.usdPerUnit
	const [per, word] = most >= BILLION ? [BILLION, 'billion'] : [MILLION, 'million']
	const scaled = (value: number | null) => (value === null ? null : value / per / money.usdPerUnit)
	const service = months.map((month) => {
		const [interest, principal] = [at('termInterestUsd', month), at('termPrincipalUsd', month)]
		return interest === null || principal === null ? null : interest + principal
	})
	const ends = months.findIndex((month) => month > last)
	const owed = figure('finance.cashFlow.termBalanceUsd', { at: 'last' })
	const beyond = months.map((month) => (month > last ? most / per : 0))
	const isLeft = ends >= 0 && (owed.value ?? 0) > 0
	const title = isLeft
		? `Cash and debt service, to maturity: ${owed.text} is owed when the plan ends`
		: 'Cash for debt service and debt service, to maturity'
	return [
		timeChartOf(
			{
				title,
				chart: timeChart({
					months,
					unit: `${word} ${money.code} a quarter`,
					steps: [
						{ name: 'Cash available', values: cash.map(scaled), colour: 'applications', area: 'applications-soft' },
						{ name: 'Debt service', values: service.map(scaled), colour: 'ink', area: 'sunken' },
					],
					...(isLeft && {
						short: { name: 'Not planned', lower: beyond.map(() => 0), upper: beyond, colour: 'line-strong' as const },
						callout: {
							index: Math.min(months.length - 1, Math.floor((ends + months.length) / 2)),
							value: most / per / 2,
							text: `not planned; loan matures ${shortMonth(maturity)}`,
						},
					}),
					status: null,
				}),
			},
			{ source: 'By quarter, from term conversion.', least: 110, most: 160 },
			[{ quantity: 'finance.quarters.cfadsUsd' }, { quantity: 'finance.quarters.termInterestUsd' }],
		),
	]
}

type Flow = Extract<keyof PlanResult['finance']['cashFlow'], string>
/** A column of the waterfall: its head, and what is added up and taken off in it. */
const WATERFALL: readonly (readonly [head: string, plus: readonly Flow[], minus?: readonly Flow[]])[] = [
	['Revenue', ['revenueUsd']],
	['Opex', ['opexUsd']],
	['Tax', ['taxUsd']],
	['CFADS', ['cfadsUsd']],
	['Debt drawn', ['constructionDrawUsd', 'termDrawUsd'], ['constructionRepaidUsd']],
	['Equity', ['equityUsd']],
	['Capital, fees', ['capexUsd', 'feesUsd', 'constructionInterestUsd', 'depositsUsd'], ['disposalUsd']],
	['Interest', ['termInterestUsd']],
	['Principal', ['termPrincipalUsd']],
	['Reserve', ['reserveUsd']],
	['Distributed', ['distributionsUsd']],
]

const orDash = (figure: Figure): Cell => ((figure.value ?? 0) === 0 ? words(MISSING) : shown(figure))

/**
 * The waterfall year by year to maturity: cash for debt service, debt drawn and equity pay for all that stands behind them. What
 * was paid before the plan is equity; years behind the plan’s end are told as not planned.
 */
export function waterfallByYear({ plan, result }: ReportInput): TableBlock {
	const { figure, money } = figuresFrom({ plan, result })
	const maturity = maturityOf(result)
	const years = [...new Set(result.months.map((month) => month.slice(0, 4)))]
	const lastYear = Number(years.at(-1))
	const beyond = Math.max(0, Number(maturity?.slice(0, 4) ?? lastYear) - lastYear)
	const lastOf = (year: string) => result.months.findLast((month) => month.startsWith(year)) ?? 'last'
	const flow = (name: Flow, year: string) => figure(`finance.cashFlow.${name}`, { at: year })
	const cellIn = (year: string, [, plus, minus = []]: (typeof WATERFALL)[number]): Cell => {
		const [only, ...more] = plus
		if (only !== undefined && more.length === 0) return orDash(flow(only, year))
		const sum = (names: readonly Flow[]) => names.reduce((all, name) => all + (flow(name, year).value ?? 0), 0)
		const value = sum(plus) - sum(minus)
		return words(Math.abs(value) < CENT ? MISSING : usd(value, money))
	}
	const before = figure('finance.beforePlanUsd.totalUsd')
	const rowOf = (name: string, cells: ReadonlyMap<string, Cell>): readonly Cell[] => [
		strong(name),
		...WATERFALL.map(([head]) => cells.get(head) ?? words(MISSING)),
		words(MISSING),
	]
	return tableOf({
		title: `Cash waterfall by year${maturity === null ? '' : ` to maturity in ${longMonth(maturity)}`}, ${money.code}`,
		columns: [left('Year', 0.5), ...[...WATERFALL.map(([head]) => head), 'Loan at year end'].map(right)],
		rows: [
			...((before.value ?? 0) === 0
				? []
				: [
						rowOf(
							'Before',
							new Map([
								['Equity', shown(before)],
								['Capital, fees', shown(before)],
							]),
						),
					]),
			...years.map((year) => [
				strong(year),
				...WATERFALL.map((column) => cellIn(year, column)),
				orDash(figure('finance.cashFlow.termBalanceUsd', { at: lastOf(year) })),
			]),
			...(beyond === 0
				? []
				: [
						rowOf(
							beyond === 1 ? String(lastYear + 1) : `${String(lastYear + 1)}–${String(lastYear + beyond)}`,
							new Map([['Revenue', words('not planned')]]),
						),
					]),
		],
		least: Math.min(years.length + beyond + 1, 12),
		noun: 'years',
		empty: '',
	})
}

/** «60 months from January 2028» */
export function tenorText({ finance }: PlanResult): string {
	const { month } = finance.atClose.takeOut
	const { termMonths } = finance.returns
	return month === null || termMonths === null ? '' : `${counted(termMonths, 'month')} from ${longMonth(month)}`
}
