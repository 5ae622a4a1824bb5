import type { ColourToken } from '#shared/presentation/charts/geometry.ts'
import { BOX, legible } from './legible-text.ts'
import { colourOf } from './palette.ts'
import { fontName } from './typefaces.ts'
import type { Face, Weight } from './typefaces.ts'

export type TextStyle = {
	readonly face: Face
	readonly weight: Weight
	/** CSS pixels, as the leading */
	readonly size: number
	readonly leading: number
	readonly fill: ColourToken
}

export const STYLES = {
	finding: { face: 'serif', weight: 600, size: 25, leading: 30, fill: 'ink' },
	lede: { face: 'serif', weight: 400, size: 14, leading: 20, fill: 'ink' },
	title: { face: 'serif', weight: 600, size: 14.5, leading: 19, fill: 'ink' },
	table: { face: 'sans', weight: 400, size: 11, leading: 15, fill: 'ink' },
	head: { face: 'sans', weight: 500, size: 10.5, leading: 14, fill: 'ink-3' },
	read: { face: 'sans', weight: 400, size: 11.5, leading: 16, fill: 'ink' },
	caption: { face: 'sans', weight: 400, size: 11, leading: 15, fill: 'ink-3' },
	source: { face: 'sans', weight: 400, size: 9.5, leading: 13, fill: 'ink-3' },
} as const satisfies Record<string, TextStyle>

export type Piece = { readonly text: string; readonly style: TextStyle; readonly guess?: boolean }
export type Run = Piece & { readonly x: number; readonly width: number }
export type Line = { readonly runs: readonly Run[]; readonly width: number }
/** Words wrap whole; only what has a fixed place on the sheet has a last line. */
type Room = { readonly width: number; readonly maxLines?: number }

/** What is needed of a PDF document to measure and set text. */
export type TextSurface = PDFKit.PDFDocument

export type Typesetter = {
	/** what will be shown of a text */
	readonly legible: (text: string) => string
	readonly width: (text: string, style: TextStyle) => number
	/** Breaks at spaces, inside a word only where it is wider than the room, and ends in an ellipsis where lines run out. */
	readonly lines: (pieces: readonly Piece[], room: Room) => readonly Line[]
	/** One line with its baseline at y. */
	readonly set: (line: Line, at: { readonly x: number; readonly y: number }) => void
	/** A word or two without wrapping. */
	readonly put: (
		text: string,
		at: {
			readonly x: number
			readonly y: number
			readonly style: TextStyle
			readonly anchor?: 'start' | 'middle' | 'end'
		},
	) => void
}

function glyphTest(doc: TextSurface, name: string): (codePoint: number) => boolean {
	doc.font(name)
	const face: unknown = Reflect.get(doc, '_font')
	const font: unknown = typeof face === 'object' && face !== null ? Reflect.get(face, 'font') : null
	const test: unknown = typeof font === 'object' && font !== null ? Reflect.get(font, 'hasGlyphForCodePoint') : null
	if (typeof test !== 'function') return (codePoint) => codePoint < 0x17f
	return (codePoint) => Boolean(Reflect.apply(test, font, [codePoint]))
}

/** Both faces are asked, so that a text reads the same in a title and in a table. */
function legibleWith(doc: TextSurface): (text: string) => string {
	const tests = [glyphTest(doc, fontName('sans', 400)), glyphTest(doc, fontName('serif', 600))]
	const known = new Map<string, string>()
	return (text) => {
		const seen = known.get(text)
		if (seen !== undefined) return seen
		const shown = legible(text, (codePoint) => tests.every((test) => test(codePoint)))
		known.set(text, shown)
		return shown
	}
}

const faceFor = (text: string, style: TextStyle) =>
	text.startsWith(BOX) ? fontName('serif', style.weight) : fontName(style.face, style.weight)
const parts = (text: string) =>
	text.includes(BOX) ? text.split(new RegExp(`(${BOX}+)`)).filter((part) => part !== '') : [text]
const ELLIPSIS = '…'

/** Sets text on a document; every text passes `legible` first. */
export function openTypesetter(doc: TextSurface): Typesetter {
	const show = legibleWith(doc)
	const widths = new Map<string, number>()
	const widthOf = (text: string, style: TextStyle): number => {
		const key = `${style.face}${style.weight}|${style.size}|${text}`
		const known = widths.get(key)
		if (known !== undefined) return known
		const total = parts(text).reduce(
			(sum, part) => sum + doc.font(faceFor(part, style)).fontSize(style.size).widthOfString(part),
			0,
		)
		widths.set(key, total)
		return total
	}
	const cut = (text: string, style: TextStyle, width: number): string => {
		const characters = Array.from(text)
		let [low, high] = [1, characters.length]
		while (low < high) {
			const middle = Math.ceil((low + high) / 2)
			if (widthOf(characters.slice(0, middle).join(''), style) <= width) low = middle
			else high = middle - 1
		}
		return characters.slice(0, low).join('')
	}
	const lines = (pieces: readonly Piece[], { width, maxLines = Infinity }: Room): readonly Line[] => {
		const done: Line[] = []
		let runs: Run[] = []
		let x = 0
		const close = () => {
			done.push({ runs, width: x })
			runs = []
			x = 0
		}
		const place = (text: string, piece: Piece) => {
			const wide = widthOf(text, piece.style)
			const last = runs.at(-1)
			if (last && last.style === piece.style && last.guess === piece.guess)
				runs[runs.length - 1] = { ...last, text: last.text + text, width: last.width + wide }
			else runs.push({ ...piece, text, x, width: wide })
			x += wide
		}
		for (const piece of pieces) {
			for (const word of show(piece.text).split(/(?<= )/)) {
				let rest = word
				if (x > 0 && x + widthOf(rest.trimEnd(), piece.style) > width) close()
				while (widthOf(rest.trimEnd(), piece.style) > width && rest.length > 1) {
					const head = cut(rest, piece.style, width)
					if (head.length >= rest.length) break
					place(head, piece)
					close()
					rest = rest.slice(head.length)
					if (done.length > maxLines) break
				}
				place(rest, piece)
				if (done.length > maxLines) break
			}
		}
		if (runs.length > 0) close()
		return done.length <= maxLines ? done : [...done.slice(0, maxLines - 1), ellipsised(done[maxLines - 1], width)]
	}
	const ellipsised = (line: Line | undefined, width: number): Line => {
		const last = line?.runs.at(-1)
		if (line === undefined || last === undefined) return { runs: [], width: 0 }
		const room = width - last.x - widthOf(ELLIPSIS, last.style)
		const whole = last.text.trimEnd()
		const text = (widthOf(whole, last.style) <= room ? whole : cut(whole, last.style, Math.max(0, room))) + ELLIPSIS
		const wide = widthOf(text, last.style)
		return { runs: [...line.runs.slice(0, -1), { ...last, text, width: wide }], width: last.x + wide }
	}
	const draw = (text: string, { x, y, style }: { x: number; y: number; style: TextStyle }) => {
		let at = x
		for (const part of parts(text)) {
			doc
				.font(faceFor(part, style))
				.fontSize(style.size)
				.fillColor(colourOf(style.fill))
				.text(part, at, y, { lineBreak: false, baseline: 'alphabetic' })
			at += widthOf(part, style)
		}
	}
	return {
		legible: show,
		width: widthOf,
		lines,
		set: (line, { x, y }) => {
			for (const run of line.runs) {
				draw(run.text, { x: x + run.x, y, style: run.style })
				if (run.guess === true)
					underline(doc, { x: x + run.x, y: y + 3, width: widthOf(run.text.trimEnd(), run.style) })
			}
		},
		put: (text, { x, y, style, anchor = 'start' }) => {
			const shown = show(text)
			const shift = anchor === 'start' ? 0 : widthOf(shown, style) * (anchor === 'end' ? 1 : 0.5)
			draw(shown, { x: x - shift, y, style })
		},
	}
}

/** A guess shows as a guess. */
function underline(doc: TextSurface, { x, y, width }: { x: number; y: number; width: number }): void {
	doc
		.save()
		.moveTo(x, y)
		.lineTo(x + width, y)
		.lineWidth(0.9)
		.dash(2.2, { space: 1.6 })
		.strokeColor(colourOf('ink-2'))
		.stroke()
		.undash()
		.restore()
}

/** From the top of a line box to its baseline. */
export const baselineOf = (style: TextStyle): number => (style.leading - style.size) / 2 + style.size * 0.8
