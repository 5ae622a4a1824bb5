import type { PlanResult } from '#shared/result.ts'
import { formatFigure } from '#shared/units/format.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { type Figures, figuresFrom } from '../figures/figure.ts'
import { MISSING } from '../wording/figures.ts'
import { counted, longMonth, sentenceCase } from '../wording/months.ts'
import { causeNoun, tradeName } from '../wording/names.ts'
import { buildWorkforceView } from '../pages/workforce-view.ts'
import type { WorkforceView } from '../pages/workforce-view.ts'
import { chartOf, tableOf, tracesOf } from './blocks.ts'
import type { ChartBlock, ProseBlock, Section, TableBlock } from './report-model.ts'
import { describeTimeChart, left, placed, right, shown, span, words } from './report-parts.ts'

function chartBlocks(view: WorkforceView): readonly ChartBlock[] {
	const people = chartOf({
		title: view.people.title,
		measure: `Builders on site by trade, ${span(view.people.chart.months)}`,
		alt: describeTimeChart(view.people.title, view.people.chart),
		source: 'Bars: people on site as the labour market allows (levelled). Line: what the planned dates ask for.',
		chart: { type: 'time', model: view.people.chart },
		least: 150,
		most: 220,
	})
	if (view.tradeChart === null || view.trade === null) return [people]
	return [
		people,
		chartOf({
			title: view.tradeChart.title,
			measure: `${sentenceCase(tradeName(view.trade))}, people, ${span(view.tradeChart.chart.months)}`,
			alt: describeTimeChart(view.tradeChart.title, view.tradeChart.chart),
			source: 'Can be had: local hands, apprentices and travellers. Hatched: short.',
			chart: { type: 'time', model: view.tradeChart.chart },
			least: 125,
			most: 190,
		}),
	]
}

function tradesTable(view: WorkforceView, result: PlanResult): TableBlock {
	return tableOf({
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
			shown(row.asked),
			shown(row.had),
			row.short === null ? words(MISSING) : { ...shown(row.short), strong: true },
			words(row.peakMonth),
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
		empty: 'Nobody is needed on site in these months.',
	})
}

function slipTable(plan: PlanFile, result: PlanResult): TableBlock {
	const halls = Object.entries(result.schedule).filter(([ref]) => ref.startsWith('phase:'))
	const { figure } = figuresFrom({ plan, result })
	const rows = halls
		.map(([of, hall]) => ({ ...hall, of }))
		.sort((a, b) => b.delayMonths - a.delayMonths || a.plannedFinish.localeCompare(b.plannedFinish))
	return tableOf({
		title: 'Slip by hall, longest first',
		columns: [left('Hall', 1.2), right('Planned'), right('Levelled'), right('Slip, mo'), left('Why', 0.9)],
		rows: rows.map((hall) => [
			words(placed({ plan, name: hall.name, siteId: hall.siteId })),
			shown(figure('schedule.plannedFinish', { of: hall.of })),
			hall.finish === null ? words(MISSING) : shown(figure('schedule.finish', { of: hall.of })),
			hall.delayMonths > 0
				? { ...shown(figure('schedule.delayMonths', { of: hall.of, as: (months) => `+${months}` })), strong: true }
				: words(MISSING),
			words(hall.cause === null ? MISSING : sentenceCase(causeNoun(hall.cause))),
		]),
		least: 3,
		noun: 'halls',
		empty: 'No hall is planned yet.',
	})
}

function handoverBlock({ figure }: Figures): ProseBlock {
	const staff = figure('workforce.operations.headcount', { at: 'largest' })
	const hours = figure('workforce.construction.hours')
	const local = figure('workforce.participation.localShare')
	const apprentices = figure('workforce.participation.apprentices')
	const injuries = figure('workforce.safety.expectedRecordables', {
		as: (number) => formatFigure(number, { digits: 2 }),
	})
	const operations =
		(staff.value ?? 0) < 0.5
			? 'No operations staff is needed in these months.'
			: `Operations need ${staff.text} permanent staff from ${longMonth(staff.why.month ?? '')}.`
	const site = `Site work comes to ${hours.text} hours, ${local.text} of them by local hands, with ${apprentices.text} apprentices at the peak.`
	const safety = `About ${injuries.text} recordable injuries are to be expected in these hours.`
	return {
		kind: 'prose',
		title: 'Local hands, safety, after handover',
		text: `${site} ${safety} ${operations}`,
		traces: tracesOf([hours, local, apprentices, injuries, staff].map(({ why }) => why)),
	}
}

/** Who builds it, by trade and month, against who can be had. */
export function workforceSection(plan: PlanFile, result: PlanResult): Section {
	const view = buildWorkforceView({ plan, result, trade: null, today: null })
	return {
		bookmark: 'Workforce',
		finding: view.finding.title,
		lede: view.finding.lede,
		traces: ['workforce.construction.headcount', 'workforce.unlevelled.construction.headcount', 'schedule.finish'],
		blocks: [
			...chartBlocks(view),
			tradesTable(view, result),
			{
				kind: 'pair',
				share: 0.58,
				left: [slipTable(plan, result)],
				right: [handoverBlock(figuresFrom({ plan, result }))],
			},
		],
	}
}
