import { spentBefore } from '../../figures/before-plan.ts'
import { accelerators } from '../../messages/counts.ts'
import type { Milestone, MilestoneKind } from '#shared/result/milestone-result.ts'
import type { PlanResult } from '#shared/result.ts'
import { moneyOf } from '#shared/units/money.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { isMetricName } from '#shared/metrics/metric.ts'
import { type Figures, figuresFrom } from '../../figures/figure.ts'
import { layerStatuses } from '../../layers/layer-status.ts'
import { letFigures } from '../parts/let-figures.ts'
import { deliveredBlocks, stripBlock } from '../parts/verdict/strip-block.ts'
import { sitesBlocks } from '../parts/verdict/sites-rows.ts'
import { overviewFinding } from '../../findings/overview-finding.ts'
import { overviewFigures } from '../../pages/overview-view.ts'
import { sum } from '../../figures/series.ts'
import { buildStripModel } from '../../layers/strip-view.ts'
import type { StripBand, StripModel } from '#shared/charts/strip-model.ts'
import { compact, megawatts, MISSING, usd } from '#shared/formats/figures.ts'
import { shareFigure } from '#shared/formats/shares.ts'
import { counted, sentenceCase, shortMonth } from '#shared/formats/months.ts'
import { tableOf } from '../parts/blocks.ts'
import type { Cell, FactsBlock, SectionBody, TableBlock, ReportInput } from '../report-model.ts'
import { controlBlocks } from './control.ts'
import { left, right, shown, words } from '../parts/report-parts.ts'
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
	if (result.finance.totals.capexUsd <= 0) return `No capital is needed: ${parts.join(' and ')} exist or are leased.`
	const money = moneyOf(plan)
	const spent = spentBefore(result, money)
	return `Capex is ${usd(result.finance.totals.capexUsd, money)} over ${counted(plan.horizonMonths, 'month')}${spent === null ? '' : `, ${spent},`} for ${parts.join(' and ')}.`
}

const UNIT_SHORT = {
	energy: 'MW',
	chips: 'acc.',
	infrastructure: 'MW IT',
	models: 'tok/s',
	applications: 'tok/s',
} as const

type BandAsked = { readonly band: StripBand; readonly strip: StripModel }

/** The month of the least coverage; where nothing is needed the last. */
const worstMonth = ({ band, strip }: BandAsked) => band.lowest?.month ?? strip.months.at(-1) ?? ''

/** In a plan without demand yet: of the target. Of several sites what is free at one meets no need of another, and is not told. */
function hasOfNeeded(asked: BandAsked, { figure }: Figures, isFleet: boolean): Cell {
	const { band, strip } = asked
	const month = worstMonth(asked)
	const index = strip.months.indexOf(month)
	const covered = band.coverage[index] ?? null
	if (covered === null) return words(MISSING)
	if (band.byTarget[index] === true && band.toTarget !== null)
		return words(`${compact(band.toTarget.supply[index] ?? 0)} of ${compact(band.toTarget.asked[index] ?? 0)} MW IT`)
	const key = strip.basis === 'demand' ? `layers.${band.layer}.available` : `buildout.itMW.${band.layer}`
	if (!isMetricName(key)) return words(MISSING)
	const required = band.required[index] ?? 0
	const all = `${compact(required)} ${strip.basis === 'demand' ? UNIT_SHORT[band.layer] : band.unit}`
	if (isFleet && strip.basis === 'demand') return words(`${compact(covered * required)} of ${all}`)
	return shown(figure(key, { at: month, as: (has) => `${compact(has)} of ${all}` }))
}

/** Of the target no figure tells how far it is reached. */
function coverOf(asked: BandAsked, { figure }: Figures): Cell {
	const { band, strip } = asked
	const isOfTarget = band.byTarget[strip.months.indexOf(worstMonth(asked))] === true
	if (strip.basis === 'demand' && !isOfTarget)
		return shown(figure(`layers.${band.layer}.coverage`, { at: worstMonth(asked) }))
	const share = band.lowest?.share ?? null
	return words(share === null ? MISSING : shareFigure(share))
}

/** States and figures of the same month, so that no layer is short at 100 %. */
function layersTable(plan: PlanFile, result: PlanResult, strip: StripModel): TableBlock {
	const figures = figuresFrom({ plan, result })
	const statuses = layerStatuses(plan, result)
	return tableOf({
		title: 'Layers in their worst month',
		columns: [
			left('Layer'),
			left('Over the plan'),
			left('Worst month', 0.7),
			right('Available / needed'),
			right('Coverage'),
		],
		rows: strip.bands.map((band) => {
			const status = statuses.find(({ layer }) => layer === band.layer)
			const binds = band.layer !== 'applications' && strip.binding.includes(band.layer)
			const cover = coverOf({ band, strip }, figures)
			return [
				{ text: `${band.number} ${band.name}`, swatch: band.layer, strong: binds },
				status === undefined ? words('') : { text: sentenceCase(status.word), status: status.status },
				words(band.lowest === null ? MISSING : shortMonth(band.lowest.month)),
				hasOfNeeded({ band, strip }, figures, plan.sites.length > 1),
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
	const title = `Key dates, resource-leveled${some}`
	const rows = shown.map((row) => ({ name: shortMonth(row.month), value: milestoneText(row.facts) }))
	return [{ kind: 'facts', perRow: 3, title, rows, figure }]
}

/** The answer on one page: the verdict, what to decide, what it costs, what is lost and what can go wrong. */
export function summarySection(input: ReportInput): SectionBody {
	const { plan, result } = input
	const { title, lede } = overviewFinding(plan, result)
	const strip = buildStripModel(result)
	const risks = topRisks(plan, result)
	return {
		bookmark: 'Executive summary',
		finding: title,
		lede: [lede, askSentence(plan, result)].filter((part) => part !== '').join(' '),
		blocks: [
			...letFigures(plan, result),
			{ kind: 'figures', figures: overviewFigures(plan, result), perRow: 3 },
			decisionsTable(input),
			stripBlock(result),
			...deliveredBlocks(input),
			...sitesBlocks(plan, result),
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
						empty: 'No risks found in the results.',
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
