import PDFDocument from 'pdfkit'
import { computePlan } from '#server/engine/compute-plan.ts'
import { collectPdf, drawReport } from '#server/paper/report/draw-report.ts'
import { layReport, type LaidReport } from '#server/paper/report/pages/lay-report.ts'
import { pdfPen } from '#server/paper/report/paper/pdf-pen.ts'
import type { Pen } from '#server/paper/report/paper/pen.ts'
import { PAPER, POINTS_PER_PIXEL } from '#server/paper/report/paper/sheet.ts'
import { NO_TAGS } from '#server/paper/report/paper/tags.ts'
import { registerTypefaces } from '#server/paper/report/text/typefaces.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { buildReport } from '#server/views/report/build-report.ts'
import type { IssueFacts, ReportModel } from '#server/views/report/report-model.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { PLAIN_SETTINGS, REPORT_LENGTHS } from '#shared/schemas/report/report-settings.ts'
import { formatFigure } from '#shared/units/format.ts'

type Length = keyof typeof REPORT_LENGTHS
type Reading = {
	readonly what: string
	readonly pages: number
	readonly kilobytes: number
	readonly ms: number
	/** the same texts, lines and shapes on bare PDFKit */
	readonly floorMs: number
	/** of the process, while four are drawn at once */
	readonly megabytes: number
}
const ROUNDS = { warm: 2, counted: 5 } as const
const AT_ONCE = 4
const FACTS: Omit<IssueFacts, 'settings'> = {
	number: 1,
	generatedAt: '2026-01-01T00:00:00.000Z',
	generatedBy: 'Bench',
	snapshotHash: '0'.repeat(64),
	project: 'Bench',
	scenario: 'Base case',
	status: 'draft',
	reason: '',
	approvedBy: null,
	revisions: [],
	changes: null,
}

function modelsOf(): (length: Length) => ReportModel {
	const parsed = parsePlanFile(TEMPLATES[0]?.plan)
	if (!parsed.ok) throw new Error('The sample plan is not one.')
	const { plan } = parsed
	const result = computePlan(plan)
	return (length) => buildReport({ plan, result, facts: { ...FACTS, settings: { ...PLAIN_SETTINGS, length } } })
}

type Stroke = (pen: Pen) => void

/** What a page draws, to be drawn again. */
function strokesOf(laid: LaidReport, page: number): readonly Stroke[] {
	let strokes: Stroke[] = []
	const pen: Pen = {
		text: (...drawn) => void strokes.push((other) => other.text(...drawn)),
		shape: (...drawn) => void strokes.push((other) => other.shape(...drawn)),
		image: (...drawn) => void strokes.push((other) => other.image(...drawn)),
		within: (frame, draw) => {
			const outside = strokes
			const inside: Stroke[] = []
			strokes = inside
			draw()
			strokes = outside
			strokes.push((other) => other.within(frame, () => inside.forEach((stroke) => stroke(other))))
		},
	}
	laid.draw({ pen, tags: NO_TAGS, places: laid.places }, page)
	return strokes
}

/** The floor: a PDF of the same drawing, without tags, links and outline, and nothing laid out. */
async function drawBare(pages: readonly (readonly Stroke[])[]): Promise<Uint8Array> {
	const { width, height } = PAPER.a4
	const size: [number, number] = [width * POINTS_PER_PIXEL, height * POINTS_PER_PIXEL]
	const doc = new PDFDocument({ autoFirstPage: false, size, margin: 0 })
	const bytes = collectPdf(doc)
	registerTypefaces(doc)
	const pen = pdfPen(doc)
	for (const strokes of pages) {
		doc.addPage()
		doc.scale(POINTS_PER_PIXEL)
		for (const stroke of strokes) stroke(pen)
	}
	doc.end()
	return await bytes
}

async function bestOf(task: () => Promise<unknown>): Promise<number> {
	let best = Infinity
	for (let round = 0; round < ROUNDS.warm + ROUNDS.counted; round++) {
		const from = performance.now()
		await task()
		if (round >= ROUNDS.warm) best = Math.min(best, performance.now() - from)
	}
	return best
}

async function readingOf(length: Length, modelOf: (length: Length) => ReportModel): Promise<Reading> {
	const laid = layReport(modelOf(length))
	const pages = Array.from({ length: laid.pages }, (_, index) => strokesOf(laid, index + 1))
	const bytes = await drawReport(modelOf(length))
	// A model of its own each time: what is laid out is remembered by model.
	const models = Array.from({ length: ROUNDS.warm + ROUNDS.counted }, () => modelOf(length))
	const ms = await bestOf(async () => await drawReport(models.pop() ?? modelOf(length)))
	const floorMs = await bestOf(async () => await drawBare(pages))
	const before = process.memoryUsage().rss
	await Promise.all(Array.from({ length: AT_ONCE }, async () => await drawReport(modelOf(length))))
	const megabytes = Math.max(0, process.memoryUsage().rss - before) / 2 ** 20
	return { what: REPORT_LENGTHS[length], pages: laid.pages, kilobytes: bytes.length / 1024, ms, floorMs, megabytes }
}

/** Brief and Full of the sample plan, from model to bytes, beside the same drawing on bare PDFKit. */
export async function measure(): Promise<readonly Reading[]> {
	const modelOf = modelsOf()
	return [await readingOf('brief', modelOf), await readingOf('full', modelOf)]
}

export function table(readings: readonly Reading[]): string {
	const figure = (value: number) => formatFigure(value, { digits: 3 })
	return readings
		.map(
			({ what, pages, kilobytes, ms, floorMs, megabytes }) =>
				`${what}, ${pages} pages: ${figure(kilobytes)} KB, ${figure(ms)} ms; bare PDFKit ${figure(floorMs)} ms, so ${figure(ms / floorMs)}× floor; four at once +${figure(megabytes)} MB\n`,
		)
		.join('')
}
