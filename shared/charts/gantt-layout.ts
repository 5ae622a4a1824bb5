import type { GanttLine, GanttModel, GanttRow } from './gantt-model.ts'
import { lettersIn, linesMore, nameLines, type NameLines } from './letters.ts'
import { linear } from './scale.ts'

/** beside: bars only, lines as tall as the table's. above: phones, name and cause above each bar. paper: names at the left. */
export type GanttForm = 'beside' | 'above' | 'paper'
export const HEAD = 30
const HEIGHTS = {
	beside: { site: 25, layer: 25, item: 25 },
	above: { site: 26, layer: 24, item: 40 },
	paper: { site: 20, layer: 20, item: 21 },
} as const
export const BAR = {
	beside: { down: 4, tall: 11 },
	above: { down: 20, tall: 11 },
	paper: { down: 4, tall: 9 },
} as const
/**
 * Room for names on paper, where nothing can be opened: wide where one of them is long. A name that is longer still is set
 * smaller, and its row grows with its lines.
 */
const NAMES = {
	narrow: { width: 168, room: { full: 27, small: 33 } },
	wide: { width: 264, room: { full: 43, small: 52 } },
} as const
export type NameColumn = keyof typeof NAMES
const nameColumn = ({ lines }: Pick<GanttModel, 'lines'>): NameColumn =>
	lines.some((line) => line.kind === 'item' && lettersIn(line.row.name) > NAMES.narrow.room.full) ? 'wide' : 'narrow'
export const SMALL_LEADING = 10
export const paperName = (name: string, column: NameColumn): NameLines => nameLines(name, NAMES[column].room)
/** What a row on paper takes of the usual height, at most. */
export const paperRows = (name: string, column: NameColumn = 'narrow'): number =>
	1 + (linesMore(paperName(name, column)) * SMALL_LEADING) / HEIGHTS.paper.item
/** Room at the right of the bars for «+5 mo electricians». */
const LABELS = 120

export type X = (index: number) => number
export type PlacedLine = { readonly line: GanttLine; readonly y: number; readonly height: number }

export type GanttSize = { readonly model: GanttModel; readonly form: GanttForm; readonly width: number }

/** Where months and lines lie. */
export function layGantt({ model, form, width }: GanttSize) {
	const paper = form === 'paper'
	const months = Math.max(1, model.months.length)
	const column = nameColumn(model)
	const scale = linear([0, months], [paper ? NAMES[column].width : 0, paper ? width - LABELS : width])
	// What begins before the first column or ends after the last is cut at its edge.
	const x: X = (index) => scale(Math.min(months, Math.max(0, index)))
	let y = HEAD
	const lines = model.lines.map((line): PlacedLine => {
		const tall = paper && line.kind === 'item' ? paperRows(line.row.name, column) : 1
		const height = HEIGHTS[form][line.kind] * tall
		y += height
		return { line, y: y - height, height }
	})
	return { x, lines, column, bottom: y, month: scale(1) - scale(0) }
}

/** Where the bar of an item can be taken hold of. */
export type GanttHandle = {
	readonly row: GanttRow
	readonly y: number
	readonly height: number
	readonly from: number
	readonly to: number
}

export function handlesOf(size: GanttSize): readonly GanttHandle[] {
	const { x, lines } = layGantt(size)
	return lines.flatMap(({ line, y, height }): readonly GanttHandle[] => {
		if (line.kind !== 'item') return []
		const { row } = line
		const [from, to] = [x(row.start), x(Math.max(row.start, Math.min(row.plannedEnd, row.end)))]
		return [{ row, y, height, from, to: Math.max(from + 12, to) }]
	})
}
