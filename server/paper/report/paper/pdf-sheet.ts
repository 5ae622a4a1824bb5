import { pdfPen } from './pdf-pen.ts'
import { pdfTags } from './pdf-tags.ts'
import type { Box, Pen } from './pen.ts'
import { POINTS_PER_PIXEL, type Sheet } from './sheet.ts'

/** A pen that knows where on the page it draws, and the tags that need to know it. */
export function pdfSheet(doc: PDFKit.PDFDocument, places: Sheet['places']): Sheet {
	const plain = pdfPen(doc)
	let open = { x: 0, y: 0, scale: 1 }
	const pen: Pen = {
		...plain,
		within: (frame, draw) => {
			const outside = open
			open = {
				x: outside.x + (frame.x ?? 0) * outside.scale,
				y: outside.y + (frame.y ?? 0) * outside.scale,
				scale: outside.scale * (frame.scale ?? 1),
			}
			plain.within(frame, draw)
			open = outside
		},
	}
	const names = new Map([...places.keys()].map((anchor, index) => [anchor, `place-${index}`]))
	const onPage = ({ x, y, width, height }: Box): Box => ({
		x: (open.x + x * open.scale) * POINTS_PER_PIXEL,
		y: (open.y + y * open.scale) * POINTS_PER_PIXEL,
		width: width * open.scale * POINTS_PER_PIXEL,
		height: height * open.scale * POINTS_PER_PIXEL,
	})
	return { pen, places, tags: pdfTags(doc, { nameOf: (anchor) => names.get(anchor) ?? null, onPage }) }
}
