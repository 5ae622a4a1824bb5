import type { FactsBlock, FiguresBlock, ListBlock, ProseBlock } from '#shared/presentation/report/report-model.ts'
import { leftOutText, setTitle, setLines, sourceText } from './chart-block.ts'
import { colourOf } from './palette.ts'
import { rule } from './sheet.ts'
import type { Laid, Sheet } from './sheet.ts'
import { baselineOf, STYLES } from './typesetter.ts'
import type { TextStyle } from './typesetter.ts'

const { caption, read, source, title } = STYLES
const FACT: TextStyle = { ...STYLES.table, size: 11.5, leading: 15 }
const LEAD: TextStyle = { ...read, weight: 600 }

/** Document control: three to a row. */
export function layFacts(sheet: Sheet, { block, width }: { block: FactsBlock; width: number }): Laid {
	const { text, tags } = sheet
	const column = width / block.perRow
	const laid = block.rows.map(({ name, value }) =>
		text.lines(
			[
				{ text: `${name}  `, style: { ...FACT, fill: 'ink-3' } },
				{ text: value, style: FACT },
			],
			{ width: column - 14 },
		),
	)
	const rows = Array.from({ length: Math.ceil(laid.length / block.perRow) }, (_, index) =>
		laid.slice(index * block.perRow, (index + 1) * block.perRow),
	)
	const heights = rows.map((cells) => Math.max(...cells.map((lines) => lines.length)) * FACT.leading + 3)
	const titleHeight = block.title === '' ? 2 : title.leading + 4
	const traces =
		block.figure === undefined || block.rows.length === 0
			? []
			: text.lines([{ text: sourceText({ source: '', traces: [block.figure.why.quantity] }), style: source }], {
					width,
				})
	return {
		height: titleHeight + heights.reduce((sum, value) => sum + value, 0) + traces.length * source.leading,
		draw: ({ x, y }) => {
			if (block.title !== '') setTitle(sheet, { words: block.title, width, at: { x, y } })
			let top = y + titleHeight
			rows.forEach((cells, row) => {
				cells.forEach((lines, index) =>
					tags.leaf('P', () => setLines(sheet, { lines, style: FACT, at: { x: x + index * column, y: top } })),
				)
				top += heights[row] ?? 0
			})
			if (traces.length > 0) tags.leaf('P', () => setLines(sheet, { lines: traces, style: source, at: { x, y: top } }))
		},
	}
}

/** The largest size up to `size` at which value and unit stand on one line. */
function fitting(
	{ text }: Sheet,
	{ value, unit, width, size }: { value: string; unit: string; width: number; size: number },
): number {
	const wide =
		text.width(text.legible(value), { ...read, weight: 500, size }) +
		(unit === '' ? 0 : 5 + text.width(text.legible(unit), { ...caption, size: Math.min(11.5, size * 0.6) }))
	return wide <= width ? size : (size * width) / wide
}

/** Key figures in a grid under an ink line; each names its trace below. */
export function layFigures(sheet: Sheet, { block, width }: { block: FiguresBlock; width: number }): Laid {
	const { text, tags, doc } = sheet
	const column = width / block.perRow
	const size = block.perRow > 3 ? 16 : 22
	const pad = block.perRow > 3 ? 10 : 14
	const rows = Math.ceil(block.figures.length / block.perRow)
	const inner = column - pad - 4
	const cells = block.figures.map((figure) => ({
		figure,
		size: fitting(sheet, { value: figure.value, unit: figure.unit, width: inner, size }),
		label: text.lines([{ text: figure.label, style: { ...caption, fill: 'ink-2' } }], { width: inner, maxLines: 1 }),
		note: text.lines([{ text: figure.note, style: { ...caption, size: 10, leading: 13 } }], { width: inner }),
	}))
	const noteLines = Math.max(1, ...cells.map(({ note }) => note.length))
	const rowHeight = 6 + 15 + size * 1.3 + noteLines * 13 + 7
	const traces = [...new Set(block.figures.flatMap(({ why }) => (why === null ? [] : [why.quantity])))]
	const sourceLines = text.lines([{ text: sourceText({ source: '', traces }), style: source }], { width })
	return {
		height: rows * rowHeight + 3 + sourceLines.length * source.leading,
		draw: ({ x, y }) => {
			rule(sheet, { x, y, width, colour: 'ink', weight: 1.33 })
			cells.forEach((cell, index) => {
				const [row, place] = [Math.floor(index / block.perRow), index % block.perRow]
				const left = x + place * column + (place === 0 ? 0 : pad)
				const top = y + row * rowHeight + 6
				if (place === 0 && row > 0) rule(sheet, { x, y: y + row * rowHeight, width, colour: 'line', weight: 0.8 })
				if (place > 0)
					tags.artifact(() =>
						doc
							.moveTo(x + place * column, top)
							.lineTo(x + place * column, top + rowHeight - 12)
							.lineWidth(0.8)
							.strokeColor(colourOf('line'))
							.stroke(),
					)
				tags.leaf('P', () => {
					setLines(sheet, { lines: cell.label, style: caption, at: { x: left, y: top } })
					const style: TextStyle = { ...read, weight: 500, size: cell.size }
					const baseline = top + 15 + size
					text.put(cell.figure.value, { x: left, y: baseline, style })
					if (cell.figure.unit !== '')
						text.put(` ${cell.figure.unit}`, {
							x: left + text.width(text.legible(cell.figure.value), style) + 2,
							y: baseline,
							style: { ...caption, size: Math.min(11.5, cell.size * 0.6) },
						})
					setLines(sheet, {
						lines: cell.note,
						style: { ...caption, size: 10, leading: 13 },
						at: { x: left, y: baseline + size * 0.3 },
					})
				})
			})
			const bottom = y + rows * rowHeight
			rule(sheet, { x, y: bottom, width, colour: 'line', weight: 0.8 })
			tags.leaf('P', () => setLines(sheet, { lines: sourceLines, style: source, at: { x, y: bottom + 3 } }))
		},
	}
}

/** A heading and short entries, numbered where their order matters. */
export function layList(
	sheet: Sheet,
	{ block, width, shown }: { block: ListBlock; width: number; shown: number },
): Laid {
	const { text, tags } = sheet
	const style = block.numbered ? read : source
	const indent = block.numbered ? 16 : 0
	const items = block.items.slice(0, shown).map((item) =>
		text.lines(
			[
				{ text: `${item.lead} `, style: block.numbered ? LEAD : { ...source, weight: 600, fill: 'ink-2' } },
				{ text: item.text, style, ...(item.guess === true && { guess: true }) },
			],
			{ width: width - indent },
		),
	)
	const foot =
		items.length === 0 ? block.empty : leftOutText({ all: block.items.length, shown: items.length, noun: block.noun })
	const rest = text.lines([{ text: foot, style: source }], { width }).filter((line) => line.width > 0)
	const gap = block.numbered ? 4 : 2
	const heights = items.map((lines) => lines.length * style.leading + gap)
	return {
		height: title.leading + 5 + heights.reduce((sum, value) => sum + value, 0) + rest.length * source.leading,
		draw: ({ x, y }) => {
			setTitle(sheet, { words: block.title, width, at: { x, y } })
			let top = y + title.leading + 5
			if (items.length > 0) {
				tags.within('L', () => {
					items.forEach((lines, index) => {
						tags.within('LI', () => {
							if (block.numbered)
								tags.leaf('Lbl', () => text.put(`${index + 1}.`, { x, y: top + baselineOf(style), style }))
							tags.leaf('LBody', () => setLines(sheet, { lines, style, at: { x: x + indent, y: top } }))
						})
						top += heights[index] ?? 0
					})
				})
			}
			if (rest.length > 0) tags.leaf('P', () => setLines(sheet, { lines: rest, style: source, at: { x, y: top } }))
		},
	}
}

/** A heading and a paragraph. */
export function layProse(sheet: Sheet, { block, width }: { block: ProseBlock; width: number }): Laid {
	const { text, tags } = sheet
	const lines = text.lines([{ text: block.text, style: read }], { width })
	return {
		height: title.leading + 2 + lines.length * read.leading,
		draw: ({ x, y }) => {
			setTitle(sheet, { words: block.title, width, at: { x, y } })
			const top = y + title.leading + 2
			tags.leaf('P', () => setLines(sheet, { lines, style: read, at: { x, y: top } }))
		},
	}
}
