import PDFDocument from 'pdfkit'
import type { ReportModel } from '#server/views/report/report-model.ts'
import { layReport } from './pages/lay-report.ts'
import { kindOf } from './paper/page-furniture.ts'
import { PAPER, POINTS_PER_PIXEL, type Sheet } from './paper/sheet.ts'
import { registerTypefaces, faceOfFont } from './text/typefaces.ts'
import { pdfTags } from './paper/pdf-tags.ts'
import type { Box, Pen, Outline, Paint, Point } from './paper/pen.ts'
import { isRightToLeft } from './text/script-faces.ts'
import { colourOf } from './paper/palette.ts'
import { deflateSync } from 'node:zlib'

/** As many as a reader opens at once without waiting. */
const MOST_IN_STREAM = 200
const INDIRECT = /^(\d+) 0 obj\n/
const END = '\nendobj\n'

type IsStreamParams = { readonly number: number; readonly body: string }

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const object = (number: number, body: string) => `${number} 0 obj\n${body}${END}`
const stream = (entries: string, content: Buffer) =>
	`<<\n${entries}\n/Length ${content.length}\n/Filter /FlateDecode\n>>\nstream\n${content.toString('latin1')}\nendstream`

/** The objects of a file, by the table at its end. */
function objectsOf(file: string): { readonly written: readonly IsStreamParams[]; readonly trailer: string } {
	const table = Number(/startxref\n(\d+)\n%%EOF\s*$/.exec(file)?.[1])
	const trailer = /trailer\n<<\n([\s\S]*?)\n>>\nstartxref/.exec(file.slice(table))?.[1] ?? ''
	const starts = [...file.slice(table).matchAll(/^(\d{10}) \d{5} n/gm)]
		.map(([, at]) => Number(at))
		.sort((a, b) => a - b)
	const written = starts.map((start, index) => {
		const text = file.slice(start, starts[index + 1] ?? table)
		const number = Number(INDIRECT.exec(text)?.[1])
		return { number, body: text.replace(INDIRECT, '').slice(0, text.lastIndexOf(END) - text.indexOf('\n') - 1) }
	})
	return { written, trailer }
}

/** Small objects in one stream: their numbers and places, then the objects. */
function packed(objects: readonly IsStreamParams[]): string {
	let at = 0
	const places: string[] = []
	for (const { number, body } of objects) {
		places.push(`${number} ${at}`)
		at += body.length + 1
	}
	const head = `${places.join(' ')}\n`
	const content = Buffer.from(head + objects.map(({ body }) => `${body}\n`).join(''), 'latin1')
	return stream(`/Type /ObjStm\n/N ${objects.length}\n/First ${head.length}`, deflateSync(content, { level: 9 }))
}

const grouped = (objects: readonly IsStreamParams[]): readonly (readonly IsStreamParams[])[] =>
	Array.from({ length: Math.ceil(objects.length / MOST_IN_STREAM) }, (_, index) =>
		objects.slice(index * MOST_IN_STREAM, (index + 1) * MOST_IN_STREAM),
	)

type DrawReportEntry = readonly [kind: 0 | 1 | 2, at: number, index: number]

function tableOf(entries: readonly DrawReportEntry[]): Buffer {
	const rows = Buffer.alloc(entries.length * 7)
	entries.forEach(([kind, at, index], row) => {
		rows.writeUInt8(kind, row * 7)
		rows.writeUInt32BE(at, row * 7 + 1)
		rows.writeUInt16BE(index, row * 7 + 5)
	})
	return rows
}

/**
 * The same file with its many small objects deflated together, as PDF has it since 1.5: a report is tagged cell by
 * cell, and each tag is an object.
 */
function packObjects(bytes: Uint8Array): Uint8Array {
	const file = latin(bytes)
	const { written, trailer } = objectsOf(file)
	const isStream = ({ body }: IsStreamParams) => body.endsWith('endstream')
	let out = file.slice(0, file.indexOf('\n', file.indexOf('\n') + 1) + 1)
	const entries = new Map<number, DrawReportEntry>([[0, [0, 0, 65_535]]])
	const write = (number: number, body: string) => {
		entries.set(number, [1, out.length, 0])
		out += object(number, body)
	}
	for (const one of written.filter(isStream)) write(one.number, one.body)
	let next = Math.max(0, ...written.map(({ number }) => number)) + 1
	for (const group of grouped(written.filter((one) => !isStream(one)))) {
		group.forEach(({ number }, index) => entries.set(number, [2, next, index]))
		write(next, packed(group))
		next += 1
	}
	entries.set(next, [1, out.length, 0])
	const rows = Array.from({ length: next + 1 }, (_, number): DrawReportEntry => entries.get(number) ?? [0, 0, 65_535])
	const about = trailer.replace(/\/Size \d+/, `/Size ${next + 1}`)
	const start = out.length
	out += object(next, stream(`/Type /XRef\n/W [1 4 2]\n${about}`, deflateSync(tableOf(rows), { level: 9 })))
	return new Uint8Array(Buffer.from(`${out}startxref\n${start}\n%%EOF\n`, 'latin1'))
}

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
	text: ({ text: words, font, size, fill: colour, width, goesOn = false }, { x, y }) => {
		const text = goesOn ? `${words} ` : words
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

/** A pen that knows where on the page it draws, and the tags that need to know it. */
function pdfSheet(doc: PDFKit.PDFDocument, places: Sheet['places']): Sheet {
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

function openDocument(model: ReportModel): PDFKit.PDFDocument {
	const { title, facts, engine } = model
	const paper = PAPER[facts.settings.paper]
	// Dates come from the issue: the same issue gives the same bytes.
	const issued = new Date(facts.generatedAt)
	const options: PDFKit.PDFDocumentOptions = {
		autoFirstPage: false,
		size: [paper.width * POINTS_PER_PIXEL, paper.height * POINTS_PER_PIXEL],
		margin: 0,
		pdfVersion: '1.7',
		tagged: true,
		displayTitle: true,
		lang: 'en-US',
		info: {
			Title: title,
			Author: facts.generatedBy,
			Subject: `${kindOf(model)}, ${facts.scenario}`,
			Creator: `Strata ${engine}`,
			Producer: `Strata ${engine}`,
			CreationDate: issued,
			ModDate: issued,
		},
	}
	// The published types do not know this subset yet.
	Reflect.set(options, 'subset', 'PDF/UA')
	return new PDFDocument(options)
}

/** The bytes of a document, once it is ended. */
export function collectPdf(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
	return new Promise((resolve, reject) => {
		const chunks: Uint8Array[] = []
		doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
		doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
		doc.on('error', reject)
	})
}

/**
 * The report as PDF: tagged, with contents, links and an outline. The same model gives the same bytes. `begins` is told the
 * name of each section whose pages are drawn next.
 */
export async function drawReport(
	model: ReportModel,
	begins: (section: string) => void = () => undefined,
): Promise<Uint8Array> {
	const laid = layReport(model)
	const doc = openDocument(model)
	const bytes = collectPdf(doc)
	registerTypefaces(doc)
	const sheet = pdfSheet(doc, laid.places)
	for (let page = 1; page <= laid.pages; page++) {
		for (const { anchor, bookmark } of model.sections) if (laid.places.get(anchor)?.page === page) begins(bookmark)
		doc.addPage()
		doc.scale(POINTS_PER_PIXEL)
		laid.draw(sheet, page)
	}
	doc.end()
	return new Uint8Array(packObjects(await bytes))
}
