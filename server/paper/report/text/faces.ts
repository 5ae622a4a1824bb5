import PDFDocument from 'pdfkit'
import { legible } from './legible-text.ts'
import { stretchesOf, type HasGlyph, type Stretch } from './script-faces.ts'
import type { Piece, TextStyle } from './styles.ts'
import { fontName, registerTypefaces, type FontName, type Typeface } from './typefaces.ts'

type Measured = {
	readonly doc: PDFKit.PDFDocument
	readonly hasGlyph: HasGlyph
	readonly stretches: Map<string, readonly Stretch[]>
	/** at a size of one, by the font that draws a text */
	readonly widths: Map<FontName, Map<string, number>>
	remembered: number
}
/** Names differ from plan to plan: what is remembered of them is let go from time to time. */
const MOST_REMEMBERED = 60_000
const UNIT = 1000
let measured: Measured | null = null

function openMeasure(): Measured {
	const doc = new PDFDocument({ autoFirstPage: false })
	registerTypefaces(doc)
	const tests = new Map<Typeface, (codePoint: number) => boolean>()
	const testOf = (face: Typeface) => {
		const test = tests.get(face) ?? glyphTest(doc, fontName(face, face === 'serif' ? 600 : 400))
		tests.set(face, test)
		return test
	}
	return {
		doc,
		hasGlyph: (face, codePoint) => testOf(face)(codePoint),
		stretches: new Map(),
		widths: new Map(),
		remembered: 0,
	}
}

function remembered(): Measured {
	if (measured === null || measured.remembered > MOST_REMEMBERED) measured = openMeasure()
	return measured
}

function glyphTest(doc: PDFKit.PDFDocument, name: FontName): (codePoint: number) => boolean {
	doc.font(name)
	const face: unknown = Reflect.get(doc, '_font')
	const font: unknown = typeof face === 'object' && face !== null ? Reflect.get(face, 'font') : null
	const test: unknown = typeof font === 'object' && font !== null ? Reflect.get(font, 'hasGlyphForCodePoint') : null
	if (typeof test !== 'function') return (codePoint) => codePoint < 0x17f
	const known = new Map<number, boolean>()
	return (codePoint) => {
		const seen = known.get(codePoint)
		if (seen !== undefined) return seen
		const has = Boolean(Reflect.apply(test, font, [codePoint]))
		known.set(codePoint, has)
		return has
	}
}

function stretchesIn(text: string): readonly Stretch[] {
	const { stretches, hasGlyph } = remembered()
	const known = stretches.get(text)
	if (known !== undefined) return known
	const found = stretchesOf(text, hasGlyph)
	if (stretches.size < MOST_REMEMBERED) stretches.set(text, found)
	return found
}

/** A piece as pieces of one typeface each, without what can’t be set. */
export const inFaces = (piece: Piece): readonly Piece[] =>
	stretchesIn(legible(piece.text)).map(({ text, face }) =>
		face === null ? { ...piece, text } : { ...piece, text, style: { ...piece.style, face } },
	)

/** A text as it is printed: letters that no typeface has stand as their codes. */
export const printed = (text: string): string =>
	stretchesIn(legible(text))
		.map((stretch) => stretch.text)
		.join('')

/** Of a piece of one typeface. */
export function pieceWidth({ text, style }: Pick<Piece, 'text' | 'style'>): number {
	const memory = remembered()
	const font = fontName(style.face, style.weight)
	const widths = memory.widths.get(font) ?? new Map<string, number>()
	const known = widths.get(text)
	if (known !== undefined) return known * style.size
	const width = memory.doc.font(font).fontSize(UNIT).widthOfString(text) / UNIT
	memory.widths.set(font, widths.set(text, width))
	memory.remembered += 1
	return width * style.size
}

/** Of any text, in the typefaces that draw it. */
export const widthOf = (text: string, style: TextStyle): number =>
	text === '' ? 0 : inFaces({ text, style }).reduce((sum, piece) => sum + pieceWidth(piece), 0)
