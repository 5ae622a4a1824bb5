import type { Laid, Strip } from '../paper/sheet.ts'

/** Something on a page: how far down it stands, and what it belongs to. */
export type Part = { readonly laid: Laid; readonly y: number; readonly scale: number; readonly of: object }
export type BookPage = { readonly parts: readonly Part[]; readonly anchors: readonly string[] }

type BookGroup = {
	readonly strips: readonly Strip[]
	/** from what stands above, on the same page */
	readonly gap: number
	readonly of: object
	/** stands above them where they begin a page of their own */
	readonly again?: Laid | undefined
}
export type Book = {
	readonly pages: readonly BookPage[]
	/** how far the open page is filled; 0 where none is open or nothing stands on it */
	readonly filled: () => number
	readonly close: () => void
	readonly put: (group: BookGroup) => void
}

/** Heights are sums of fractions. */
const ROUNDING = 0.01

const heightOf = (strips: readonly Strip[]) => strips.reduce((sum, { height }) => sum + height, 0)

/** Pages filled from the top, one after the other; what does not fit what is left of a page begins the next. */
export function openBook(room: number): Book {
	const pages: { parts: Part[]; anchors: string[] }[] = []
	let isOpen = false
	let y = 0
	const page = () => {
		const last = pages.at(-1)
		if (isOpen && last) return last
		const fresh = { parts: [], anchors: [] }
		pages.push(fresh)
		isOpen = true
		y = 0
		return fresh
	}
	const close = () => {
		isOpen = false
		y = 0
	}
	const place = (strip: Strip, of: object, scale = 1) => {
		const { parts, anchors } = page()
		parts.push({ laid: strip, y, scale, of })
		anchors.push(...(strip.anchors ?? []))
		y += strip.height * scale
	}
	const put = ({ strips, gap, of, again }: BookGroup): void => {
		const height = heightOf(strips)
		if (y > 0 && y + gap + height > room + ROUNDING) {
			close()
			if (again) place(again, of)
		} else if (y > 0) y += gap
		if (y + height <= room + ROUNDING) {
			for (const strip of strips) place(strip, of)
			return
		}
		const [first, ...rest] = strips
		if (first === undefined) return
		// Nothing taller than a page can stay together; a strip that is so by itself is drawn smaller.
		if (rest.length === 0) return place(first, of, (room - y) / height)
		for (const strip of strips) put({ strips: [strip], gap: 0, of, again })
	}
	return { pages, filled: () => y, close, put }
}
