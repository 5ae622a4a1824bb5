import { buildCostsView, cashChart, layerBars, moneyTable } from '../../pages/costs-view.ts'
import { figuresFrom } from '../../figures/figure.ts'
import { chartOf, timeChartOf } from '../parts/blocks.ts'
import { basisPart } from './basis.ts'
import { environmentFacts } from './environment.ts'
import { isUnfinanced, unfinancedBlocks, unfinancedPart } from './unfinanced.ts'
import { financeBlocks, financePart, hasFinance } from './finance.ts'
import { barsBlock, figureTable, tabOf } from '../parts/page-blocks.ts'
import type { Block, ChartBlock, SectionBody, ReportInput } from '../report-model.ts'
import { span } from '../parts/report-parts.ts'

const viewOf = ({ plan, result }: ReportInput) => buildCostsView({ plan, result, today: null })

function layerBlock({ plan, result }: ReportInput): ChartBlock {
	const figures = figuresFrom({ plan, result })
	const byLayer = layerBars(result, figures)
	return chartOf({
		title: byLayer.title,
		measure: `Capex by layer, ${figures.money.code}, ${span(result.months)}`,
		alt: [`${byLayer.title}.`, ...byLayer.model.rows.map((row) => `${row.name}: ${row.shown}.`)].join(' '),
		source: 'Chips with network and storage.',
		chart: { type: 'bars', model: byLayer.model },
	})
}

/** Capital by layer beside what is spent and earned to date. */
function spendPair(input: ReportInput): Block {
	const { result } = input
	const figures = figuresFrom(input)
	return {
		kind: 'pair',
		share: 0.47,
		left: [layerBlock(input)],
		right: [
			timeChartOf(
				cashChart(result, figures, null),
				{
					measure: `Million ${figures.money.code}, running total`,
					source: 'Capex and opex against revenue, before tax.',
					least: 110,
					most: 150,
				},
				moneyTable(result, figures).rows.flatMap((row) =>
					row.figures.map((cell) => (typeof cell === 'string' ? undefined : cell.why)),
				),
			),
		],
	}
}

/** What it costs to build and to run, and how it is paid for. */
export function moneySection(input: ReportInput): SectionBody {
	const view = viewOf(input)
	return {
		bookmark: 'Cost and funding',
		finding: view.finding.title,
		lede: view.finding.lede,
		blocks: [
			{ kind: 'figures', figures: view.figures, perRow: 6 },
			spendPair(input),
			...(isUnfinanced(input) ? unfinancedBlocks(input) : []),
			...(hasFinance(input) ? financeBlocks(input) : []),
			...(tabOf(view, 'parts').bars ?? []).slice(1).map((one) => barsBlock(one, input.result.months)),
			...(tabOf(view, 'halls').tables ?? [])
				.filter(({ rows }) => rows.length > 0)
				.map((table) => figureTable(table, 'halls')),
			...(tabOf(view, 'years').tables ?? []).slice(0, 1).map((table) => figureTable(table, 'years')),
		],
	}
}

/** The same on a page, with what it takes from the world and what all of it rests on. */
export function moneyPage(input: ReportInput): SectionBody {
	const view = viewOf(input)
	return {
		bookmark: 'Cost, environment, basis',
		finding: view.finding.title,
		lede: view.finding.lede,
		blocks: [
			{ kind: 'figures', figures: view.figures, perRow: 6 },
			...(hasFinance(input) ? financePart(input, layerBlock(input)) : [spendPair(input)]),
			...(isUnfinanced(input) ? unfinancedPart(input) : []),
			environmentFacts(input),
			...basisPart(input),
		],
	}
}
