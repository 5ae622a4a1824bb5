import { barListTable } from '#shared/charts/bar-list.ts'
import type { ChartTable } from '#shared/charts/geometry.ts'
import { dotPlotTable } from '../../charts/dot-plot.ts'
import { dayTable } from '#shared/charts/day-chart.ts'
import { driverTable } from '#shared/charts/odds/driver-bars.ts'
import { fanTable } from '#shared/charts/odds/fan.ts'
import { flowTable } from '#shared/charts/flow.ts'
import type { TimeChartModel } from '#shared/charts/time-model.ts'
import { locatorTable } from '../../charts/locator-map.ts'
import { timeChartTable } from '#shared/charts/time-table.ts'
import { itemsOf } from '#shared/charts/gantt-model.ts'
import { MISSING } from '#shared/formats/figures.ts'
import { counted, sentenceCase, shortMonth } from '#shared/formats/months.ts'
import { tableOf } from '../parts/blocks.ts'
import { left, right, words } from '../parts/report-parts.ts'
import type { ChartBlock, Column, ReportChart, Section, SectionBody, TableBlock } from '../report-model.ts'
import { hallHeatTable } from '../hall-heat.ts'
import type { HeatModel } from '../heat-chart.ts'
import type { GanttModel } from '#shared/charts/gantt-model.ts'
import { matrixTable } from '../risk-matrix.ts'
import { type Printed, singlesOf } from './formulas.ts'

function heatTable({ periods, rows }: HeatModel): ChartTable {
	return {
		head: ['Layer', ...periods],
		rows: rows.map(({ name, cells }) => [
			name,
			...cells.map(({ text, detail, share }) => (share === null ? MISSING : `${text}, ${detail}`)),
		]),
	}
}

function ganttTable(model: GanttModel): ChartTable {
	return {
		head: ['Item', 'As planned', 'As leveled', 'Why'],
		rows: itemsOf(model).map(({ name, plannedFinish, finish, causeText }) => [
			name,
			shortMonth(plannedFinish),
			finish === null ? 'beyond plan end' : shortMonth(finish),
			causeText === '' ? MISSING : sentenceCase(causeText),
		]),
	}
}

const MOST_QUARTERS = 32

/** Of a long plan states as they are at the end of each year; amounts by the quarter, which add up to nothing else. */
function yearEnds(table: ChartTable, { bars, steps }: TimeChartModel): ChartTable {
	const states = [...bars, ...steps].every(({ flow }) => flow !== true)
	if (table.rows.length <= MOST_QUARTERS || !states) return table
	return {
		...table,
		rows: table.rows.filter(([name = ''], index) => name.startsWith('Q4') || index === table.rows.length - 1),
	}
}

/** Of months those that end a quarter, and the last. */
const quarterEnds = (table: ChartTable, months: readonly string[]): ChartTable => ({
	...table,
	rows: table.rows.filter((_, index) => /-(03|06|09|12)$/.test(months[index] ?? '') || index === months.length - 1),
})

/** The figures behind a chart: months by the quarter. The strip’s are those of the balance by quarter. */
function tableBehind(chart: ReportChart): ChartTable | null {
	switch (chart.type) {
		case 'time':
			return yearEnds(timeChartTable(chart.model, 'quarter'), chart.model)
		case 'bars':
			return barListTable(chart.model)
		case 'flow':
			return flowTable(chart.model)
		case 'day':
			return dayTable(chart.model.day, chart.model)
		case 'heat':
			return heatTable(chart.model)
		case 'fan':
			return quarterEnds(fanTable(chart.model), chart.model.months)
		case 'drivers':
			return driverTable(chart.model)
		case 'gantt':
			return ganttTable(chart.model)
		case 'halls':
			return hallHeatTable(chart.model)
		case 'matrix':
			return matrixTable(chart.model)
		case 'dots':
			return dotPlotTable(chart.model)
		case 'map':
			return locatorTable(chart.model)
		case 'quality':
			return { head: ['Grade', 'Inputs'], rows: chart.model.parts.map(({ name, count }) => [name, String(count)]) }
		case 'strip':
			return null
	}
}

/** A column of one figure in most rows stands to the right. */
function columnAt(head: string, index: number, rows: ChartTable['rows']): Column {
	const isFigure = index > 0 && rows.some((row) => /^[−$¥€£A-Z]*\d/.test(row[index] ?? ''))
	return isFigure ? right(head) : left(head, 1)
}

function blockOf({ number, title, chart }: ChartBlock): readonly TableBlock[] {
	const table = tableBehind(chart)
	if (table === null || table.rows.length === 0) return []
	return [
		tableOf({
			title: `Figure ${String(number)}. ${title}`,
			columns: table.head.map((head, index) => columnAt(head, index, table.rows)),
			rows: table.rows.map((row) => row.map(words)),
			least: 4,
			noun: 'rows',
			empty: '',
			anchor: dataAnchor(number),
		}),
	]
}

/** Where the figures behind a chart stand. */
export const dataAnchor = (number: number): string => `figure-${String(number)}-data`

const chartsIn = (printed: readonly Section[]): readonly ChartBlock[] =>
	printed.flatMap(({ blocks }) => singlesOf(blocks)).filter((block) => block.kind === 'chart')

/** The figures behind every chart, so that none has to be read off a picture, and every row that a section had no room for. */
export function tablesAppendix({ printed, wholes }: Printed): SectionBody {
	const charts = chartsIn(printed)
	return {
		bookmark: 'Tables behind the figures',
		finding:
			charts.length === 0
				? 'No figure is printed'
				: sentenceCase(`the numbers behind ${counted(charts.length, 'figure')}`),
		lede: 'States such as megawatts and people as they are at the end of each quarter; amounts such as energy added up over it.',
		blocks: [...charts.flatMap(blockOf), ...wholes],
	}
}
