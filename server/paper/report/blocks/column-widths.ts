import type { Cell, Column, TableBlock } from '#server/views/report/report-model.ts'
import { inkOf } from './status-icon.ts'
import { STYLES, type TextStyle } from '../text/styles.ts'

const { table, head } = STYLES
const STRONG: TextStyle = { ...table, weight: 600 }
const MARK = 14
const GAP = 10
/** A word is broken only where it is longer than this. */
const WORD_MOST = 90
const WORDS_MOST = 240
/** Narrower a text is a pile of words: figures of several words are broken first. */
const TEXT_LEAST = 66
/** Heads of figures are broken into lines where this is too narrow for them. */
const HEAD_MOST = 58

export const markRoom = (cell: Cell): number => (cell.swatch === undefined && cell.status === undefined ? 0 : MARK)
export const styleOf = (cell: Cell): TextStyle => ({
	...(cell.strong === true ? STRONG : table),
	...(cell.status && { fill: inkOf(cell.status), weight: 500 as const }),
})

type ColumnWidthsMeasure = {
	readonly width: (text: string, style: TextStyle) => number
	readonly legible: (text: string) => string
}
type Filled = { readonly column: Column; readonly cells: readonly Cell[] }
/** What a column would like, the least at which it reads well, and the floor at which no word of it is broken. */
type Need = {
	readonly floor: number
	readonly least: number
	readonly natural: number
	readonly isText: boolean
	/** has more words than a column would ever like */
	readonly isLong: boolean
	readonly grow: number
}

function needOf(text: ColumnWidthsMeasure, { column, cells }: Filled): Need {
	const wide = (words: string, style: TextStyle) => text.width(text.legible(words), style)
	const longest = (words: string, style: TextStyle) =>
		Math.min(WORD_MOST, Math.max(...words.split(' ').map((word) => wide(word, style))))
	const isText = column.align === 'start'
	const whole = cells.map((cell) => Math.min(WORDS_MOST, wide(cell.text, styleOf(cell)) + markRoom(cell)))
	const words = cells.map((cell) => longest(cell.text, styleOf(cell)) + markRoom(cell))
	const headWord = longest(column.name, head)
	const headWhole = wide(column.name, head)
	const up = (...widths: readonly number[]) => Math.ceil(Math.max(...widths) + 0.5)
	const natural = up(headWord, isText ? headWhole : Math.min(headWhole, HEAD_MOST), ...whole)
	const word = up(headWord, ...words)
	const floor = isText ? Math.max(word, Math.min(natural, TEXT_LEAST)) : word
	return {
		floor,
		least: isText ? floor : up(headWord, ...whole),
		natural,
		isText,
		isLong: Math.max(...whole) >= WORDS_MOST,
		grow: column.grow ?? 1,
	}
}

const sumOf = (needs: readonly Need[], of: (need: Need) => number) => needs.reduce((sum, need) => sum + of(need), 0)
const easy = ({ least, natural }: Need) => Math.min(natural, Math.max(least, WORD_MOST))

export type Placed = { readonly x: number; readonly width: number }

/** Figures get the room they need, their heads only what words leave; words share the rest, and none is broken if it fits. */
export function columnWidths(
	text: ColumnWidthsMeasure,
	{ block, rows, width }: { block: Pick<TableBlock, 'columns'>; rows: TableBlock['rows']; width: number },
): readonly Placed[] {
	const needs = block.columns.map((column, index) =>
		needOf(text, { column, cells: rows.flatMap((row) => row[index] ?? []) }),
	)
	const free = width - GAP * (block.columns.length - 1)
	const [texts, figures] = [needs.filter(({ isText }) => isText), needs.filter(({ isText }) => !isText)]
	const least = sumOf(figures, (need) => need.least)
	const spare = free - sumOf(texts, easy) - least
	const asked = sumOf(figures, ({ natural }) => natural) - least
	const part = asked > 0 ? Math.min(1, Math.max(0, spare / asked)) : 0
	const forText = free - least - part * asked
	const shares = shareOut(
		texts,
		Math.max(
			forText,
			sumOf(texts, (need) => need.least),
		),
	)
	const wide = spread(
		needs,
		needs.map((need) => shares.get(need) ?? need.least + part * (need.natural - need.least)),
	)
	let x = 0
	return squeezed(needs, wide, free).map((width) => {
		const placed = { x, width }
		x += placed.width + GAP
		return placed
	})
}

/** Of names so short, with figures beside them, no line would lead the eye across: what they do not need all columns share. */
const NAMES_MOST = 150
function spread(needs: readonly Need[], wide: readonly number[]): readonly number[] {
	const [first, ...others] = needs
	if (first?.isText !== true || others.length === 0 || others.some(({ isText }) => isText)) return wide
	const over = (wide[0] ?? 0) - first.natural
	if (first.natural > NAMES_MOST || over <= 0) return wide
	return wide.map((width, at) => (at === 0 ? first.natural : width) + over / needs.length)
}

/** Where all is too wide, figures of several words are broken between them; words are broken only where that is not enough. */
function squeezed(needs: readonly Need[], wide: readonly number[], free: number): readonly number[] {
	const asked = wide.reduce((sum, value) => sum + value, 0)
	if (asked <= free) return wide
	const floors = wide.map((value, index) => Math.min(value, needs[index]?.floor ?? value))
	const floor = floors.reduce((sum, value) => sum + value, 0)
	const part = asked > floor ? Math.max(0, (free - floor) / (asked - floor)) : 0
	const scale = Math.min(1, free / floor)
	return wide.map((value, index) => {
		const least = floors[index] ?? value
		return (least + part * (value - least)) * scale
	})
}

/** Whoever needs more than its share gets what it needs, whoever asks for less keeps that; the others share the rest. */
function shareOut(needs: readonly Need[], room: number): ReadonlyMap<Need, number> {
	const given = new Map<Need, number>()
	let [open, left] = [needs, room]
	const settle = (pick: (need: Need, share: number) => number | null): boolean => {
		const weight = sumOf(open, ({ grow }) => grow)
		const found = open.flatMap((need) => {
			const width = pick(need, (left * need.grow) / weight)
			return width === null ? [] : [{ need, width }]
		})
		if (found.length === 0 || found.length === open.length) return false
		for (const { need, width } of found) given.set(need, width)
		left -= found.reduce((sum, { width }) => sum + width, 0)
		open = open.filter((need) => !given.has(need))
		return true
	}
	while (
		settle(({ least }, share) => (least > share ? least : null)) ||
		settle(({ natural }, share) => (natural <= share ? natural : null))
	);
	// The last that is open takes no more than it likes while another has words for many lines.
	const long = needs.filter(({ isLong }) => isLong)
	const over = left - sumOf(open, ({ natural }) => natural)
	if (over <= 0 || long.length === 0 || open.some(({ isLong }) => isLong)) return split(given, open, left)
	for (const need of open) given.set(need, need.natural)
	return split(given, long, over)
}

/** Adds room to those given, by how they grow. */
function split(given: Map<Need, number>, to: readonly Need[], room: number): ReadonlyMap<Need, number> {
	const weight = sumOf(to, ({ grow }) => grow)
	for (const need of to) given.set(need, (given.get(need) ?? 0) + (room * need.grow) / weight)
	return given
}
