import type { PlanResult } from '#shared/result.ts'
import { MISSING, compact, count, usd } from '#shared/formats/figures.ts'
import { keyFigure, type KeyFigure } from '#shared/formats/key-figure.ts'
import { counted, countInWords, listInWords, longMonth, sentenceCase, shortMonth } from '#shared/formats/months.ts'
import { causeNoun, tradeName } from '#shared/formats/names.ts'
import { workedBefore } from '../../../figures/before-plan.ts'
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

/** «Eight halls by January 2028; four are one to eight months late: electrician shortage» */
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
	const why = cause === null ? '' : `: ${causeNoun(cause)}`
	if (halls.length === 1) return `${all} ${by}, ${span} late${why}`
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

/** «Four of eight halls turn over on date.»; empty where all do, or one hall is all there is. */
function onDateSentence(halls: readonly BuiltHall[]): string {
	const onDate = halls.filter(({ entry }) => entry.delayMonths <= 0).length
	if (halls.length < 2 || onDate === halls.length) return ''
	if (onDate === 0) return `None of ${counted(halls.length, 'hall')} turns over on date.`
	return `${sentenceCase(countInWords(onDate))} of ${counted(halls.length, 'hall')} ${onDate === 1 ? 'turns' : 'turn'} over on date.`
}

function ledeOf(input: ReportInput, halls: readonly BuiltHall[]): string {
	const short = shortest(input)
	return joined([
		onDateSentence(halls),
		short === null
			? ''
			: `${sentenceCase(tradeName(short.trade))}: ${count(short.heads)} short of the schedule in ${longMonth(short.month)}.`,
		oddsSentence(input),
	])
}

const monthText = (month: string | null) => (month === null ? MISSING : shortMonth(month))

function lateNote({ toOrder, ordered }: ReturnType<typeof lateItems>): string {
	if (toOrder + ordered === 0) return 'none'
	return [
		...(toOrder > 0 ? [`${String(toOrder)} not confirmed as ordered`] : []),
		...(ordered > 0 ? [`${String(ordered)} on order, arriving late`] : []),
	].join('; ')
}

function figuresOf(input: ReportInput, halls: readonly BuiltHall[]): readonly KeyFigure[] {
	const { plan, result } = input
	const { figure, money } = figuresFrom({ plan, result })
	const last = criticalHall(halls)
	const { unlevelled } = result.workforce
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
		keyFigure('Peak construction headcount', {
			figure: figure('workforce.construction.headcount', { at: 'largest' }),
			unit: 'people',
			note: `leveled; ${count(unlevelled.construction.peak.headcount)} on planned dates`,
		}),
		keyFigure('Labor hours on site', {
			figure: figure('workforce.construction.hours'),
			unit: 'hours',
			note: workedBefore(result) ?? '',
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
			note: lateNote({ toOrder, ordered }),
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

const MOST_NAMED = 3

type LateItem = PlanResult['sites'][string]['equipment'][number]

/** Long-lead items that are late, the latest first: ordered and arriving late, or past their order-by date. */
function lateRows({ sites }: PlanResult, isOrdered: boolean): readonly LateItem[] {
	return Object.values(sites)
		.flatMap(({ equipment }) => equipment)
		.filter(({ slackMonths, state }) => (slackMonths ?? 0) < 0 && (state === 'ordered') === isOrdered)
		.toSorted((one, other) => (one.slackMonths ?? 0) - (other.slackMonths ?? 0))
}

/** `Generator step-up transformer, Gas reciprocating engine and five more`; of several sites each item once */
function namesOf(items: readonly LateItem[]): string {
	const names = [...new Set(items.map(({ name }) => name))]
	const more = names.length - MOST_NAMED
	return listInWords(more > 0 ? [...names.slice(0, MOST_NAMED), `${countInWords(more)} more in the log`] : names)
}

const latestOf = ([first]: readonly LateItem[]): string => counted(-(first?.slackMonths ?? 0), 'month')

/** What is not ordered, or comes after its need. */
function itemRows({ result }: ReportInput): readonly (readonly Cell[])[] {
	const [toOrder, ordered] = [lateRows(result, false), lateRows(result, true)]
	return [
		...(ordered.length > 0
			? [[words(`On order, arriving up to ${latestOf(ordered)} late: ${namesOf(ordered)}`), strong('expedite')]]
			: []),
		...(toOrder.length > 0
			? [
					[
						words(
							`${sentenceCase(counted(toOrder.length, 'item'))} up to ${latestOf(toOrder)} past order-by: ${namesOf(toOrder)}`,
						),
						strong('order now'),
					],
				]
			: []),
	]
}

/** Trades that run short: the one that sets dates, else the shortest, and one more. */
function tradeRows(input: ReportInput): readonly (readonly Cell[])[] {
	const gating = input.result.workforce.gating
	const first = shortest(input)
	const others = shortTrades(input).filter(({ trade }) => trade !== first?.trade)
	return [...(first === null ? [] : [first]), ...others]
		.slice(0, 2)
		.map(({ trade, heads, month }) => [
			words(`${sentenceCase(tradeName(trade))}: ${count(heads)} short in ${shortMonth(month)}`),
			strong(gating?.trade === trade ? counted(gating.monthsLost, 'month') : 'dates hold'),
		])
}

/** What holds the halls most, what sets their dates first: people, and what is not ordered or comes late. */
function constraintsTable(input: ReportInput): TableBlock {
	const [people, items] = [tradeRows(input), itemRows(input)]
	const isLabor = input.result.workforce.gating !== null
	const rows = (isLabor ? [...people, ...items] : [...items, ...people]).slice(0, MOST_CONSTRAINTS)
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
			source: `Bars: resource-leveled. Line: planned dates.${before > 0 ? ` ${compact(before)} hours fall before the first month.` : ''}`,
			least: 80,
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
				right: [constraintsTable(input), ...wayOutBlocks(input)],
			},
			{ kind: 'prose', title: 'Not in the estimate', text: `${sentenceCase(excludes.join('; '))}.` },
		],
	}
}
