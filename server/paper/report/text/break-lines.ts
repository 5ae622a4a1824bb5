import LineBreaker from 'linebreak'
import { inFaces, pieceWidth } from './faces.ts'
import { clustersOf } from './legible-text.ts'
import { lineOf } from './line-of.ts'
import type { Line, Piece } from './styles.ts'
import { levelsOf } from './visual-order.ts'

/** Pieces as one text, each of one typeface, and where each begins in it. */
type Paragraph = { readonly text: string; readonly pieces: readonly Piece[]; readonly starts: readonly number[] }
type Span = { readonly from: number; readonly to: number }

function paragraphOf(pieces: readonly Piece[]): Paragraph {
	const starts: number[] = []
	const inOrder = pieces.flatMap(inFaces)
	let text = ''
	for (const piece of inOrder) {
		starts.push(text.length)
		text += piece.text
	}
	return { text, pieces: inOrder, starts }
}

/** The parts of a span by the piece they come from. */
function partsOf({ text, pieces, starts }: Paragraph, { from, to }: Span): readonly Piece[] {
	return pieces.flatMap((piece, index) => {
		const start = Math.max(from, starts[index] ?? 0)
		const end = Math.min(to, starts[index + 1] ?? text.length)
		return end > start ? [{ ...piece, text: text.slice(start, end) }] : []
	})
}

const spanWidth = (paragraph: Paragraph, span: Span): number =>
	partsOf(paragraph, span).reduce((sum, part) => sum + pieceWidth(part), 0)

/** Without the spaces at its end, which may hang over. */
const trimmed = ({ text }: Paragraph, { from, to }: Span): Span => {
	let end = to
	while (end > from && text.charAt(end - 1) === ' ') end -= 1
	return { from, to: end }
}

const INSIDE_WORD = /[-‐–/]$/

/** Where UAX #14 allows a break: between words, and inside words that a hyphen or stroke joins. */
function breaksOf(text: string): { readonly words: readonly number[]; readonly inside: readonly number[] } {
	const breaker = new LineBreaker(text)
	const found: { words: number[]; inside: number[] } = { words: [], inside: [] }
	for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
		const isInside = next.position < text.length && INSIDE_WORD.test(text.charAt(next.position - 1))
		found[isInside ? 'inside' : 'words'].push(next.position)
	}
	return found
}

type BreakLinesRoom = { readonly width: number; readonly inside: readonly number[] }

/** Of a word that is wider than the room: its parts that fit, or as many whole letters as do, at least one. */
function partThatFits(paragraph: Paragraph, { from, to }: Span, { width, inside }: BreakLinesRoom): number {
	const fits = (at: number) => at > from && at < to && spanWidth(paragraph, { from, to: at }) <= width
	const part = inside.findLast(fits)
	if (part !== undefined) return part
	let end = from
	for (const cluster of clustersOf(paragraph.text.slice(from, to))) {
		const next = end + cluster.length
		if (end > from && spanWidth(paragraph, { from, to: next }) > width) return end
		end = next
	}
	return end
}

/** Spans of the lines: broken between words, inside a word only where the word is wider than the room. */
function spansOf(paragraph: Paragraph, width: number): readonly Span[] {
	const lines: Span[] = []
	let line: Span = { from: 0, to: 0 }
	let filled = 0
	const close = () => {
		if (line.to > line.from) lines.push(line)
		line = { from: line.to, to: line.to }
		filled = 0
	}
	const { words, inside } = breaksOf(paragraph.text)
	for (const to of words) {
		let word: Span = { from: line.to, to }
		if (filled > 0 && filled + spanWidth(paragraph, trimmed(paragraph, word)) > width) close()
		while (filled === 0 && spanWidth(paragraph, trimmed(paragraph, word)) > width) {
			const end = partThatFits(paragraph, word, { width, inside })
			if (end >= word.to) break
			line = { from: line.from, to: end }
			close()
			word = { from: end, to }
		}
		filled += spanWidth(paragraph, word)
		line = { from: line.from, to }
	}
	close()
	return lines
}

/** Text as lines no wider than the room. */
export function breakLines(pieces: readonly Piece[], width: number): readonly Line[] {
	const paragraph = paragraphOf(pieces)
	if (paragraph.text === '') return []
	const levels = levelsOf(paragraph.text)
	const all: Span = { from: 0, to: paragraph.text.length }
	const fits = spanWidth(paragraph, trimmed(paragraph, all)) <= width
	return (fits ? [all] : spansOf(paragraph, width)).map((span) => {
		const { from, to } = trimmed(paragraph, span)
		const line = lineOf(partsOf(paragraph, { from, to }), levels && ((at) => levels(from + at)))
		return to < span.to ? { ...line, parted: true } : line
	})
}

const laid = (pieces: readonly Piece[]): Line => lineOf(pieces, levelsOf(pieces.map((piece) => piece.text).join('')))

/** Text as one line, however wide. */
export const oneLine = (pieces: readonly Piece[]): Line => laid(pieces.flatMap(inFaces))
