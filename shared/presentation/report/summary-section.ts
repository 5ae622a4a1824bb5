import { spentBefore } from '../figures/before-plan.ts'
import { accelerators } from '../wording/counts.ts'
import type { Milestone, MilestoneKind } from '#shared/milestone-result.ts'
import type { PlanResult } from '#shared/result.ts'
import { moneyOf } from '#shared/units/money.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { isResultKey } from '#shared/document/keys.ts'
import { type Figures, figuresFrom } from '../figures/figure.ts'
import { layerStatuses } from '../layers/layer-status.ts'
import type { LayerStatus } from '../layers/layer-status.ts'
import { overviewFinding } from '../findings/overview-finding.ts'
import { stripFinding } from '../findings/strip-finding.ts'
import { overviewFigures } from '../pages/overview-view.ts'
import { smallest, sum } from '../figures/series.ts'
import { buildStripModel, describeStrip } from '../layers/strip-view.ts'
import type { StripBand, StripModel } from '../layers/strip-view.ts'
import { compact, megawatts, MISSING, percent, usd } from '../wording/figures.ts'
import { counted, longMonth, sentenceCase, shortMonth } from '../wording/months.ts'
import { chartOf, tableOf } from './blocks.ts'
import type { Cell, FactsBlock, IssueFacts, SectionBody, TableBlock, ReportInput } from './report-model.ts'
import { issueName } from './issue-name.ts'
import { left, right, shown, span, words } from './report-parts.ts'
import { topRisks } from './risks.ts'

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

/** The month that tells most: the least cover of what is asked, else the last. */
function tellingMonth(result: PlanResult, strip: StripModel): number {
	const served = strip.basis === 'demand' ? smallest(result.servedShare) : null
	return served !== null && served.value < 1 - 1e-9 ? served.index : result.months.length - 1
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

type BandAsked = { readonly band: StripBand; readonly strip: StripModel; readonly index: number }

/** In a plan that asks for nothing yet: of the target. */
function hasOfAsked({ band, strip, index }: BandAsked, { figure, months }: Figures): Cell {
	if ((band.coverage[index] ?? null) === null) return words(MISSING)
	const key = strip.basis === 'demand' ? `layers.${band.layer}.available` : `buildout.itMW.${band.layer}`
	if (!isResultKey(key)) return words(MISSING)
	const asked = `${compact(band.required[index] ?? 0)} ${strip.basis === 'demand' ? UNIT_SHORT[band.layer] : band.unit}`
	return shown(figure(key, { at: months[index] ?? 'last', as: (has) => `${compact(has)} of ${asked}` }))
}

/** Of the target no figure tells how far it is reached. */
function coverOf({ band, strip, index }: BandAsked, { figure, months }: Figures): Cell {
	const share = band.coverage[index] ?? null
	if (strip.basis === 'demand') return shown(figure(`layers.${band.layer}.coverage`, { at: months[index] ?? 'last' }))
	return words(share === null ? MISSING : percent(share))
}

function layersTable(plan: PlanFile, result: PlanResult, strip: StripModel): TableBlock {
	const index = tellingMonth(result, strip)
	const figures = figuresFrom({ plan, result })
	const statuses = layerStatuses(plan, result)
	return tableOf({
		title: `Layers, ${longMonth(result.months[index] ?? '')}`,
		columns: [left('Layer'), left('Over the plan'), right('Has of asked'), right('Cover')],
		rows: strip.bands.map((band) => {
			const status = statuses.find(({ layer }) => layer === band.layer)
			const binds = strip.binding[index] === band.layer && band.layer !== 'applications'
			return [
				{ text: `${band.number} ${band.name}`, swatch: band.layer, strong: binds },
				status === undefined ? words('') : { text: stateText(status), status: status.status },
				hasOfAsked({ band, strip, index }, figures),
				{ ...coverOf({ band, strip, index }, figures), strong: binds },
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
	'full_grid',
	'all_firm_power',
	'first_tokens',
	'training_done',
	'peak_workforce',
	'hall_ready',
]

/** The dates a board asks for, in order of time: the first of each kind, then more of them. */
function datesBlock(plan: PlanFile, result: PlanResult): FactsBlock {
	const figure = figuresFrom({ plan, result }).figure('milestones')
	const rank = (row: Milestone) => KINDS_FIRST.indexOf(row.kind)
	const firsts = KINDS_FIRST.flatMap((kind) => result.milestones.filter((row) => row.kind === kind).slice(0, 1))
	const others = result.milestones.filter((row) => !firsts.includes(row)).sort((a, b) => rank(a) - rank(b))
	const shown = [...firsts, ...others].slice(0, MOST_DATES).sort((a, b) => a.month.localeCompare(b.month))
	return {
		kind: 'facts',
		perRow: 3,
		title: `Dates, as people and deliveries allow${shown.length < result.milestones.length ? `: ${String(shown.length)} of ${figure.text}` : ''}`,
		rows: shown.map((row) => ({ name: shortMonth(row.month), value: row.text })),
		figure,
	}
}

function coverRows({ plan, facts, months }: { plan: PlanFile; facts: IssueFacts; months: readonly string[] }) {
	const places = plan.sites.map((site) =>
		[site.name, site.region, site.country].filter((part) => part !== null && part !== '').join(', '),
	)
	const shown = places.slice(0, 3).join('; ')
	return [
		{ name: 'Issue', value: `${issueName(facts)}, ${facts.status === 'draft' ? 'draft' : 'approved'}` },
		{ name: 'Scenario', value: facts.scenario },
		{ name: 'Months', value: `${span(months)} (${plan.horizonMonths})` },
		{
			name: places.length === 1 ? 'Site' : 'Sites',
			value: places.length === 0 ? 'none yet' : places.length > 3 ? `${shown} and ${places.length - 3} more` : shown,
		},
		{ name: 'Project', value: facts.project },
		{ name: 'Issued by', value: facts.generatedBy },
	]
}

/** Document control, the answer on one page, and what is asked. */
export function summarySection({ plan, result, facts }: ReportInput): SectionBody {
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
			{ kind: 'facts', perRow: 3, title: '', rows: coverRows({ plan, facts, months: result.months }) },
			...(facts.settings.note === ''
				? []
				: [
						{
							kind: 'facts' as const,
							perRow: 1 as const,
							title: '',
							rows: [{ name: 'Note', value: facts.settings.note }],
						},
					]),
			{ kind: 'figures', figures, perRow: 3 },
			chartOf({
				title: stripTitle,
				measure: `Cover of what is asked, by layer and month, ${span(result.months)}`,
				alt: `${stripTitle}. ${describeStrip(strip)}`,
				source: 'Black line: the layer that binds.',
				chart: { type: 'strip', model: strip },
			}),
			{
				kind: 'pair',
				share: 0.54,
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
			datesBlock(plan, result),
		],
	}
}
