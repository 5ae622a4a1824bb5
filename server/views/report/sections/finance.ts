import { figuresFrom } from '../../figures/figure.ts'
import { type FigureTable, type NamedBars, type NamedChart, present } from '../../pages/layer-page.ts'
import { coverChart, flowChart, quarterTable } from '../../pages/money/cover.ts'
import { estimateBars, revenueBars, sourcesAndUses } from '../../pages/money/flows.ts'
import { loanTable } from '../../pages/money/sources-and-uses.ts'
import { returnFigures } from '../../pages/money/tiles.ts'
import { hourTable, idleBars, priceTable } from '../../pages/money/unit-costs.ts'
import { headOf } from '../../tables/head-of.ts'
import { timeChartOf } from '../parts/blocks.ts'
import { barsBlock, figureTable } from '../parts/page-blocks.ts'
import type { Block, ChartBlock, ReportInput, SingleBlock } from '../report-model.ts'

/** Where nobody states financing and nothing is let, the page of cost says all there is. */
export const hasFinance = ({ plan }: Pick<ReportInput, 'plan'>): boolean =>
	plan.finance !== null || plan.leases.length > 0

/** The quarters in which debt is served; the chart shows those before. All of them where none is. */
function sinceConversion(table: FigureTable, currency: string): FigureTable {
	// The first head is that of the quarters’ names.
	const place = table.heads.indexOf(headOf('finance.quarters.dscr')) - 1
	const isServed = (figures: FigureTable['rows'][number]['figures']) => {
		const cover = figures[place]
		return typeof cover === 'object' && cover.value !== null
	}
	const first = table.rows.findIndex(({ figures }) => isServed(figures))
	if (first <= 0) return table
	return {
		...table,
		rows: table.rows.slice(first),
		sub: `From conversion on: sums of the quarter’s months, ${currency}`,
	}
}

function chartSource({ chart: { steps } }: NamedChart): string {
	if (!steps.some(({ quarterly }) => quarterly))
		return 'Capital as it is paid; cash after running cost and tax; what owners are paid.'
	const isSized = steps.some(({ look }) => look === 'limit')
	return `From conversion of the construction loan on${isSized ? '; dashed, what the term loan was sized for' : ''}.`
}

/** How the plan is paid for, what it returns, and what is at work against what stands idle. */
export function financeBlocks(input: ReportInput): readonly Block[] {
	const { plan, result } = input
	const figures = figuresFrom(input)
	const bars = (own: readonly NamedBars[]): readonly SingleBlock[] =>
		own.filter(({ model }) => model.rows.length > 0).map((one) => barsBlock(one, result.months))
	const charts = present([flowChart(result, figures, null), coverChart({ plan, result, status: null }, figures)])
	const flows = bars([...present([revenueBars(result, figures)]), ...sourcesAndUses(result, figures)])
	const loan = loanTable(result, figures)
	const half = Math.ceil(flows.length / 2)
	const units = [hourTable(plan, result, figures), priceTable(plan, result, figures)]
	const estimate = estimateBars(result, figures)
	return [
		{ kind: 'figures', figures: returnFigures(input, figures), perRow: 6 },
		...charts.map((chart) =>
			timeChartOf(chart, { measure: chart.sub, source: chartSource(chart), least: 90, most: 130 }),
		),
		{
			kind: 'pair',
			share: 0.5,
			left: flows.slice(0, half),
			right: [...flows.slice(half), ...bars([idleBars(figures)])],
		},
		...(loan === null ? [] : [figureTable(loan)]),
		figureTable(sinceConversion(quarterTable(result, figures), figures.money.code), 'quarters'),
		...units.filter(({ rows }) => rows.length > 0).map((table) => figureTable(table)),
		...(estimate.model.rows.length > 1 ? [barsBlock(estimate)] : []),
	]
}

/** The same on part of a page: key figures, and beside what is built by layer the sources and uses. */
export function financePart(input: ReportInput, byLayer: ChartBlock): readonly Block[] {
	const figures = figuresFrom(input)
	const flows = sourcesAndUses(input.result, figures).filter(({ model }) => model.rows.length > 0)
	const [sources, uses] = flows.map((one) => barsBlock(one, input.result.months))
	return [
		{ kind: 'figures', figures: returnFigures(input, figures), perRow: 6 },
		{
			kind: 'pair',
			share: 0.5,
			left: [byLayer, ...(sources === undefined ? [] : [sources])],
			right: uses === undefined ? [] : [uses],
		},
	]
}
