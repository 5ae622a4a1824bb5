import PDFDocument from 'pdfkit'
import type { ReportModel, Section } from '#shared/presentation/report/report-model.ts'
import { setLines } from './chart-block.ts'
import { fitSection } from './fit-section.ts'
import { drawFurniture } from './page-furniture.ts'
import { MARGIN, PAPER, POINTS_PER_PIXEL } from './sheet.ts'
import type { Sheet } from './sheet.ts'
import { openTags } from './tags.ts'
import { registerTypefaces } from './typefaces.ts'
import { openTypesetter, STYLES } from './typesetter.ts'

const { finding, lede } = STYLES

function openDocument({ title, facts, engine }: ReportModel): PDFKit.PDFDocument {
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
			Subject: `Buildout report, ${facts.scenario}`,
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

function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
	return new Promise((resolve, reject) => {
		const chunks: Uint8Array[] = []
		doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
		doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
		doc.on('error', reject)
	})
}

function drawSection(
	sheet: Sheet,
	{ section, width, height }: { section: Section; width: number; height: number },
): void {
	const { text, tags } = sheet
	const inner = width - MARGIN.side * 2
	const findingLines = text.lines([{ text: section.finding, style: finding }], { width: inner })
	const ledeLines = text.lines([{ text: section.lede, style: lede }], { width: inner })
	const ledeTop = MARGIN.top + findingLines.length * finding.leading + 3
	const down = ledeTop + ledeLines.length * lede.leading + 12
	const body = fitSection(sheet, { blocks: section.blocks, width: inner, room: height - MARGIN.bottom - down })
	tags.within('Sect', () => {
		tags.leaf('H1', () =>
			setLines(sheet, { lines: findingLines, style: finding, at: { x: MARGIN.side, y: MARGIN.top } }),
		)
		if (ledeLines.length > 0)
			tags.leaf('P', () => setLines(sheet, { lines: ledeLines, style: lede, at: { x: MARGIN.side, y: ledeTop } }))
		body.draw({ x: MARGIN.side, y: down })
	})
}

/** Draws the report: one page a section, tagged, with an outline. The same model gives the same bytes. */
export async function drawBrief(model: ReportModel): Promise<Uint8Array> {
	const doc = openDocument(model)
	const bytes = collect(doc)
	registerTypefaces(doc)
	const sheet: Sheet = { doc, text: openTypesetter(doc), tags: openTags(doc) }
	const { width, height } = PAPER[model.facts.settings.paper]
	model.sections.forEach((section, index) => {
		doc.addPage()
		doc.scale(POINTS_PER_PIXEL)
		doc.outline.addItem(sheet.text.legible(`${section.bookmark}: ${section.finding}`))
		drawFurniture(sheet, { model, number: index + 1, width, height })
		drawSection(sheet, { section, width, height })
	})
	doc.end()
	return await bytes
}
