import type { LaidReport } from '#server/paper/report/pages/lay-report.ts'
import type { Box, Frame, Paint, Pen } from '#server/paper/report/paper/pen.ts'
import type { Tags } from '#server/paper/report/paper/tags.ts'

type DrawnText = {
	readonly text: string
	/** of its letters, on the page */
	readonly box: Box
	/** the element it is drawn in: two texts of one element belong together */
	readonly leaf: object
	readonly role: string
}
type RecordedPage = { readonly texts: readonly DrawnText[]; readonly paints: readonly Paint[] }

const ASCENT = 0.72
const DESCENT = 0.2

function recordPage(laid: LaidReport, page: number): RecordedPage {
	const texts: DrawnText[] = []
	const paints: Paint[] = []
	let open = { x: 0, y: 0, scale: 1 }
	let leaf: { readonly key: object; readonly role: string } = { key: {}, role: '' }
	const inLeaf = (role: string, draw: () => void) => {
		const outside = leaf
		leaf = { key: {}, role }
		draw()
		leaf = outside
	}
	const pen: Pen = {
		text: ({ text, size, width }, { x, y }) => {
			const { scale } = open
			const box = {
				x: open.x + x * scale,
				y: open.y + (y - size * ASCENT) * scale,
				width: width * scale,
				height: size * (ASCENT + DESCENT) * scale,
			}
			texts.push({ text, box, leaf: leaf.key, role: leaf.role })
		},
		shape: (_outline, paint) => {
			paints.push(paint)
		},
		image: () => undefined,
		within: ({ x = 0, y = 0, scale = 1 }: Frame, draw) => {
			const outside = open
			open = { x: open.x + x * open.scale, y: open.y + y * open.scale, scale: open.scale * scale }
			draw()
			open = outside
		},
	}
	const tags: Tags = {
		within: (_type, body) => body(),
		leaf: (type, draw) => inLeaf(type, draw),
		figure: (draw, caption) => {
			inLeaf('Caption', caption)
			inLeaf('Figure', draw)
		},
		artifact: (draw) => inLeaf('Artifact', draw),
		landmark: () => undefined,
	}
	laid.draw({ pen, tags, places: laid.places }, page)
	return { texts, paints }
}

/** What is drawn on each page and where. */
export const recordedPages = (laid: LaidReport): readonly RecordedPage[] =>
	Array.from({ length: laid.pages }, (_, index) => recordPage(laid, index + 1))
