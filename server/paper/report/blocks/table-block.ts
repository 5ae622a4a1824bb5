import type { Cell, Column, TableBlock } from '#server/views/report/report-model.ts'
import type { At } from '../paper/pen.ts'
import { setLine } from '../paper/set-text.ts'
import { rule, stacked, type Flowing, type Laid, type Sheet, type Strip } from '../paper/sheet.ts'
import { breakLines } from '../text/break-lines.ts'
import { widthOf } from '../text/faces.ts'
import { legible } from '../text/legible-text.ts'
import { baselineOf, STYLES, type Line } from '../text/styles.ts'
import { layRest, layTitle, layWords, leadingTo, leftOutText } from './block-parts.ts'
import { columnWidths, markRoom, type Placed, styleOf } from './column-widths.ts'
import { paintStatus } from './status-icon.ts'

const { table, head, source } = STYLES
const PAD = 3.5
const MEASURE = { width: widthOf, legible }

type LaidColumn = { readonly column: Column; readonly place: Placed }
type LaidCell = LaidColumn & { readonly cell: Cell; readonly lines: readonly Line[] }
type LayFootParams = { readonly block: TableBlock; readonly width: number; readonly shown: number }

function layCell(cell: Cell, { column, place }: LaidColumn): LaidCell {
	const piece = {
		text: cell.text,
		style: styleOf(cell),
		...(cell.guess === true && { guess: true }),
		...(cell.goesTo !== undefined && { leads: true }),
	}
	return { column, place, cell, lines: breakLines([piece], Math.max(8, place.width - markRoom(cell) + 0.6)) }
}

function setCell(sheet: Sheet, { cell, lines, column, place }: LaidCell, at: At): void {
	const style = styleOf(cell)
	const left = at.x + place.x
	if (cell.swatch !== undefined)
		sheet.pen.shape({ kind: 'rect', x: left, y: at.y + 3.5, width: 8, height: 8, radius: 1.5 }, { fill: cell.swatch })
	if (cell.status !== undefined) paintStatus(sheet.pen, { status: cell.status, at: { x: left, y: at.y + 3 } })
	lines.forEach((line, index) => {
		const shift = column.align === 'end' ? place.width - line.width : markRoom(cell)
		setLine(sheet, line, { x: left + shift, y: at.y + index * style.leading + baselineOf(style) })
	})
}

/** A row of cells over a hairline; its first cell is what the row is of. */
function layRow(cells: readonly LaidCell[], { width, key }: { width: number; key: object }): Strip {
	const height = Math.max(1, ...cells.map(({ lines }) => lines.length)) * table.leading + PAD * 2
	return {
		height,
		draw: (sheet, { x, y }) => {
			sheet.tags.within(
				'Table',
				() =>
					sheet.tags.within('TR', () =>
						cells.forEach((laid, index) => {
							const box = { x: x + laid.place.x, y, width: laid.place.width, height }
							sheet.tags.leaf(index === 0 ? 'TH' : 'TD', () => setCell(sheet, laid, { x, y: y + PAD }), {
								...(index === 0 && { scope: 'Row' as const }),
								leads: leadingTo(sheet, { anchor: laid.cell.goesTo, box }),
							})
						}),
					),
				key,
			)
			rule(sheet, { x, y: y + height, width, colour: 'line', weight: 0.7 })
		},
	}
}

type LaidHead = LaidColumn & { readonly lines: readonly Line[] }

function setHead(sheet: Sheet, { lines, column, place }: LaidHead, at: At): void {
	lines.forEach((line, index) => {
		const shift = column.align === 'end' ? place.width - line.width : 0
		setLine(sheet, line, { x: at.x + place.x + shift, y: at.y + index * head.leading + baselineOf(head) })
	})
}

/** The names of the columns: read aloud once, repeated on the next page as decoration. */
function layHead(columns: readonly LaidColumn[], { width, key }: { width: number; key: object | null }): Laid {
	const heads = columns.map((one) => ({
		...one,
		lines: breakLines([{ text: one.column.name, style: head }], one.place.width),
	}))
	const most = Math.max(1, ...heads.map(({ lines }) => lines.length))
	const height = most * head.leading + 4
	return {
		height,
		draw: (sheet, { x, y }) => {
			const set = (laid: LaidHead) => setHead(sheet, laid, { x, y: y + (most - laid.lines.length) * head.leading })
			if (key === null) sheet.tags.artifact(() => heads.forEach(set))
			else
				sheet.tags.within(
					'Table',
					() =>
						sheet.tags.within('TR', () =>
							heads.forEach((laid) => sheet.tags.leaf('TH', () => set(laid), { scope: 'Column' })),
						),
					key,
				)
			rule(sheet, { x, y: y + height, width, colour: 'line-strong', weight: 0.8 })
		},
	}
}

const space = (height: number): Laid => ({ height, draw: () => undefined })

/** What is left out, and where it is. */
function layFoot({ block, width, shown }: LayFootParams): Laid {
	const cut = { ...(block.begun ?? { all: block.rows.length, shown }), noun: block.noun }
	if (block.rows.length === 0) return stacked([space(3), layWords({ text: block.empty, style: source, width })])
	if (block.restAt !== undefined && cut.all > shown)
		return stacked([space(3), layRest({ ...cut, width, restAt: block.restAt })])
	// Of a table that is begun its title says where the rest is.
	if (block.begun !== undefined) return space(3)
	return stacked([space(3), layWords({ text: leftOutText(cut), style: source, width })])
}

/** Said above the head where a table goes on. */
function layAgain(title: string, { width, heads }: { width: number; heads: Laid }): Laid {
	const lines = breakLines([{ text: `${title === '' ? 'Table' : title}, continued`, style: source }], width)
	return {
		height: lines.length * source.leading + 2 + heads.height,
		draw: (sheet, { x, y }) => {
			sheet.tags.artifact(() =>
				lines.forEach((line, index) => setLine(sheet, line, { x, y: y + index * source.leading + baselineOf(source) })),
			)
			heads.draw(sheet, { x, y: y + lines.length * source.leading + 2 })
		},
	}
}

/** Title, head, rows with hairlines, what is left out. */
export function layTable(asked: LayFootParams): Flowing {
	const { block, width, shown } = asked
	const rows = block.rows.slice(0, shown)
	const places = columnWidths(MEASURE, { block, rows, width })
	const columns = block.columns.flatMap((column, index): LaidColumn[] => {
		const place = places[index]
		return place ? [{ column, place }] : []
	})
	const key = {}
	const foot = layFoot(asked)
	const head = { words: block.title, width, below: 3, anchor: block.anchor }
	const title = layTitle({
		...head,
		tagged: (sheet, draw) => sheet.tags.within('Table', () => sheet.tags.leaf('Caption', draw), key),
	})
	if (rows.length === 0) return { strips: [layTitle(head), foot], first: 2, last: 0 }
	const laidRows = rows.map((row) =>
		layRow(
			columns.flatMap((one, index) => {
				const cell = row[index]
				return cell ? [layCell(cell, one)] : []
			}),
			{ width, key },
		),
	)
	return {
		strips: [title, layHead(columns, { width, key }), ...laidRows, foot],
		first: 4,
		last: 3,
		again: layAgain(block.title, { width, heads: layHead(columns, { width, key: null }) }),
	}
}
