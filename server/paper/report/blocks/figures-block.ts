import type { FiguresBlock } from '#server/views/report/report-model.ts'
import type { KeyFigure } from '#shared/formats/key-figure.ts'
import type { At } from '../paper/pen.ts'
import { put, setLines } from '../paper/set-text.ts'
import { rule, type Laid, type Sheet } from '../paper/sheet.ts'
import { breakLines } from '../text/break-lines.ts'
import { widthOf } from '../text/faces.ts'
import { STYLES, type Line, type TextStyle } from '../text/styles.ts'

const { caption, read } = STYLES
const LABEL: TextStyle = { ...caption, fill: 'ink-2' }
const NOTE: TextStyle = { ...caption, size: 10, leading: 13 }
const valueStyle = (size: number): TextStyle => ({ ...read, weight: 500, size })
const unitStyle = (size: number): TextStyle => ({ ...caption, size: Math.min(11.5, size * 0.6) })

/** The largest size up to `size` at which value and unit stand on one line. */
function fitting({ value, unit }: KeyFigure, { width, size }: { width: number; size: number }): number {
	const wide = widthOf(value, valueStyle(size)) + (unit === '' ? 0 : 5 + widthOf(unit, unitStyle(size)))
	return wide <= width ? size : (size * width) / wide
}

type LaidFigure = {
	readonly figure: KeyFigure
	readonly size: number
	readonly label: readonly Line[]
	readonly note: readonly Line[]
}

/** Values of a row stand on one line, whatever their labels take. */
function setFigure(
	sheet: Sheet,
	{ figure, size, label, note }: LaidFigure,
	{ x, y, value }: At & { value: number },
): void {
	setLines(sheet, { lines: label, style: LABEL, at: { x, y }, goesOn: true })
	const baseline = y + value
	put(sheet, figure.value, { x, y: baseline, style: valueStyle(size), goesOn: true })
	if (figure.unit !== '')
		put(sheet, ` ${figure.unit}`, {
			x: x + widthOf(figure.value, valueStyle(size)) + 2,
			y: baseline,
			style: unitStyle(size),
			goesOn: true,
		})
	setLines(sheet, { lines: note, style: NOTE, at: { x, y: baseline + size * 0.3 } })
}

/** Key figures in a grid under an ink line; each names its trace below. */
export function layFigures({ block, width }: { block: FiguresBlock; width: number }): Laid {
	const column = width / block.perRow
	const size = block.perRow > 3 ? 16 : 22
	const pad = block.perRow > 3 ? 10 : 14
	const inner = column - pad - 4
	const cells = block.figures.map((figure): LaidFigure => ({
		figure,
		size: fitting(figure, { width: inner, size }),
		label: breakLines([{ text: figure.label, style: LABEL }], inner),
		note: breakLines([{ text: figure.note, style: NOTE }], inner),
	}))
	const rows = Math.ceil(cells.length / block.perRow)
	const labelHeight = Math.max(1, ...cells.map(({ label }) => label.length)) * LABEL.leading
	const noteHeight = Math.max(1, ...cells.map(({ note }) => note.length)) * NOTE.leading
	const rowHeight = 6 + labelHeight + size * 1.3 + noteHeight + 7
	return {
		height: rows * rowHeight + 3,
		draw: (sheet, { x, y }) => {
			rule(sheet, { x, y, width, colour: 'ink', weight: 1.33 })
			cells.forEach((cell, index) => {
				const [row, place] = [Math.floor(index / block.perRow), index % block.perRow]
				const [left, top] = [x + place * column, y + row * rowHeight]
				if (place === 0 && row > 0) rule(sheet, { x, y: top, width, colour: 'line', weight: 0.8 })
				if (place > 0) upright(sheet, { x: left, y: top + 6, height: rowHeight - 12 })
				sheet.tags.leaf('P', () =>
					setFigure(sheet, cell, { x: left + (place === 0 ? 0 : pad), y: top + 6, value: labelHeight + size }),
				)
			})
			const bottom = y + rows * rowHeight
			rule(sheet, { x, y: bottom, width, colour: 'line', weight: 0.8 })
		},
	}
}

function upright({ pen, tags }: Sheet, { x, y, height }: At & { height: number }): void {
	const strokes = [
		[
			[x, y],
			[x, y + height],
		],
	] as const
	tags.artifact(() => pen.shape({ kind: 'strokes', strokes }, { stroke: 'line', weight: 0.8 }))
}
