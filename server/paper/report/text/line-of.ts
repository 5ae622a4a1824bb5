import { pieceWidth } from './faces.ts'
import { clustersOf } from './legible-text.ts'
import { isRightToLeft } from './script-faces.ts'
import type { Line, Piece, Run } from './styles.ts'
import { inVisualOrder, isTurned, mirrored } from './visual-order.ts'

type Levels = (at: number) => number
type LineOfPart = { readonly piece: Piece; readonly level: number }

/**
 * Pieces as parts of one level. A typeface turns the words of its script round itself; what it would not turn as the
 * line asks, brackets and spaces between such words, or figures of their script, stands letter by letter.
 */
function partsOf(pieces: readonly Piece[], levels: Levels): readonly LineOfPart[] {
	const parts: LineOfPart[] = []
	let at = 0
	let whole = false
	for (const piece of pieces) {
		for (const letter of clustersOf(piece.text)) {
			const level = levels(at)
			const last = parts.at(-1)
			at += letter.length
			const isWhole = isRightToLeft(piece.style.face) === isTurned(level)
			const text = mirrored(letter, level)
			if (isWhole && whole && last?.level === level && last.piece.style === piece.style)
				parts[parts.length - 1] = { level, piece: { ...last.piece, text: last.piece.text + text } }
			else parts.push({ level, piece: { ...piece, text } })
			whole = isWhole
		}
		whole = false
	}
	return parts
}

/** Pieces of one typeface each as one line: from left to right, or as the levels of their letters ask. */
export function lineOf(pieces: readonly Piece[], levels: Levels | null): Line {
	const placed = levels === null ? pieces : inVisualOrder(partsOf(pieces, levels)).map(({ piece }) => piece)
	const runs: Run[] = []
	let x = 0
	for (const piece of placed) {
		const width = pieceWidth(piece)
		runs.push({ ...piece, x, width })
		x += width
	}
	return { runs, width: x, pieces }
}
