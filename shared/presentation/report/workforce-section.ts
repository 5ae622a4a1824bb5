import type { PlanResult } from '#shared/result.ts'
import { formatFigure } from '#shared/units/format.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { largest } from '../series.ts'
import { count, compact, MISSING, percent } from '../wording/figures.ts'
import { counted, longMonth, sentenceCase, shortMonth } from '../wording/months.ts'
import { causeNoun, tradeName } from '../wording/names.ts'
import { buildWorkforceView } from '../workforce-view.ts'
import type { WorkforceView } from '../workforce-view.ts'
import type { ChartBlock, ProseBlock, Section, TableBlock } from './report-model.ts'
import { describeTimeChart, FINISHES, left, placed, right, span, words } from './report-parts.ts'

function chartBlocks(view: WorkforceView): readonly ChartBlock[] {
	const people: ChartBlock = {
		kind: 'chart',
		number: 8,
		title: view.people.title,
		measure: `People on site by trade, ${span(view.people.chart.months)}`,
		alt: describeTimeChart(view.people.title, view.people.chart),
		source: 'Bars: people on site as the labour market allows (levelled). Line: what the planned dates ask for.',
		traces: ['workforce.construction.headcount', 'workforce.unlevelled.construction.headcount'],
		chart: { type: 'time', model: view.people.chart },
		least: 150,
		most: 220,
	}
	if (view.tradeChart === null || view.trade === null) return [people]
	return [
		people,
		{
			kind: 'chart',
			number: 9,
			title: view.tradeChart.title,
			measure: `${sentenceCase(tradeName(view.trade))}, people, ${span(view.tradeChart.chart.months)}`,
			alt: describeTimeChart(view.tradeChart.title, view.tradeChart.chart),
			source: 'Can be had: local hands, apprentices and travellers. Hatched: short.',
			traces: ['workforce.required', 'workforce.available', 'workforce.worked'],
			chart: { type: 'time', model: view.tradeChart.chart },
			least: 125,
			most: 190,
		},
	]
}

function tradesTable(view: WorkforceView, result: PlanResult): TableBlock {
	return {
		kind: 'table',
		title: 'Trades, most hours first',
		columns: [
			left('Trade', 1.3),
			right('Asked for'),
			right('Can be had'),
			right('Short'),
			right('Peak'),
			right('Hours'),
			left('What it does to dates', 1.1),
		],
		rows: view.rows.map((row) => [
			{ text: row.name, strong: row.status === 'failing' },
			words(row.asked),
			words(row.had),
			{ text: row.short, strong: row.short !== MISSING },
			words(row.peakMonth),
			words(row.hours),
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
		traces: ['workforce.required', 'workforce.available', 'workforce.shortfall'],
		empty: 'Nobody is needed on site in these months.',
	}
}

function slipTable(plan: PlanFile, result: PlanResult): TableBlock {
	const halls = Object.entries(result.schedule).filter(([ref]) => ref.startsWith('phase:'))
	const rows = halls
		.map(([, hall]) => hall)
		.sort((a, b) => b.delayMonths - a.delayMonths || a.plannedFinish.localeCompare(b.plannedFinish))
	return {
		kind: 'table',
		title: 'Slip by hall, longest first',
		columns: [left('Hall', 1.2), right('Planned'), right('Levelled'), right('Slip, mo'), left('Why', 0.9)],
		rows: rows.map((hall) => [
			words(placed({ plan, name: hall.name, siteId: hall.siteId })),
			words(shortMonth(hall.plannedFinish)),
			words(hall.finish === null ? MISSING : shortMonth(hall.finish)),
			hall.delayMonths > 0 ? { text: `+${hall.delayMonths}`, strong: true } : words(MISSING),
			words(hall.cause === null ? MISSING : sentenceCase(causeNoun(hall.cause))),
		]),
		least: 3,
		noun: 'halls',
		traces: [...FINISHES, 'schedule.hallDelay'],
		empty: 'No hall is planned yet.',
	}
}

function handoverBlock({ workforce, months }: PlanResult): ProseBlock {
	const staff = largest(workforce.operations.headcount)
	const { localShare, apprentices } = workforce.participation
	const operations =
		staff === null || staff.value < 0.5
			? 'No operations staff is needed in these months.'
			: `Operations need up to ${count(staff.value)} permanent staff, from ${longMonth(months[staff.index] ?? '')}.`
	const site = `Site work comes to ${compact(workforce.construction.hours)} hours, ${percent(localShare)} of them by local hands, with ${count(apprentices)} apprentices at the peak.`
	const safety = `About ${formatFigure(workforce.safety.expectedRecordables, { digits: 2 })} recordable injuries are to be expected in these hours.`
	return {
		kind: 'prose',
		title: 'Local hands, safety, after handover',
		text: `${site} ${safety} ${operations}`,
		traces: [
			'workforce.participation.localShare',
			'workforce.participation.apprentices',
			'workforce.safety.expectedRecordables',
			'workforce.operations.headcount',
		],
	}
}

/** Who builds it, by trade and month, against who can be had. */
export function workforceSection(plan: PlanFile, result: PlanResult): Section {
	const view = buildWorkforceView({ result, trade: null, today: null })
	return {
		bookmark: 'Workforce',
		finding: view.finding.title,
		lede: view.finding.lede,
		traces: ['workforce.construction.headcount', 'workforce.unlevelled.construction.headcount', 'schedule.hallFinish'],
		blocks: [
			...chartBlocks(view),
			tradesTable(view, result),
			{ kind: 'pair', share: 0.58, left: [slipTable(plan, result)], right: [handoverBlock(result)] },
		],
	}
}
