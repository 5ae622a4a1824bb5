import { spentBefore } from '../../figures/before-plan.ts'
import { accelerators } from '../../messages/counts.ts'
import type { Milestone, MilestoneKind } from '#shared/result/milestone-result.ts'
import type { PlanResult } from '#shared/result.ts'
import { moneyOf } from '#shared/units/money.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { isMetricName } from '#shared/metrics/metric.ts'
import { type Figures, figuresFrom } from '../../figures/figure.ts'
import { layerStatuses } from '../../layers/layer-status.ts'
import type { LayerStatus } from '../../layers/layer-status.ts'
import { overviewFinding } from '../../findings/overview-finding.ts'
import { stripFinding } from '../../findings/strip-finding.ts'
import { overviewFigures } from '../../pages/overview-view.ts'
import { sum } from '../../figures/series.ts'
import { buildStripModel } from '../../layers/strip-view.ts'
import { describeStrip, type StripBand, type StripModel } from '#shared/charts/strip-model.ts'
import { compact, megawatts, MISSING, usd } from '#shared/formats/figures.ts'
import { shareFigure } from '#shared/formats/shares.ts'
import { counted, sentenceCase, shortMonth } from '#shared/formats/months.ts'
import { chartOf, tableOf } from '../parts/blocks.ts'
import type { Cell, FactsBlock, SectionBody, TableBlock, ReportInput } from '../report-model.ts'
import { controlBlocks } from './control.ts'
import { left, right, shown, span, words } from '../parts/report-parts.ts'
import { decisionsTable } from '../parts/decisions/decisions-block.ts'
import { topRisks } from '../parts/risks.ts'
import { milestoneText } from '../../messages/milestones.ts'

/** What is to be decided, in one sentence. */
function askSentence(plan: PlanFile, result: PlanResult): string {
	const halls = sum(plan.buildPhases.map((phase) => phase.itMW))
	const chips = sum(plan.chipOrders.map((order) => order.accelerators))
	const parts = [
		...(halls > 0 ? [`${megawatts(halls)} MW IT of halls`] : []),
		...(chips > 0 ? [accelerators(chips)] : []),
	]
	if (parts.length === 0) return ''
	if (result.finance.totals.capexUsd <= 0)
		return `The plan asks for no capital: ${parts.join(' and ')} stand or are leased.`
	const money = moneyOf(plan)
	const spent = spentBefore(result, money)
	return `The plan asks for ${usd(result.finance.totals.capexUsd, money)} over ${counted(plan.horizonMonths, 'month')}${spent === null ? '' : `, ${spent},`} for ${parts.join(' and ')}.`
}

const UNIT_SHORT = {
	energy: 'MW',
	chips: 'acc.',
	infrastructure: 'MW IT',
	models: 'tok/s',
	applications: 'tok/s',
} as const

/** A size says what it counts: «8 mo short». */
const stateText = ({ status, word }: LayerStatus) =>
	status === 'tight' || status === 'failing' ? `${word} short` : sentenceCase(word)

type BandAsked = { readonly band: StripBand; readonly strip: StripModel }

/** The month of the least cover, which is what the state is judged by; where nothing is asked the last. */
const worstMonth = ({ band, strip }: BandAsked) => band.lowest?.month ?? strip.months.at(-1) ?? ''

/** In a plan that asks for nothing yet: of the target. */
function hasOfAsked(asked: BandAsked, { figure }: Figures): Cell {
	const { band, strip } = asked
	const month = worstMonth(asked)
	const index = strip.months.indexOf(month)
	if ((band.coverage[index] ?? null) === null) return words(MISSING)
	const key = strip.basis === 'demand' ? `layers.${band.layer}.available` : `buildout.itMW.${band.layer}`
	if (!isMetricName(key)) return words(MISSING)
	const all = `${compact(band.required[index] ?? 0)} ${strip.basis === 'demand' ? UNIT_SHORT[band.layer] : band.unit}`
	return shown(figure(key, { at: month, as: (has) => `${compact(has)} of ${all}` }))
}

/** Of the target no figure tells how far it is reached. */
function coverOf(asked: BandAsked, { figure }: Figures): Cell {
	const { band, strip } = asked
	if (strip.basis === 'demand') return shown(figure(`layers.${band.layer}.coverage`, { at: worstMonth(asked) }))
	const share = band.lowest?.share ?? null
	return words(share === null ? MISSING : shareFigure(share))
}

/** States and figures of the same month, so that no layer is short at 100 %. */
function layersTable(plan: PlanFile, result: PlanResult, strip: StripModel): TableBlock {
	const figures = figuresFrom({ plan, result })
	const statuses = layerStatuses(plan, result)
	return tableOf({
		title: 'Layers, each in its worst month',
		columns: [left('Layer'), left('Over the plan'), left('Worst month', 0.7), right('Has of asked'), right('Cover')],
		rows: strip.bands.map((band) => {
			const status = statuses.find(({ layer }) => layer === band.layer)
			const binds = band.layer !== 'applications' && strip.binding.includes(band.layer)
			const cover = coverOf({ band, strip }, figures)
			return [
				{ text: `${band.number} ${band.name}`, swatch: band.layer, strong: binds },
				status === undefined ? words('') : { text: stateText(status), status: status.status },
				words(band.lowest === null ? MISSING : shortMonth(band.lowest.month)),
				hasOfAsked({ band, strip }, figures),
				{ ...cover, strong: binds },
			]
		}),
		least: 5,
		noun: 'layers',
		empty: '',
	})
}

const MOST_DATES = 6
const KINDS_FIRST: readonly MilestoneKind[] = [
	'first_power',
	'first_chips',
	'full_power',
	'all_firm_power',
	'power_at_meter',
	'first_tokens',
	'training_done',
	'peak_workforce',
	'hall_ready',
]

/** The dates a board asks for, in order of time: the first of each kind, then more of them; nothing where there is none. */
function datesBlocks(plan: PlanFile, result: PlanResult): readonly FactsBlock[] {
	if (result.milestones.length === 0) return []
	const figure = figuresFrom({ plan, result }).figure('milestones')
	const rank = (row: Milestone) => KINDS_FIRST.indexOf(row.kind)
	const firsts = KINDS_FIRST.flatMap((kind) => result.milestones.filter((row) => row.kind === kind).slice(0, 1))
	const others = result.milestones.filter((row) => !firsts.includes(row)).sort((a, b) => rank(a) - rank(b))
	const shown = [...firsts, ...others].slice(0, MOST_DATES).sort((a, b) => a.month.localeCompare(b.month))
	const some = shown.length < result.milestones.length ? `: ${String(shown.length)} of ${figure.text}` : ''
	const title = `Dates, as people and deliveries allow${some}`
	const rows = shown.map((row) => ({ name: shortMonth(row.month), value: milestoneText(row.facts) }))
	return [{ kind: 'facts', perRow: 3, title, rows, figure }]
}

/** The answer on one page: the ask, what binds, what it costs, who builds it, what can go wrong. */
export function summarySection(input: ReportInput): SectionBody {
	const { plan, result } = input
	const { title, lede } = overviewFinding(plan, result)
	const strip = buildStripModel(result)
	const figures = overviewFigures(plan, result)
	const stripTitle = stripFinding(result)
	const risks = topRisks(plan, result)
	return {
		bookmark: 'Executive summary',
		finding: title,
		lede: [askSentence(plan, result), lede].filter((part) => part !== '').join(' '),
		blocks: [
			{ kind: 'figures', figures, perRow: 3 },
			decisionsTable(input),
			chartOf({
				title: stripTitle,
				measure: `Cover of what is asked, by layer and month, ${span(result.months)}`,
				alt: `${stripTitle}. ${describeStrip(strip)}`,
				source: 'Black line: the layer that binds.',
				chart: { type: 'strip', model: strip },
			}),
			{
				kind: 'pair',
				share: 0.58,
				left: [layersTable(plan, result, strip)],
				right: [
					{
						kind: 'list',
						title: risks.length === 0 ? 'Top risks' : sentenceCase(counted(risks.length, 'top risk')),
						items: risks,
						numbered: true,
						least: 3,
						noun: 'risks',
						empty: 'Nothing in the result points to one.',
					},
				],
			},
			...datesBlocks(plan, result),
		],
	}
}

/** The same below who issued it, when and for whom. */
export function summaryPage(input: ReportInput): SectionBody {
	const summary = summarySection(input)
	return { ...summary, blocks: [...controlBlocks(input), ...summary.blocks] }
}
