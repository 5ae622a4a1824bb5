import { figuresFrom } from '../figures/figure.ts'
import { buildFinanceView } from '../pages/finance/finance-view.ts'
import type { FigureTable, LayerTab, NamedBars, NamedChart } from '../pages/layer-page.ts'
import { headOf } from '../tables/head-of.ts'
import { chartOf, tableOf, timeChartOf } from './blocks.ts'
import type { ChartBlock, ReportInput, SectionBody, SingleBlock, TableBlock } from './report-model.ts'
import { left, right, shown, span, words } from './report-parts.ts'

/** Where nobody states financing and nothing is let, the page of cost says all there is. */
export const hasFinance = ({ plan }: Pick<ReportInput, 'plan'>): boolean =>
	plan.finance !== null || plan.leases.length > 0

function barsBlock({ title, sub, model }: NamedBars, months: readonly string[]): ChartBlock {
	return chartOf({
		title,
		measure: `${sub}, ${span(months)}`,
		alt: [`${title}.`, ...model.rows.map((row) => `${row.name}: ${row.shown}.`)].join(' '),
		source: 'The figures of the plan’s result.',
		chart: { type: 'bars', model },
	})
}

function tableBlock({ title, sub, heads, rows }: FigureTable, noun: string): TableBlock {
	const [first, ...others] = heads
	return tableOf({
		title: `${title}. ${sub}`,
		columns: [left(first, 1), ...others.map(right)],
		rows: rows.map(({ name, figures }) => [
			words(name),
			...figures.map((figure) => (typeof figure === 'string' ? words(figure) : shown(figure))),
		]),
		least: 4,
		noun,
		empty: 'Nothing yet.',
	})
}

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
export function financeSection({ plan, result }: ReportInput): SectionBody {
	const view = buildFinanceView({ plan, result, today: null })
	const tab = (id: string): Partial<LayerTab> => view.tabs.find((one) => one.id === id) ?? {}
	const { money } = figuresFrom({ plan, result })
	const [cash, sources, units] = [tab('cash'), tab('sources'), tab('units')]
	const bars = (of: Partial<LayerTab>): readonly SingleBlock[] =>
		(of.bars ?? []).filter(({ model }) => model.rows.length > 0).map((one) => barsBlock(one, result.months))
	const flows = bars(sources)
	const half = Math.ceil(flows.length / 2)
	return {
		bookmark: 'Finance',
		finding: view.finding.title,
		lede: view.finding.lede,
		blocks: [
			{ kind: 'figures', figures: view.figures, perRow: 6 },
			...(cash.charts ?? []).map((chart) =>
				timeChartOf(chart, { measure: chart.sub, source: chartSource(chart), least: 90, most: 130 }),
			),
			{ kind: 'pair', share: 0.5, left: flows.slice(0, half), right: [...flows.slice(half), ...bars(units)] },
			...(cash.tables ?? []).map((table) => tableBlock(sinceConversion(table, money.code), 'quarters')),
			...(units.tables ?? []).filter(({ rows }) => rows.length > 0).map((table) => tableBlock(table, 'rows')),
		],
	}
}
