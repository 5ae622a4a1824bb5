import { MISSING, count, usd } from '#shared/formats/figures.ts'
import { keyFigure, type KeyFigure } from '#shared/formats/key-figure.ts'
import { counted, countInWords, listInWords, longMonth, sentenceCase, shortMonth } from '#shared/formats/months.ts'
import { formatFigure } from '#shared/units/format.ts'
import { causeNoun, tradeName } from '#shared/formats/names.ts'
import { figuresFrom } from '../../../figures/figure.ts'
import { largest } from '../../../figures/series.ts'
import { infrastructureFinding } from '../../../findings/infrastructure-finding.ts'
import { lateItems } from '../../../findings/hall-sentence.ts'
import { remedyTitle } from '../../../messages/remedies.ts'
import { costText, regainedTexts } from '../../../remedies/remedies-view.ts'
import { buildPeopleChart } from '../../../tables/trades-chart.ts'
import { tableOf, timeChartOf } from '../../parts/blocks.ts'
import { left, right, strong, words } from '../../parts/report-parts.ts'
import { sitesBlocks } from '../../parts/verdict/sites-rows.ts'
import type { Cell, ReportInput, SectionBody, SingleBlock, TableBlock } from '../../report-model.ts'
import { estimateScope } from '../exclusions.ts'
import { decisionsAhead, joined, oddsSentence, plainFigure } from '../reader-parts.ts'
import { type BuiltHall, criticalHall, hallsBuilt, levelTwoChart, turnoverTable } from './halls.ts'

/** «Eight halls by January 2028; electricians make four of them one to eight months late» */
function findingOf(input: ReportInput, halls: readonly BuiltHall[]): string {
	const last = criticalHall(halls)
	if (last === null) return infrastructureFinding(input.plan, input.result).title
	const late = halls.filter(({ entry }) => entry.delayMonths > 0)
	const by = last.turnover === null ? 'not all within the plan' : `by ${longMonth(last.turnover)}`
	const all = sentenceCase(counted(halls.length, 'hall'))
	if (late.length === 0) return `${all} ${by}; all turn over on date`
	const delays = late.map(({ entry }) => entry.delayMonths).toSorted((one, other) => one - other)
	const [least = 0, most = 0] = [delays[0], delays.at(-1)]
	const span = least === most ? counted(most, 'month') : `${countInWords(least)} to ${counted(most, 'month')}`
	const cause = last.entry.cause
	const why = cause === null ? '' : ` for ${causeNoun(cause)}`
	return `${all} ${by}; ${countInWords(late.length)} ${late.length === 1 ? 'is' : 'are'} ${span} late${why}`
}

/** Trades that run short against the planned dates, the shortest first. */
function shortTrades({ result: { workforce, months } }: ReportInput) {
	const rows = Object.entries(workforce.trades).flatMap(([trade, { missing }]) => {
		const worst = largest(missing)
		return worst === null || worst.value < 0.5 ? [] : [{ trade, heads: worst.value, month: months[worst.index] ?? '' }]
	})
	return rows.toSorted((one, other) => other.heads - one.heads)
}

/** The one of them that sets dates, else the shortest; null where none is short. */
function shortest(input: ReportInput) {
	const rows = shortTrades(input)
	const gating = input.result.workforce.gating?.trade
	return rows.find(({ trade }) => trade === gating) ?? rows[0] ?? null
}

function ledeOf(input: ReportInput, halls: readonly BuiltHall[]): string {
	const onDate = halls.filter(({ entry }) => entry.delayMonths <= 0).length
	const short = shortest(input)
	const [best] = decisionsAhead(input).filter(({ helps }) => helps === 'infrastructure')
	return joined([
		halls.length === 0
			? ''
			: onDate === halls.length
				? ''
				: `${sentenceCase(countInWords(onDate))} of ${counted(halls.length, 'hall')} turn over on date.`,
		short === null
			? ''
			: `${sentenceCase(tradeName(short.trade))}: ${count(short.heads)} short of the schedule in ${longMonth(short.month)}.`,
		best === undefined || input.remedies === undefined
			? ''
			: `${remedyTitle(best)}: ${listInWords(regainedTexts(best, input.remedies.money))}.`,
		oddsSentence(input),
	])
}

const [MILLION, MANY_HOURS] = [1e6, 1e5] as const
/** `7.51 million`, `28,900` */
const hoursText = (hours: number): string =>
	hours < MANY_HOURS ? formatFigure(hours, { digits: 3 }) : `${formatFigure(hours / MILLION, { digits: 3 })} million`

const monthText = (month: string | null) => (month === null ? MISSING : shortMonth(month))

function figuresOf(input: ReportInput, halls: readonly BuiltHall[]): readonly KeyFigure[] {
	const { plan, result } = input
	const { figure, money } = figuresFrom({ plan, result })
	const last = criticalHall(halls)
	const { construction, unlevelled } = result.workforce
	const { toOrder, ordered } = lateItems(result)
	const items = Object.values(result.sites).reduce(
		(sum, { equipment }) => sum + equipment.filter(({ count: units }) => units > 0).length,
		0,
	)
	const perMW = result.finance.scopes.hallsUsdPerItMW
	return [
		plainFigure('Last turnover', monthText(last?.turnover ?? null), {
			note:
				last === null
					? 'no hall is built'
					: `${last.name}; planned ${shortMonth(last.planned)}${last.p80 === null ? '' : `; P80 ${last.p80}`}`,
		}),
		keyFigure('Peak on site', {
			figure: figure('workforce.construction.headcount', { at: 'largest' }),
			unit: 'people',
			note: `leveled; ${count(unlevelled.construction.peak.headcount)} on planned dates`,
		}),
		keyFigure('Hours', {
			figure: figure('workforce.construction.hours', { as: (hours) => formatFigure(hours / MILLION, { digits: 3 }) }),
			unit: 'million',
			note:
				construction.beforePlanHours > 0
					? `${hoursText(construction.beforePlanHours)} of them before ${shortMonth(result.months[0] ?? '')}`
					: '',
		}),
		keyFigure('Halls, per MW IT', {
			figure: figure('finance.scopes.hallsUsdPerItMW'),
			note:
				perMW === null
					? 'no hall is built'
					: `all halls ${usd(result.finance.committedUsd.infrastructure, money)} with land`,
		}),
		plainFigure('Long-lead items late', String(toOrder + ordered), {
			unit: `of ${String(items)}`,
			note: toOrder > 0 ? `${String(toOrder)} not confirmed as ordered` : 'all on order',
		}),
	]
}

const MOST_CONSTRAINTS = 3

/** The best change that was run for halls, with its cost; nothing where none was found. */
function wayOutBlocks(input: ReportInput): readonly SingleBlock[] {
	const { remedies } = input
	const [best] = decisionsAhead(input).filter(({ helps }) => helps === 'infrastructure')
	if (best === undefined || remedies === undefined) return []
	const brings = listInWords(regainedTexts(best, remedies.money))
	const text = `${remedyTitle(best)}, by ${longMonth(best.actBy)}: ${costText(best.costUsd, remedies.money)}, ${brings}.`
	return [{ kind: 'prose', title: 'Best option', text }]
}

/** What holds the halls most: people, and what is not ordered or comes late. */
function constraintsTable(input: ReportInput): TableBlock {
	const { result } = input
	const short = shortest(input)
	const gating = result.workforce.gating
	const others = shortTrades(input)
		.filter(({ trade }) => trade !== short?.trade)
		.slice(0, 1)
	const { toOrder, ordered } = lateItems(result)
	const rows: readonly (readonly Cell[])[] = [
		...(short === null
			? []
			: [
					[
						words(`${sentenceCase(tradeName(short.trade))}: ${count(short.heads)} short in ${shortMonth(short.month)}`),
						strong(gating?.trade === short.trade ? counted(gating.monthsLost, 'month') : 'dates hold'),
					],
				]),
		...others.map((one) => [
			words(`${sentenceCase(tradeName(one.trade))}: ${count(one.heads)} short in ${shortMonth(one.month)}`),
			strong('dates hold'),
		]),
		...(toOrder > 0
			? [[words(`${sentenceCase(counted(toOrder, 'long-lead item'))} past order-by`), strong('order now')]]
			: []),
		...(ordered > 0
			? [[words(`${sentenceCase(counted(ordered, 'item'))} on order, later than the halls need`), strong('expedite')]]
			: []),
	].slice(0, MOST_CONSTRAINTS)
	return tableOf({
		title: rows.length === 0 ? 'Constraints' : sentenceCase(counted(rows.length, 'constraint')),
		columns: [left('What', 2), right('Effect')],
		rows,
		least: 3,
		noun: 'constraints',
		empty: 'None: people and deliveries allow the planned dates.',
	})
}

/** People by trade from the first month of the plan; hours before it are told, no month of the plan has them. */
function peopleBlock({ plan, result }: ReportInput): SingleBlock {
	const { construction } = result.workforce
	const before = construction.beforePlanHours
	return timeChartOf(
		{ title: 'People on site by trade', chart: buildPeopleChart({ plan, result, status: null }) },
		{
			measure: 'Builders on site',
			source: `Bars: resource-leveled. Line: planned dates.${before > 0 ? ` ${hoursText(before)} hours fall before the first month.` : ''}`,
			least: 110,
			most: 170,
		},
	)
}

/** What is turned over when, and what holds it. */
export function contractorPage(input: ReportInput): SectionBody {
	const halls = hallsBuilt(input)
	const critical = criticalHall(halls)
	const { excludes } = estimateScope(input)
	return {
		bookmark: 'Turnover dates and what holds them',
		finding: findingOf(input, halls),
		lede: ledeOf(input, halls),
		blocks: [
			{ kind: 'figures', figures: figuresOf(input, halls), perRow: 5 },
			...sitesBlocks(input.plan, input.result),
			turnoverTable(
				halls,
				halls.some(({ p80 }) => p80 !== null),
			),
			...(critical === null ? [] : levelTwoChart(input, critical)),
			{
				kind: 'pair',
				share: 0.52,
				left: [peopleBlock(input)],
				right: [
					constraintsTable(input),
					...wayOutBlocks(input),
					{ kind: 'prose', title: 'Not in the estimate', text: `${sentenceCase(excludes.join('; '))}.` },
				],
			},
		],
	}
}
