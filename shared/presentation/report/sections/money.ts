import { buildCostsView, cashChart, layerBars, moneyTable } from '../../pages/costs-view.ts'
import { figuresFrom } from '../../figures/figure.ts'
import { chartOf, timeChartOf } from '../parts/blocks.ts'
import { basisPart } from './basis.ts'
import { environmentTable } from './environment.ts'
import { financeBlocks, financePart, hasFinance } from './finance.ts'
import { barsBlock, figureTable, tabOf } from '../parts/page-blocks.ts'
import { estimateWords } from '../../wording/estimate-words.ts'
import { sentenceCase } from '../../wording/months.ts'
import type { Block, SectionBody, ReportInput } from '../report-model.ts'
import { left, right, shown, span } from '../parts/report-parts.ts'

const viewOf = ({ plan, result }: ReportInput) => buildCostsView({ plan, result, today: null })

/** Capital by layer beside what is spent and earned to date. */
function spendPair({ plan, result }: ReportInput): Block {
	const figures = figuresFrom({ plan, result })
	const byLayer = layerBars(result, figures)
	const currency = figures.money.code
	return {
		kind: 'pair',
		share: 0.47,
		left: [
			chartOf({
				title: byLayer.title,
				measure: `Capex by layer, ${currency}, ${span(result.months)}`,
				alt: [`${byLayer.title}.`, ...byLayer.model.rows.map((row) => `${row.name}: ${row.shown}.`)].join(' '),
				source: 'Chips with network and storage.',
				chart: { type: 'bars', model: byLayer.model },
			}),
		],
		right: [
			timeChartOf(
				cashChart(result, figures, null),
				{
					measure: `Million ${currency}, running total`,
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

/** How exact the cost is, from what its money rests on; nothing where nothing is to be paid. */
export function estimateBlock({ result }: ReportInput): readonly Block[] {
	const estimate = estimateWords(result)
	if (estimate === '') return []
	return [
		{
			kind: 'facts',
			perRow: 1,
			title: '',
			rows: [{ name: 'Cost to build', value: `${sentenceCase(estimate)}. Weighed by money; found from the inputs.` }],
		},
	]
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
			...estimateBlock(input),
			spendPair(input),
			...(hasFinance(input) ? financeBlocks(input) : []),
			...(tabOf(view, 'parts').bars ?? []).slice(1).map((one) => barsBlock(one, input.result.months)),
			...(tabOf(view, 'halls').tables ?? []).filter(({ rows }) => rows.length > 0).map((table) => figureTable(table, 'halls')),
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
			...estimateBlock(input),
			spendPair(input),
			...(hasFinance(input) ? financePart(input) : []),
			environmentTable(input),
			...basisPart(input),
		],
	}
}
