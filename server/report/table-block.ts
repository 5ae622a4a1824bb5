import type { Cell, Column, TableBlock } from '#shared/presentation/report/report-model.ts'
import { leftOutText, setTitle, setLines, sourceText } from './chart-block.ts'
import { columnWidths, markRoom, type Placed, styleOf } from './column-widths.ts'
import { colourOf } from './palette.ts'
import { rule } from './sheet.ts'
import type { At, Laid, Sheet } from './sheet.ts'
import { paintStatus } from './status-icon.ts'
import { baselineOf, STYLES } from './typesetter.ts'
import type { Line } from './typesetter.ts'

const { table, head, source, title } = STYLES
const PAD = 3.5

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
	const places = columnWidths(text, { block, rows, width })
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
