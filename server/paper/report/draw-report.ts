import PDFDocument from 'pdfkit'
import type { ReportModel } from '#server/views/report/report-model.ts'
import { layReport } from './pages/lay-report.ts'
import { packObjects } from './paper/pack-objects.ts'
import { pdfSheet } from './paper/pdf-sheet.ts'
import { kindOf } from './paper/page-furniture.ts'
import { PAPER, POINTS_PER_PIXEL } from './paper/sheet.ts'
import { registerTypefaces } from './text/typefaces.ts'

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
		lang: 'en-GB',
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
