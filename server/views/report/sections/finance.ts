import { figuresFrom } from '../../figures/figure.ts'
import { buildFinanceView } from '../../pages/finance/finance-view.ts'
import { loanTable } from '../../pages/finance/sources-and-uses.ts'
import type { FigureTable, LayerTab, NamedChart } from '../../pages/layer-page.ts'
import { headOf } from '../../tables/head-of.ts'
import { timeChartOf } from '../parts/blocks.ts'
import { barsBlock, figureTable, tabBlocks, tabOf } from '../parts/page-blocks.ts'
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

const viewOf = ({ plan, result }: ReportInput) => buildFinanceView({ plan, result, status: null })

/** How the plan is paid for, what it returns, and what is at work against what stands idle. */
export function financeBlocks(input: ReportInput): readonly Block[] {
	const view = viewOf(input)
	const figures = figuresFrom(input)
	const { money } = figures
	const loan = loanTable(input.result, figures)
	const [cash, sources, units] = [tabOf(view, 'cash'), tabOf(view, 'sources'), tabOf(view, 'units')]
	const bars = ({ bars: own = [] }: Partial<LayerTab>): readonly SingleBlock[] =>
		own.filter(({ model }) => model.rows.length > 0).map((one) => barsBlock(one, input.result.months))
	const flows = bars(sources)
	const half = Math.ceil(flows.length / 2)
	const others = view.tabs.filter(({ id }) => !['cash', 'sources', 'units'].includes(id))
	return [
		{ kind: 'figures', figures: view.figures, perRow: 6 },
		...(cash.charts ?? []).map((chart) =>
			timeChartOf(chart, { measure: chart.sub, source: chartSource(chart), least: 90, most: 130 }),
		),
		{ kind: 'pair', share: 0.5, left: flows.slice(0, half), right: [...flows.slice(half), ...bars(units)] },
		...(loan === null ? [] : [figureTable(loan)]),
		...(cash.tables ?? []).map((table) => figureTable(sinceConversion(table, money.code), 'quarters')),
		...(units.tables ?? []).filter(({ rows }) => rows.length > 0).map((table) => figureTable(table)),
		...others.flatMap(tabBlocks),
	]
}

/** The same on part of a page: key figures, and beside what is built by layer the sources and uses. */
export function financePart(input: ReportInput, byLayer: ChartBlock): readonly Block[] {
	const view = viewOf(input)
	const flows = (tabOf(view, 'sources').bars ?? []).filter(({ model }) => model.rows.length > 0)
	const [sources, uses] = flows.slice(-2).map((one) => barsBlock(one, input.result.months))
	return [
		{ kind: 'figures', figures: view.figures, perRow: 6 },
		{
			kind: 'pair',
			share: 0.5,
			left: [byLayer, ...(sources === undefined ? [] : [sources])],
			right: uses === undefined ? [] : [uses],
		},
	]
}
