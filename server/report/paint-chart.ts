import type {
	ChartGeometry,
	ColourToken,
	KeyEntry,
	PathShape,
	RectShape,
	Shape,
	TextShape,
} from '#shared/presentation/charts/geometry.ts'
import { colourOf } from './palette.ts'
import type { At, Sheet } from './sheet.ts'
import type { TextStyle } from './typesetter.ts'

const HATCH_WIDTH = 1.5
/** 5 across the lines, so this far apart along an axis. */
const HATCH_STEP = 5 * Math.SQRT2

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** Lines at 45° over the page’s own origin, so that neighbouring boxes join without a seam. */
function hatch(doc: PDFKit.PDFDocument, { box, colour }: { box: Box; colour: ColourToken }): void {
	const { x, y, width, height } = box
	if (width <= 0 || height <= 0) return
	doc.save().rect(x, y, width, height).fill(colourOf('surface')).rect(x, y, width, height).clip()
	doc.lineWidth(HATCH_WIDTH).strokeColor(colourOf(colour)).undash()
	for (let sum = Math.ceil((x + y) / HATCH_STEP) * HATCH_STEP; sum < x + width + y + height; sum += HATCH_STEP) {
		const from = Math.max(x, sum - (y + height))
		const to = Math.min(x + width, sum - y)
		doc.moveTo(from - 1, sum - from + 1).lineTo(to + 1, sum - to - 1)
	}
	doc.stroke().restore()
}

function paintRect({ doc }: Sheet, shape: RectShape): void {
	if (shape.width <= 0 || shape.height <= 0) return
	if (shape.hatch === true) {
		hatch(doc, { box: shape, colour: shape.fill })
		if (shape.stroke !== undefined)
			doc.rect(shape.x, shape.y, shape.width, shape.height).lineWidth(0.8).strokeColor(colourOf(shape.stroke)).stroke()
		return
	}
	const outline =
		(shape.radius ?? 0) > 0
			? doc.roundedRect(
					shape.x,
					shape.y,
					shape.width,
					shape.height,
					Math.min(shape.radius ?? 0, shape.width / 2, shape.height / 2),
				)
			: doc.rect(shape.x, shape.y, shape.width, shape.height)
	outline
		.fillOpacity(shape.opacity ?? 1)
		.fill(colourOf(shape.fill))
		.fillOpacity(1)
}

function paintPath({ doc }: Sheet, shape: PathShape): void {
	const [first, ...rest] = shape.points
	if (first === undefined) return
	const trace = () => {
		doc.moveTo(first[0], first[1])
		for (const [x, y] of rest) doc.lineTo(x, y)
	}
	if (shape.fill !== undefined) {
		trace()
		doc
			.closePath()
			.fillOpacity(shape.opacity ?? 1)
			.fill(colourOf(shape.fill))
			.fillOpacity(1)
	}
	if (shape.stroke === undefined) return
	trace()
	doc
		.lineWidth(shape.strokeWidth ?? 1)
		.lineJoin('miter')
		.strokeOpacity(shape.opacity ?? 1)
		.strokeColor(colourOf(shape.stroke))
	const [dash, space] = shape.dash ?? []
	if (dash !== undefined) doc.dash(dash, { space: space ?? dash })
	doc.stroke().undash().strokeOpacity(1)
}

const styleOf = ({ size, weight, fill }: TextShape): TextStyle => ({
	face: 'sans',
	weight,
	size,
	leading: size * 1.4,
	fill,
})

function paintText({ doc, text }: Sheet, shape: TextShape): void {
	const style = styleOf(shape)
	if (shape.halo === true) {
		const width = text.width(text.legible(shape.text), style)
		const shift = shape.anchor === 'start' ? 0 : width * (shape.anchor === 'end' ? 1 : 0.5)
		// A veil instead of a rim: a rim would set every word twice, and readers would hear it twice.
		doc
			.roundedRect(shape.x - shift - 3, shape.y - shape.size * 0.86, width + 6, shape.size * 1.18, 2)
			.fillOpacity(0.82)
			.fill(colourOf('surface'))
			.fillOpacity(1)
	}
	text.put(shape.text, { x: shape.x, y: shape.y, style, anchor: shape.anchor })
}

function paintShape(sheet: Sheet, shape: Shape): void {
	switch (shape.kind) {
		case 'rect':
			return paintRect(sheet, shape)
		case 'path':
			return paintPath(sheet, shape)
		case 'text':
			return paintText(sheet, shape)
		case 'dot': {
			const { doc } = sheet
			doc.circle(shape.x, shape.y, shape.radius).fill(colourOf(shape.fill))
			if (shape.stroke !== undefined)
				doc.circle(shape.x, shape.y, shape.radius).lineWidth(1.2).strokeColor(colourOf(shape.stroke)).stroke()
		}
	}
}

/** Paints the shapes a chart is made of, with its box’s corner at the point. */
export function paintChart(sheet: Sheet, { geometry, at }: { geometry: ChartGeometry; at: At }): void {
	const { doc } = sheet
	doc.save().translate(at.x, at.y)
	for (const shape of geometry.shapes) paintShape(sheet, shape)
	doc.restore()
}

/** The sample in front of a key’s words: 14 wide, 9 high. */
export function paintSample({ doc }: Sheet, { entry, at }: { entry: KeyEntry; at: At }): void {
	const box = { x: at.x, y: at.y, width: 14, height: 9 }
	if (entry.look === 'hatch') return hatch(doc, { box, colour: entry.colour })
	if (entry.look === 'fill') {
		doc.rect(box.x, box.y, box.width, box.height).fill(colourOf(entry.colour))
		return
	}
	if (entry.look === 'dashed') doc.dash(4, { space: 3 })
	doc
		.moveTo(box.x, box.y + 4.5)
		.lineTo(box.x + box.width, box.y + 4.5)
		.lineWidth(2)
		.strokeColor(colourOf(entry.colour))
		.stroke()
		.undash()
}
