import { isRightToLeft } from '../text/script-faces.ts'
import { faceOfFont } from '../text/typefaces.ts'
import { colourOf } from './palette.ts'
import type { Outline, Paint, Pen, Point } from './pen.ts'

function traceStroke(doc: PDFKit.PDFDocument, [first, ...rest]: readonly Point[], closed: boolean): void {
	if (first === undefined) return
	doc.moveTo(first[0], first[1])
	for (const [x, y] of rest) doc.lineTo(x, y)
	if (closed) doc.closePath()
}

function trace(doc: PDFKit.PDFDocument, outline: Outline): void {
	switch (outline.kind) {
		case 'rect': {
			const { x, y, width, height, radius = 0 } = outline
			if (radius > 0) doc.roundedRect(x, y, width, height, Math.min(radius, width / 2, height / 2))
			else doc.rect(x, y, width, height)
			return
		}
		case 'circle':
			doc.circle(outline.x, outline.y, outline.radius)
			return
		case 'strokes':
			for (const points of outline.strokes) traceStroke(doc, points, outline.closed === true)
	}
}

function fill(doc: PDFKit.PDFDocument, outline: Outline, { fill: colour, opacity = 1 }: Paint): void {
	if (colour === undefined) return
	trace(doc, outline)
	if (opacity < 1) doc.fillOpacity(opacity)
	doc.fill(colourOf(colour))
	if (opacity < 1) doc.fillOpacity(1)
}

function stroke(
	doc: PDFKit.PDFDocument,
	outline: Outline,
	{ stroke: colour, weight = 1, dash, opacity = 1 }: Paint,
): void {
	if (colour === undefined) return
	trace(doc, outline)
	doc.lineWidth(weight).strokeColor(colourOf(colour))
	if (opacity < 1) doc.strokeOpacity(opacity)
	if (dash) doc.dash(dash[0], { space: dash[1] })
	doc.stroke()
	if (dash) doc.undash()
	if (opacity < 1) doc.strokeOpacity(1)
}

/** Draws on the open page of a PDF. */
export const pdfPen = (doc: PDFKit.PDFDocument): Pen => ({
	text: ({ text, font, size, fill: colour, width }, { x, y }) => {
		const options: PDFKit.Mixins.TextOptions = { lineBreak: false, baseline: 'alphabetic' }
		// Measured where it was laid out: it is not measured again.
		Object.assign(options, { textWidth: width, wordCount: 1 })
		const turned = isRightToLeft(faceOfFont(font))
		// Letters from right to left are shown from the left, which a reader has to know.
		if (turned) doc.markContent('ReversedChars')
		doc.font(font).fontSize(size).fillColor(colourOf(colour)).text(text, x, y, options)
		if (turned) doc.endMarkedContent()
	},
	shape: (outline, paint) => {
		fill(doc, outline, paint)
		stroke(doc, outline, paint)
	},
	image: (image, { x, y, width, height }) => {
		doc.image(Buffer.from(image), x, y, { width, height })
	},
	within: ({ x = 0, y = 0, scale = 1, clip }, draw) => {
		doc.save()
		if (x !== 0 || y !== 0) doc.translate(x, y)
		if (scale !== 1) doc.scale(scale)
		if (clip) doc.rect(clip.x, clip.y, clip.width, clip.height).clip()
		draw()
		doc.restore()
	},
})
