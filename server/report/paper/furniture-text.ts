import { breakLines, cutLines } from '../text/break-lines.ts'
import type { Line, Piece, TextStyle } from '../text/styles.ts'
import type { At } from './pen.ts'
import { setLine } from './set-text.ts'
import type { Sheet } from './sheet.ts'

/** As small as what stands at the edge of a page may be. */
const SMALLEST = 7.5
const STEP = 0.9
const MOST_LINES = 2

type Fitted = { readonly lines: readonly Line[]; readonly size: number; readonly width: number }

const sized = (pieces: readonly Piece[], factor: number): readonly Piece[] =>
	pieces.map((piece) => ({ ...piece, style: { ...piece.style, size: piece.style.size * factor } }))

function fittedAt(
	pieces: readonly Piece[],
	{ factor, width, most }: { factor: number; width: number; most: number },
): Fitted {
	const lines = cutLines(breakLines(sized(pieces, factor), width), { width, lines: most })
	const size = (pieces[0]?.style.size ?? 0) * factor
	return { lines, size, width: Math.max(0, ...lines.map((line) => line.width)) }
}

/** On one line, on two, then smaller: what stands at the edge of the page has a fixed place, and is cut only where all that is not enough. */
export function fitted(pieces: readonly Piece[], width: number): Fitted {
	const smallest = Math.min(1, SMALLEST / (pieces[0]?.style.size ?? SMALLEST))
	const isWhole = (factor: number, most: number) => breakLines(sized(pieces, factor), width).length <= most
	if (isWhole(1, 1)) return fittedAt(pieces, { factor: 1, width, most: 1 })
	let factor = 1
	while (factor > smallest && !isWhole(factor, MOST_LINES)) factor = Math.max(smallest, factor * STEP)
	return fittedAt(pieces, { factor, width, most: MOST_LINES })
}

type Placed = At & { readonly anchor?: 'start' | 'middle' | 'end' }
const SHIFT = { start: 0, middle: 0.5, end: 1 } as const

/** Set about the baseline: one line on it, two above and below. */
export function setFitted(sheet: Sheet, { lines, size }: Fitted, { x, y, anchor = 'start' }: Placed): void {
	const leading = size * 1.15
	const up = lines.length > 1 ? leading * 0.62 : 0
	lines.forEach((line, index) =>
		setLine(sheet, line, { x: x - line.width * SHIFT[anchor], y: y - up + index * leading }),
	)
}

export const fittedText = (text: string, { style, width }: { style: TextStyle; width: number }): Fitted =>
	fitted([{ text, style }], width)
