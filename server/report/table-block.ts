import type { Cell, Column, TableBlock } from '#shared/presentation/report/report-model.ts'
import { leftOutText, setTitle, setLines, sourceText } from './chart-block.ts'
import { colourOf } from './palette.ts'
import { rule } from './sheet.ts'
import type { At, Laid, Sheet } from './sheet.ts'
import { inkOf, paintStatus } from './status-icon.ts'
import { baselineOf, STYLES } from './typesetter.ts'
import type { Line, TextStyle } from './typesetter.ts'

const { table, head, source, title } = STYLES
const STRONG: TextStyle = { ...table, weight: 600 }
const MARK = 14
const GAP = 10
const PAD = 3.5
/** A text column is never narrower than this. */
const NARROWEST = 44
const WORDS_MOST = 240

const markRoom = (cell: Cell) => (cell.swatch === undefined && cell.status === undefined ? 0 : MARK)
const styleOf = (cell: Cell): TextStyle => ({
	...(cell.strong === true ? STRONG : table),
	...(cell.status && { fill: inkOf(cell.status), weight: 500 as const }),
})

function naturalWidth({ text }: Sheet, { column, cells }: { column: Column; cells: readonly Cell[] }): number {
	const words = column.name.split(' ').map((word) => text.width(text.legible(word), head))
	const headWidth =
		column.align === 'end'
			? Math.max(...words, Math.min(text.width(column.name, head), 58))
			: text.width(text.legible(column.name), head)
	return Math.ceil(
		Math.max(
			headWidth,
			...cells.map((cell) => Math.min(WORDS_MOST, text.width(text.legible(cell.text), styleOf(cell)) + markRoom(cell))),
		) + 0.5,
	)
}

type Placed = { readonly x: number; readonly width: number }

/** Figures get the room they need; words share what is left. */
function columnWidths(
	sheet: Sheet,
	{ block, rows, width }: { block: TableBlock; rows: TableBlock['rows']; width: number },
): readonly Placed[] {
	const natural = block.columns.map((column, index) =>
		naturalWidth(sheet, { column, cells: rows.flatMap((row) => row[index] ?? []) }),
	)
	const free = width - GAP * (block.columns.length - 1)
	const isText = (index: number) => block.columns[index]?.align === 'start'
	const fixed = natural.reduce((sum, value, index) => sum + (isText(index) ? 0 : value), 0)
	const texts = natural.flatMap((value, index) =>
		isText(index) ? [{ index, value, grow: block.columns[index]?.grow ?? 1 }] : [],
	)
	const forText = Math.max(texts.length * NARROWEST, free - fixed)
	const shares = shareOut(texts, forText)
	const wide = natural.map((value, index) => shares.get(index) ?? value)
	const total = wide.reduce((sum, value) => sum + value, 0)
	const squeeze = Math.min(1, free / total)
	let x = 0
	return wide.map((value) => {
		const placed = { x, width: value * squeeze }
		x += value * squeeze + GAP
		return placed
	})
}

type Wish = { readonly index: number; readonly value: number; readonly grow: number }
/** Whoever asks for less than its share keeps that; the others share the rest. */
function shareOut(wishes: readonly Wish[], room: number): ReadonlyMap<number, number> {
	const given = new Map<number, number>()
	let open = wishes
	let left = room
	for (;;) {
		const weight = open.reduce((sum, { grow }) => sum + grow, 0)
		const content = open.filter(({ value, grow }) => value <= (left * grow) / weight)
		if (content.length === 0 || content.length === open.length) break
		for (const { index, value } of content) given.set(index, value)
		left -= content.reduce((sum, { value }) => sum + value, 0)
		open = open.filter((wish) => !content.includes(wish))
	}
	const weight = open.reduce((sum, { grow }) => sum + grow, 0)
	for (const { index, grow } of open) given.set(index, (left * grow) / weight)
	return given
}

type LaidCell = { readonly lines: readonly Line[]; readonly cell: Cell }

function setCell(
	sheet: Sheet,
	{ laid, column, place, at }: { laid: LaidCell; column: Column; place: Placed; at: At },
): void {
	const { doc, text } = sheet
	const { cell, lines } = laid
	const style = styleOf(cell)
	const room = markRoom(cell)
	if (cell.swatch !== undefined) doc.roundedRect(at.x + place.x, at.y + 3.5, 8, 8, 1.5).fill(colourOf(cell.swatch))
	if (cell.status !== undefined) paintStatus(doc, { status: cell.status, at: { x: at.x + place.x, y: at.y + 3 } })
	lines.forEach((line, index) => {
		const shift = column.align === 'end' ? place.width - line.width : room
		text.set(line, { x: at.x + place.x + shift, y: at.y + index * style.leading + baselineOf(style) })
	})
}

/** Title, head, rows with hairlines, what is left out, traces. */
export function layTable(
	sheet: Sheet,
	{ block, width, shown }: { block: TableBlock; width: number; shown: number },
): Laid {
	const { text, tags } = sheet
	const rows = block.rows.slice(0, shown)
	const places = columnWidths(sheet, { block, rows, width })
	const heads = block.columns.map((column, index) =>
		text.lines([{ text: column.name, style: head }], { width: places[index]?.width ?? 0 }),
	)
	const headLines = Math.max(1, ...heads.map((lines) => lines.length))
	const headHeight = headLines * head.leading + 4
	const laidRows = rows.map((row) => {
		const cells = row.map((cell, index): LaidCell => ({
			cell,
			lines: text.lines([{ text: cell.text, style: styleOf(cell), ...(cell.guess === true && { guess: true }) }], {
				width: Math.max(8, (places[index]?.width ?? 0) - markRoom(cell) + 0.6),
			}),
		}))
		return { cells, height: Math.max(1, ...cells.map(({ lines }) => lines.length)) * table.leading + PAD * 2 }
	})
	const titleHeight = title.leading + 3
	const foot = [
		leftOutText({ all: block.rows.length, shown, noun: block.noun }),
		sourceText({ source: '', traces: block.traces }),
	]
		.filter((part) => part !== '')
		.join(' ')
	const footText = rows.length === 0 ? block.empty : foot
	const footLines = footText === '' ? [] : text.lines([{ text: footText, style: source }], { width })
	const body = laidRows.reduce((sum, row) => sum + row.height, 0)
	const total = titleHeight + (rows.length === 0 ? 0 : headHeight + body) + 3 + footLines.length * source.leading
	return {
		height: total,
		draw: ({ x, y }) => {
			setTitle(sheet, { words: block.title, width, at: { x, y } })
			let top = y + titleHeight
			if (rows.length > 0) {
				tags.within('Table', () => {
					tags.within('TR', () => {
						heads.forEach((lines, index) => {
							const [column, place] = [block.columns[index], places[index]]
							if (column === undefined || place === undefined) return
							const down = (headLines - lines.length) * head.leading
							tags.leaf('TH', () => setHead(sheet, { lines, column, place, at: { x, y: top + down } }), {
								scope: 'Column',
							})
						})
					})
					top += headHeight
					rule(sheet, { x, y: top, width, colour: 'line-strong', weight: 0.8 })
					for (const row of laidRows) {
						tags.within('TR', () => {
							row.cells.forEach((laid, index) => {
								const [column, place] = [block.columns[index], places[index]]
								if (column === undefined || place === undefined) return
								tags.leaf(
									index === 0 ? 'TH' : 'TD',
									() => setCell(sheet, { laid, column, place, at: { x, y: top + PAD } }),
									index === 0 ? { scope: 'Row' } : {},
								)
							})
						})
						top += row.height
						rule(sheet, { x, y: top, width, colour: 'line', weight: 0.7 })
					}
				})
			}
			if (footLines.length > 0)
				tags.leaf('P', () => setLines(sheet, { lines: footLines, style: source, at: { x, y: top + 3 } }))
		},
	}
}

function setHead(
	sheet: Sheet,
	{ lines, column, place, at }: { lines: readonly Line[]; column: Column; place: Placed; at: At },
): void {
	lines.forEach((line, index) => {
		const shift = column.align === 'end' ? place.width - line.width : 0
		sheet.text.set(line, { x: at.x + place.x + shift, y: at.y + index * head.leading + baselineOf(head) })
	})
}
