import type { ChartGeometry, KeyEntry } from '#shared/charts/geometry.ts'
import { reportGeometry } from '#server/views/report/chart-geometry.ts'
import { rewritten } from '#server/views/report/parts/rewritten.ts'
import type { ChartBlock, ReportChart } from '#server/views/report/report-model.ts'
import type { At } from '../paper/pen.ts'
import { put } from '../paper/set-text.ts'
import { stacked, type Laid, type Sheet } from '../paper/sheet.ts'
import { printed, widthOf } from '../text/faces.ts'
import { legible } from '../text/legible-text.ts'
import { STYLES, type TextStyle } from '../text/styles.ts'
import { layTitle, layWords } from './block-parts.ts'
import { paintChart, paintSample } from './paint-chart.ts'

const { caption, source } = STYLES
const NUMBER: TextStyle = { ...caption, weight: 500 }
const KEY: TextStyle = { ...caption, fill: 'ink-2' }
const SAMPLE = 20
const BETWEEN = 16
const KEY_ROW = 16

type KeyRow = readonly { readonly entry: KeyEntry; readonly x: number }[]

function keyRows(geometry: ChartGeometry, width: number): readonly KeyRow[] {
	const rows: { entry: KeyEntry; x: number }[][] = []
	let x = Infinity
	for (const entry of geometry.key) {
		const wide = SAMPLE + widthOf(entry.text, caption)
		if (x + wide > width) {
			rows.push([])
			x = 0
		}
		rows.at(-1)?.push({ entry, x })
		x += wide + BETWEEN
	}
	return rows
}

function paintKey(sheet: Sheet, { rows, at }: { rows: readonly KeyRow[]; at: At }): void {
	rows.forEach((row, line) => {
		const top = at.y + line * KEY_ROW
		for (const { entry, x: shift } of row) {
			paintSample(sheet.pen, { entry, at: { x: at.x + shift, y: top + 3 } })
			put(sheet, entry.text, { x: at.x + shift + SAMPLE, y: top + 11.5, style: KEY })
		}
	})
}

/** A page that is fitted asks for a chart at many heights. */
const known = new WeakMap<ReportChart, ReportChart>()

/** A chart counts the letters of its words: it is given those that are printed. */
function printedChart(chart: ReportChart): ReportChart {
	const before = known.get(chart)
	if (before !== undefined) return before
	const given = rewritten(chart, (value) => (typeof value === 'string' ? printed(value) : value))
	known.set(chart, given)
	return given
}

function layPlot({ block, width, height }: { block: ChartBlock; width: number; height: number }): Laid {
	const geometry = reportGeometry({ chart: printedChart(block.chart), width, height })
	const rows = keyRows(geometry, width)
	const total = geometry.height + rows.length * KEY_ROW + (rows.length > 0 ? 4 : 0)
	return {
		height: total,
		draw: (sheet, at) =>
			sheet.tags.leaf(
				'Figure',
				() => {
					paintChart(sheet, { geometry, at })
					paintKey(sheet, { rows, at: { x: at.x, y: at.y + geometry.height + 4 } })
				},
				{ alt: legible(block.alt), box: { ...at, width, height: total } },
			),
	}
}

const gap = (height: number): Laid => ({ height, draw: () => undefined })

/** Number and finding, measure, the chart, its key, its source. */
export function layChart({ block, width, height }: { block: ChartBlock; width: number; height: number }): Laid {
	const from = block.chart.type === 'map' ? block.source : `${block.source} Source: Strata engine.`.trim()
	const lead = { text: `Figure ${block.number}. `, style: NUMBER }
	return stacked([
		layTitle({ lead, words: block.title, width, below: 0 }),
		layWords({ text: block.measure, style: caption, width }),
		gap(6),
		layPlot({ block, width, height }),
		gap(3),
		layWords({ text: from, style: source, width }),
	])
}
