import { fieldFacts } from '#shared/fields/registry.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { type FigureSource, figuresFrom } from '../../figures/figure.ts'
import { keyFigure } from '#shared/formats/key-figure.ts'
import { largest } from '../../figures/series.ts'
import { tradeGap } from '../../tables/trade-gap.ts'
import { headOf } from '../../tables/head-of.ts'
import { MISSING } from '#shared/formats/figures.ts'
import { counted, sentenceCase, shortMonth } from '#shared/formats/months.ts'
import { causeNoun, tradeName } from '#shared/formats/names.ts'
import { buildWorkforceView } from '../../pages/workforce-view.ts'
import type { WorkforceView } from '../../pages/workforce-view.ts'
import { gridTable } from '../parts/entry-table.ts'
import { tableOf, timeChartOf } from '../parts/blocks.ts'
import type { Cell, ChartBlock, ReportInput, SectionBody, TableBlock } from '../report-model.ts'
import { left, placed, right, shown, words } from '../parts/report-parts.ts'

function chartBlocks(view: WorkforceView): readonly ChartBlock[] {
	const people = timeChartOf(view.people, {
		measure: 'Builders on site by trade',
		source: 'Bars: headcount, resource-leveled. Line: planned need.',
		least: 150,
		most: 220,
	})
	if (view.tradeChart === null || view.trade === null) return [people]
	return [
		people,
		timeChartOf(view.tradeChart, {
			measure: `${sentenceCase(tradeName(view.trade))}, people`,
			source: 'Available: local workers, apprentices, travelers. Hatched: short.',
			least: 125,
			most: 190,
		}),
	]
}

/** Hours as they add up. */
function hoursBlocks({ hours }: WorkforceView): readonly ChartBlock[] {
	if (hours === null) return []
	return [
		timeChartOf(hours, {
			measure: `Construction hours to date, ${hours.chart.unit}`,
			source: 'Hours at all sites, including those before the plan. Line: planned dates.',
			least: 110,
			most: 160,
		}),
	]
}

/** The trade that sets dates, then the short ones by how many lack, then most hours. */
function shortFirst(rows: WorkforceView['rows']): WorkforceView['rows'] {
	const missing = ({ short, monthsLost }: WorkforceView['rows'][number]) =>
		monthsLost === null ? (short?.value ?? 0) : Infinity
	return rows.toSorted((one, other) => (missing(one) === missing(other) ? 0 : missing(other) - missing(one)))
}

/** Of a trade that runs short the month it does so most in: what is asked then, had then and short are of it. */
function tightest({ workforce, months }: PlanResult, trade: string): string | null {
	const worst = largest(tradeGap(workforce, trade).missing)
	return worst === null || worst.value < 0.5 ? null : (months[worst.index] ?? null)
}

function tradesTable({ plan, result }: FigureSource, view: WorkforceView): TableBlock {
	const { figure } = figuresFrom({ plan, result })
	const shortCells = ({ trade, had, short }: WorkforceView['rows'][number]): readonly Cell[] => {
		const month = tightest(result, trade)
		if (month === null || short === null) return [words(MISSING), words(MISSING), shown(had), words(MISSING)]
		const asked = figure('workforce.trades.asked', { of: `trade:${trade}`, at: month })
		return [words(shortMonth(month)), shown(asked), shown(had), { ...shown(short), strong: true }]
	}
	return tableOf({
		title: 'Trades, shortest supply first',
		columns: [
			left('Trade', 1.3),
			...['Peak need', 'Peak', 'Tightest', 'Needed then', 'Available then', 'Short', 'Hours'].map(right),
			left('Effect on dates', 1.1),
		],
		rows: shortFirst(view.rows).map((row): readonly Cell[] => [
			{ text: row.name, strong: row.status === 'failing' },
			shown(row.asked),
			words(row.peakMonth),
			...shortCells(row),
			shown(row.hours),
			words(
				row.status === 'failing' && result.workforce.gating !== null
					? `Sets hall dates: ${counted(result.workforce.gating.monthsLost, 'month')} lost`
					: row.status === 'tight'
						? 'Short, dates hold'
						: 'None',
			),
		]),
		least: 4,
		noun: 'trades',
		empty: 'The plan needs no workers on site.',
	})
}

/** Ended before it was planned to, by report. */
const earlyText = (months: number) => `−${String(-months)}`
const SLIP = ['schedule.plannedFinish', 'schedule.finish', 'schedule.delayMonths'] as const

function slipTable(plan: PlanFile, result: PlanResult): TableBlock {
	const halls = Object.entries(result.schedule).filter(([ref]) => ref.startsWith('phase:'))
	const { figure } = figuresFrom({ plan, result })
	const rows = halls
		.map(([of, hall]) => ({ ...hall, of }))
		.sort((a, b) => b.delayMonths - a.delayMonths || a.plannedFinish.localeCompare(b.plannedFinish))
	return tableOf({
		title: 'Slip by hall, longest first',
		columns: [
			left(fieldFacts('buildPhases', 'name').label, 1.2),
			...SLIP.map((key) => right(headOf(key))),
			left('Why', 0.9),
		],
		rows: rows.map((hall) => [
			words(placed({ plan, name: hall.name, siteId: hall.siteId })),
			shown(figure('schedule.plannedFinish', { of: hall.of })),
			hall.finish === null ? words(MISSING) : shown(figure('schedule.finish', { of: hall.of })),
			hall.delayMonths > 0
				? { ...shown(figure('schedule.delayMonths', { of: hall.of, as: (months) => `+${months}` })), strong: true }
				: hall.delayMonths < 0
					? shown(figure('schedule.delayMonths', { of: hall.of, as: earlyText }))
					: words(MISSING),
			words(hall.cause === null ? MISSING : sentenceCase(causeNoun(hall.cause))),
		]),
		least: 3,
		noun: 'halls',
		empty: 'No hall is planned yet.',
	})
}

const PROGRESS = [
	'schedule.progress.percentComplete',
	'schedule.progress.plannedShare',
	'schedule.progress.cpi',
	'schedule.progress.spi',
	'schedule.progress.baselineFinish',
	'schedule.progress.forecastFinish',
] as const

/** What is reported on and where that leads; nothing where nobody reports. */
function progressBlocks(plan: PlanFile, result: PlanResult): readonly TableBlock[] {
	const { figure } = figuresFrom({ plan, result })
	const reported = Object.entries(result.schedule).filter(([, { progress }]) => progress !== null)
	if (reported.length === 0) return []
	return [
		tableOf({
			title: 'Forecast from the reports',
			columns: [left('What', 1.2), ...PROGRESS.map((key) => right(headOf(key)))],
			rows: reported.map(([of, { name, siteId }]) => [
				words(placed({ plan, name, siteId })),
				...PROGRESS.map((key) => shown(figure(key, { of }))),
			]),
			least: 2,
			noun: 'items',
			empty: 'Nothing is reported yet.',
		}),
	]
}

/** Workers of each trade by year: the most that are at work at once, what a training centre plans for. */
function tradesByYear(plan: PlanFile, result: PlanResult, view: WorkforceView): readonly TableBlock[] {
	const { figure } = figuresFrom({ plan, result })
	const years = [...new Set(result.months.map((month) => month.slice(0, 4)))]
	if (view.rows.length === 0 || years.length > MOST_YEARS) return []
	const peakIn = (trade: string, year: string) => {
		const worked = result.workforce.trades[trade]?.worked ?? []
		const within = result.months.flatMap((month, index) =>
			month.startsWith(year) ? [{ month, heads: worked[index] ?? 0 }] : [],
		)
		const most = within.reduce((best, one) => (one.heads > best.heads ? one : best))
		return figure('workforce.trades.worked', { of: `trade:${trade}`, at: most.month })
	}
	return [
		tableOf({
			title: 'Peak headcount by trade and year, resource-leveled',
			columns: [left('Trade', 1.4), ...years.map(right)],
			rows: view.rows.map(({ trade, name }) => [words(name), ...years.map((year) => shown(peakIn(trade, year)))]),
			least: 4,
			noun: 'trades',
			empty: '',
		}),
	]
}
const MOST_YEARS = 10

const bodyOf = ({ plan, result }: ReportInput) => {
	const view = buildWorkforceView({ plan, result, trade: null, status: null })
	const { figure } = figuresFrom({ plan, result })
	const local = keyFigure('Local workers', {
		figure: figure('workforce.participation.localShare'),
		note: 'of the hours',
	})
	return { view, figures: [...view.figures, local], finding: view.finding.title, lede: view.finding.lede }
}

/** Who builds it, by trade, month and year, against who can be had. */
export function workforceSection(input: ReportInput): SectionBody {
	const { plan, result } = input
	const { view, figures, ...body } = bodyOf(input)
	return {
		...body,
		bookmark: 'Workforce',
		blocks: [
			{ kind: 'figures', figures, perRow: 4 },
			...chartBlocks(view),
			...hoursBlocks(view),
			tradesTable({ plan, result }, view),
			...tradesByYear(plan, result, view),
			slipTable(plan, result),
			...progressBlocks(plan, result),
			...gridTable(plan, 'labourPools'),
		],
	}
}

/** The same on a page. */
export function workforcePage(input: ReportInput): SectionBody {
	const { plan, result } = input
	const { blocks, ...body } = peopleBody(input)
	return { ...body, blocks: [...blocks, slipTable(plan, result), ...progressBlocks(plan, result)] }
}

/** People by trade: how many, how many are short, and in which month. */
export function peopleBody(input: ReportInput): SectionBody {
	const { plan, result } = input
	const { view, figures, ...body } = bodyOf(input)
	return {
		...body,
		bookmark: 'Workforce',
		blocks: [{ kind: 'figures', figures, perRow: 4 }, ...chartBlocks(view), tradesTable({ plan, result }, view)],
	}
}

/** Hours as they add up, what slips, and what is reported. */
export function laborBlocks(input: ReportInput): SectionBody['blocks'] {
	const { plan, result } = input
	const { view } = bodyOf(input)
	return [
		...hoursBlocks(view),
		slipTable(plan, result),
		...progressBlocks(plan, result),
		...tradesByYear(plan, result, view),
	]
}
