import PDFDocument from 'pdfkit'
import { BOX, withBoxes } from './legible-text.ts'
import type { TextStyle } from './styles.ts'
import { fontName, registerTypefaces, type FontName } from './typefaces.ts'

/** One after the other from the left: what one typeface draws. */
export type Glyphs = { readonly text: string; readonly font: FontName; readonly width: number }

type Measured = {
	readonly doc: PDFKit.PDFDocument
	readonly hasGlyph: (codePoint: number) => boolean
	readonly shown: Map<string, string>
	/** at a size of one */
	readonly widths: Map<string, number>
}
/** Names differ from plan to plan: what is remembered of them is let go from time to time. */
const MOST_REMEMBERED = 60_000
const UNIT = 1000
let measured: Measured | null = null

function openMeasure(): Measured {
	const doc = new PDFDocument({ autoFirstPage: false })
	registerTypefaces(doc)
	const tests = [glyphTest(doc, fontName('sans', 400)), glyphTest(doc, fontName('serif', 600))]
	const known = new Map<number, boolean>()
	return {
		doc,
		// Both faces are asked, so that a text reads the same in a title and in a table.
		hasGlyph: (codePoint) => {
			const seen = known.get(codePoint)
			if (seen !== undefined) return seen
			const has = tests.every((test) => test(codePoint))
			known.set(codePoint, has)
			return has
		},
		shown: new Map(),
		widths: new Map(),
	}
}

function remembered(): Measured {
	if (measured === null || measured.widths.size > MOST_REMEMBERED) measured = openMeasure()
	return measured
}

function glyphTest(doc: PDFKit.PDFDocument, name: FontName): (codePoint: number) => boolean {
	doc.font(name)
	const face: unknown = Reflect.get(doc, '_font')
	const font: unknown = typeof face === 'object' && face !== null ? Reflect.get(face, 'font') : null
	const test: unknown = typeof font === 'object' && font !== null ? Reflect.get(font, 'hasGlyphForCodePoint') : null
	if (typeof test !== 'function') return (codePoint) => codePoint < 0x17f
	return (codePoint) => Boolean(Reflect.apply(test, font, [codePoint]))
}

const faceFor = (text: string, style: TextStyle): FontName =>
	text.startsWith(BOX) ? fontName('serif', style.weight) : fontName(style.face, style.weight)
const BOXES = new RegExp(`(${BOX}+)`)
const parts = (text: string) => (text.includes(BOX) ? text.split(BOXES).filter((part) => part !== '') : [text])

function unitWidth({ doc, widths }: Measured, text: string, font: FontName): number {
	const key = `${font} ${text}`
	const known = widths.get(key)
	if (known !== undefined) return known
	const width = doc.font(font).fontSize(UNIT).widthOfString(text) / UNIT
	widths.set(key, width)
	return width
}

/** What is drawn for a text: a box where a letter is missing. */
export function shownText(text: string): string {
	const { shown, hasGlyph } = remembered()
	const known = shown.get(text)
	if (known !== undefined) return known
	const boxed = withBoxes(text, hasGlyph)
	if (shown.size < MOST_REMEMBERED) shown.set(text, boxed)
	return boxed
}

export function glyphsOf(text: string, style: TextStyle): readonly Glyphs[] {
	const memory = remembered()
	return parts(shownText(text)).map((part) => {
		const font = faceFor(part, style)
		return { text: part, font, width: unitWidth(memory, part, font) * style.size }
	})
}

export const widthOf = (text: string, style: TextStyle): number =>
	text === '' ? 0 : glyphsOf(text, style).reduce((sum, { width }) => sum + width, 0)
