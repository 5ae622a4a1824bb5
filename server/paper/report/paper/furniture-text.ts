import { breakLines } from '../text/break-lines.ts'
import type { Line, Piece, TextStyle } from '../text/styles.ts'
import type { At } from './pen.ts'
import { setLine } from './set-text.ts'
import type { Sheet } from './sheet.ts'

/** As small as what stands at the edge of a page should be; smaller only where a name would have to be cut. */
const SMALLEST = 7.5
const STEP = 0.9
/** Lines that stand there at a size that is read, and at one that is too small for most. */
const MOST_LINES = 2
const MOST_SMALL_LINES = 3

type Fitted = { readonly lines: readonly Line[]; readonly size: number; readonly width: number }

const sized = (pieces: readonly Piece[], factor: number): readonly Piece[] =>
	pieces.map((piece) => ({ ...piece, style: { ...piece.style, size: piece.style.size * factor } }))

/** On one line, on two, then smaller, on three: what stands at the edge of the page has a fixed place, and stands there whole. */
export function fitted(pieces: readonly Piece[], width: number): Fitted {
	const full = pieces[0]?.style.size ?? SMALLEST
	const at = (factor: number): Fitted => {
		const lines = breakLines(sized(pieces, factor), width)
		return { lines, size: full * factor, width: Math.max(0, ...lines.map((line) => line.width)) }
	}
	let factor = 1
	let tried = at(factor)
	const most = () => (tried.size > SMALLEST ? MOST_LINES : MOST_SMALL_LINES)
	while (tried.lines.length > most()) {
		factor *= STEP
		tried = at(factor)
	}
	return tried
}

type Placed = At & { readonly anchor?: 'start' | 'middle' | 'end' }
const SHIFT = { start: 0, middle: 0.5, end: 1 } as const

/** Set about the baseline: one line on it, more above and below. */
export function setFitted(sheet: Sheet, { lines, size }: Fitted, { x, y, anchor = 'start' }: Placed): void {
	const leading = size * 1.15
	const up = lines.length > 1 ? leading * (lines.length - 1.38) : 0
	lines.forEach((line, index) =>
		setLine(sheet, line, { x: x - line.width * SHIFT[anchor], y: y - up + index * leading }),
	)
}

export const fittedText = (text: string, { style, width }: { style: TextStyle; width: number }): Fitted =>
	fitted([{ text, style }], width)
