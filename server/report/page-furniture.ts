import type { ReportModel } from '#shared/presentation/report/report-model.ts'
import { issueName, issueTime, shortHash } from '#shared/presentation/report/issue-name.ts'
import { colourOf } from './palette.ts'
import { MARGIN } from './sheet.ts'
import type { Sheet } from './sheet.ts'
import { STYLES } from './typesetter.ts'
import type { TextStyle } from './typesetter.ts'

const BANDS = [
	['energy', 0, 16.6],
	['chips', 3, 12.4],
	['infrastructure', 6, 8.2],
	['models', 9, 4],
	['applications', 12, 0],
] as const
const NAME: TextStyle = { ...STYLES.table, weight: 600, size: 12 }
const SMALL: TextStyle = { ...STYLES.caption, size: 10, fill: 'ink-2' }
const FOOT: TextStyle = { ...STYLES.source, size: 9.5 }

type Page = { readonly model: ReportModel; readonly number: number; readonly width: number; readonly height: number }

/** Grey, at 45°, behind everything that follows. */
function watermark({ doc, text, tags }: Sheet, { width, height }: Page): void {
	const style: TextStyle = { face: 'sans', weight: 600, size: 190, leading: 190, fill: 'draft' }
	tags.artifact(() => {
		doc
			.save()
			.translate(width / 2, height / 2)
			.rotate(-45)
		text.put('DRAFT', { x: 0, y: 65, style, anchor: 'middle' })
		doc.restore()
	}, 'Pagination')
}

function markTag(
	{ doc, text }: Sheet,
	{ mark, right, baseline }: { mark: string; right: number; baseline: number },
): number {
	const [line] = text.lines([{ text: mark, style: SMALL }], { width: 150, maxLines: 1 })
	if (line === undefined || line.width === 0) return right
	const width = line.width + 14
	doc
		.roundedRect(right - width, baseline - 11, width, 15, 2.5)
		.lineWidth(0.9)
		.strokeColor(colourOf('line-strong'))
		.stroke()
	text.set(line, { x: right - width + 7, y: baseline })
	return right - width - 14
}

function head(sheet: Sheet, { model, width }: Page): void {
	const { doc, text } = sheet
	const baseline = 52
	const right = width - MARGIN.side
	BANDS.forEach(([layer, x, y]) =>
		doc.rect(MARGIN.side + x * 0.72, baseline - 12.5 + y * 0.72, (24 - x) * 0.72, 2.2).fill(colourOf(layer)),
	)
	let left = markTag(sheet, { mark: model.facts.settings.mark, right, baseline })
	for (const words of [model.facts.scenario, `Buildout report, ${issueName(model.facts)}`]) {
		const [line] = text.lines([{ text: words, style: SMALL }], { width: 190, maxLines: 1 })
		if (line === undefined) continue
		text.set(line, { x: left - line.width, y: baseline })
		left -= line.width + 16
	}
	const [name] = text.lines([{ text: model.planName, style: NAME }], {
		width: Math.max(80, left - MARGIN.side - 40),
		maxLines: 1,
	})
	if (name) text.set(name, { x: MARGIN.side + 26, y: baseline })
	doc.moveTo(MARGIN.side, 63).lineTo(right, 63).lineWidth(1.33).strokeColor(colourOf('ink')).stroke()
}

function foot(sheet: Sheet, { model, number, width, height }: Page): void {
	const { doc, text } = sheet
	const { facts } = model
	const right = width - MARGIN.side
	const top = height - 62
	const estimate = model.estimate === '' ? 'Planning estimate' : `Planning estimate of ${model.estimate}`
	const [guesses] = text.lines(
		[
			{ text: `${estimate}. Not stamped engineering. Figures in `, style: FOOT },
			{ text: 'dashed underline', style: FOOT, guess: true },
			{ text: ' rest on guesses.', style: FOOT },
		],
		{ width: right - MARGIN.side, maxLines: 1 },
	)
	if (guesses) text.set(guesses, { x: MARGIN.side, y: top })
	doc
		.moveTo(MARGIN.side, top + 9)
		.lineTo(right, top + 9)
		.lineWidth(0.8)
		.strokeColor(colourOf('line'))
		.stroke()
	const baseline = top + 24
	const third = (right - MARGIN.side) / 3
	text.put(`Snapshot ${shortHash(facts.snapshotHash)} · engine ${model.engine}`, {
		x: MARGIN.side,
		y: baseline,
		style: FOOT,
	})
	const [by] = text.lines(
		[{ text: `Generated ${issueTime(facts.generatedAt)} by ${facts.generatedBy}`, style: FOOT }],
		{ width: third * 1.35, maxLines: 1 },
	)
	if (by) text.set(by, { x: MARGIN.side + third * 1.56 - by.width / 2, y: baseline })
	text.put([facts.settings.mark, `${number} / ${model.sections.length}`].filter((part) => part !== '').join('  ·  '), {
		x: right,
		y: baseline,
		style: FOOT,
		anchor: 'end',
	})
}

/** What every page carries: whose plan, which issue, how confidential; which snapshot and engine, when, by whom, page n of N. */
export function drawFurniture(sheet: Sheet, page: Page): void {
	if (page.model.facts.status === 'draft') watermark(sheet, page)
	sheet.tags.artifact(() => head(sheet, page), 'Pagination')
	sheet.tags.artifact(() => foot(sheet, page), 'Pagination')
}
