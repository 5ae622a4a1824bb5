import { paidBefore } from '../../figures/before-plan.ts'
import { costsFinding } from '../../findings/costs-finding.ts'
import {
	costFigures,
	hallCostTable,
	layerBars,
	moneyTable,
	opexBars,
	runningChart,
} from '../../pages/money/cost-parts.ts'
import { figuresFrom } from '../../figures/figure.ts'
import { lacksPrice, NEEDS_PRICE } from '../../figures/unpriced.ts'
import { chartOf, timeChartOf, tableOf } from '../parts/blocks.ts'
import { basisPart } from './basis.ts'
import { environmentFacts } from './environment.ts'
import { financeBlocks, financePart, hasFinance } from './finance.ts'
import { barsBlock, figureTable } from '../parts/page-blocks.ts'
import type { Block, ChartBlock, SectionBody, ReportInput, ProseBlock, TableBlock } from '../report-model.ts'
import { span, left, right, shown, strong, words } from '../parts/report-parts.ts'
import { ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import { fieldsOf } from '#shared/fields/registry.ts'
import { NOTE_QUALITIES } from '#shared/fields/note-qualities.ts'
import { isMetricName } from '#shared/metrics/metric.ts'
import { LAYERS } from '#shared/layers.ts'
import { formatQuantity } from '#shared/units/format.ts'
import { estimateWords } from '#server/views/messages/estimate-words.ts'
import { labelInText, LAYER_NAMES } from '#shared/formats/names.ts'
import { MISSING, percent } from '#shared/formats/figures.ts'
import { listInWords, sentenceCase } from '#shared/formats/months.ts'

/** Whether the plan states terms of financing: leases alone are none. */
const isUnfinanced = ({ plan }: Pick<ReportInput, 'plan'>): boolean => plan.finance === null

/** `Cost of capital: 8 % a year, the default`: entered, or what stands in its place. */
function costOfCapital({ plan }: ReportInput): string {
	const { label, unit, default: usual } = ASSUMPTIONS.discountRate
	const own = plan.assumptions['discountRate']
	const text = formatQuantity(own?.value ?? usual, unit)
	return `${label}: ${text}, ${own === undefined ? 'the default, not entered' : 'entered among the assumptions'}`
}

const presentValueWords = (input: ReportInput): string =>
	`net present value ${lacksPrice(input) ? NEEDS_PRICE : 'is before debt and tax'}`

const termNames = (): readonly string[] =>
	fieldsOf('plan')
		.filter(({ name, kind }) => name.startsWith('finance.') && kind !== 'group')
		.map(({ label }) => labelInText(label))

/** What a lender looks for and the plan does not say, where to say it, and what holds without it. */
function notEntered(input: ReportInput): ProseBlock {
	const estimate = estimateWords(input.result)
	return {
		kind: 'prose',
		title: 'No financing terms entered',
		text: [
			`The plan has no financing terms, so this report gives no sources of funds, debt, interest, repayment, DSCR, tax or equity IRR. Not entered: ${listInWords(termNames())}. Enter them on Money, under Financing terms.`,
			`What holds without it: capital by layer and line, the class of the estimate${estimate === '' ? '' : ` (${estimate})`}, running cost and revenue. ${costOfCapital(input)}; ${presentValueWords(input)}.`,
		].join(' '),
	}
}

function capitalTable({ plan, result }: ReportInput): TableBlock {
	const { figure, money } = figuresFrom({ plan, result })
	const before = figure('finance.beforePlanUsd.totalUsd')
	const paid = paidBefore(result.finance)
	const rows = LAYERS.flatMap((layer) => {
		const key = `finance.capexByLayer.${layer}`
		if (!isMetricName(key)) return []
		const capital = figure(key, { at: 'all' })
		return (capital.value ?? 0) === 0 ? [] : [[words(LAYER_NAMES[layer]), shown(capital)]]
	})
	return tableOf({
		title: `Capital by layer, ${money.code}`,
		columns: [left('Layer', 1), right('Capital')],
		rows: [
			...((before.value ?? 0) > 0
				? [[words(`Before the plan’s first month${paid === null ? '' : `: ${paid}`}`), shown(before)]]
				: []),
			...rows,
			[strong('All'), { ...shown(figure('finance.totals.capexUsd')), strong: true }],
		],
		least: 3,
		noun: 'layers',
		empty: '',
	})
}

/** Money by how well it is settled: what the class of the estimate is reckoned from. */
function gradesTable({ plan, result }: ReportInput): TableBlock {
	const { figure, money } = figuresFrom({ plan, result })
	const { moneyByQuality } = result.finance.estimate
	const all = NOTE_QUALITIES.reduce((sum, quality) => sum + moneyByQuality[quality], 0)
	return tableOf({
		title: `Capital by source grade, ${money.code}`,
		columns: [left('Grade', 1), right('Capital'), right('Share')],
		rows: NOTE_QUALITIES.flatMap((quality) => {
			const key = `finance.estimate.moneyByQuality.${quality}`
			if (!isMetricName(key)) return []
			const share = all === 0 ? MISSING : percent(moneyByQuality[quality] / all)
			return [[words(sentenceCase(quality)), shown(figure(key)), words(share)]]
		}),
		least: 4,
		noun: 'grades',
		empty: '',
	})
}

/** Where no financing is entered a lender is told so, and what can be said all the same. */
export const unfinancedBlocks = (input: ReportInput): readonly Block[] => [
	notEntered(input),
	{ kind: 'pair', share: 0.5, left: [capitalTable(input)], right: [gradesTable(input)] },
]

/** The same in a line. */
const unfinancedPart = (input: ReportInput): readonly Block[] => [
	{
		kind: 'prose',
		title: 'No financing terms entered',
		text: `No sources of funds, debt, DSCR, tax or equity IRR: the plan has no financing terms (page Money). ${costOfCapital(input)}; ${presentValueWords(input)}.`,
	},
]

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
				runningChart(result, figures, null),
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
	const { plan, result } = input
	const figures = figuresFrom(input)
	const { title: finding, lede } = costsFinding(plan, result)
	const halls = hallCostTable(plan, result, figures)
	return {
		...{ bookmark: 'Cost and funding', finding, lede },
		blocks: [
			{ kind: 'figures', figures: costFigures(input, figures), perRow: 6 },
			spendPair(input),
			...(isUnfinanced(input) ? unfinancedBlocks(input) : []),
			...(hasFinance(input) ? financeBlocks(input) : []),
			barsBlock(opexBars(result, figures), result.months),
			...(halls.rows.length > 0 ? [figureTable(halls, 'halls')] : []),
			figureTable(moneyTable(result, figures), 'years'),
		],
	}
}

/** The same on a page, with what it takes from the world and what all of it rests on. */
export function moneyPage(input: ReportInput): SectionBody {
	const { title: finding, lede } = costsFinding(input.plan, input.result)
	return {
		...{ bookmark: 'Cost, environment, basis', finding, lede },
		blocks: [
			{ kind: 'figures', figures: costFigures(input, figuresFrom(input)), perRow: 6 },
			...(hasFinance(input) ? financePart(input, layerBlock(input)) : [spendPair(input)]),
			...(isUnfinanced(input) ? unfinancedPart(input) : []),
			environmentFacts(input),
			...basisPart(input),
		],
	}
}
