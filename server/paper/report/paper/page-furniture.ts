import type { ReportModel } from '#server/views/report/report-model.ts'
import { issueDay, issueName, issueTime, shortHash } from '#shared/report/issue-name.ts'
import { STYLES, type TextStyle, type Line, type Piece } from '../text/styles.ts'
import { put, setLine } from './set-text.ts'
import { MARGIN, type Sheet } from './sheet.ts'
import { breakLines } from '#server/paper/report/text/break-lines.ts'
import type { At } from './pen.ts'

/** As small as what stands at the edge of a page should be; smaller only where a name would have to be cut. */
const SMALLEST = 7.5
const STEP = 0.9
/** Lines that stand there at a size that is read, and at one that is too small for most. */
const MOST_LINES = 2
const MOST_SMALL_LINES = 3

type Fitted = { readonly lines: readonly Line[]; readonly size: number; readonly width: number }

const sized = (pieces: readonly Piece[], factor: number): readonly Piece[] =>
	pieces.map((piece) => ({ ...piece, style: { ...piece.style, size: piece.style.size * factor } }))

/** On one line, on two, then smaller, on three: what stands at the edge of the page has a fixed place, and stands there whole. */
function fitted(pieces: readonly Piece[], width: number): Fitted {
	const full = pieces[0]?.style.size ?? SMALLEST
	const at = (factor: number): Fitted => {
		const lines = breakLines(sized(pieces, factor), width)
		return { lines, size: full * factor, width: Math.max(0, ...lines.map((line) => line.width)) }
	}
	let factor = 1
	let tried = at(factor)
	const most = () => (tried.size > SMALLEST ? MOST_LINES : MOST_SMALL_LINES)
	while (tried.lines.length > most()) {
		factor *= STEP
		tried = at(factor)
	}
	return tried
}

type SetFittedParams = At & { readonly anchor?: 'start' | 'middle' | 'end' }
const SHIFT = { start: 0, middle: 0.5, end: 1 } as const

/** Set about the baseline: one line on it, more above and below. */
function setFitted(sheet: Sheet, { lines, size }: Fitted, { x, y, anchor = 'start' }: SetFittedParams): void {
	const leading = size * 1.15
	const up = lines.length > 1 ? leading * (lines.length - 1.38) : 0
	lines.forEach((line, index) =>
		setLine(sheet, line, { x: x - line.width * SHIFT[anchor], y: y - up + index * leading }),
	)
}

const fittedText = (text: string, { style, width }: { style: TextStyle; width: number }): Fitted =>
	fitted([{ text, style }], width)

const BANDS = [
	['energy', 0, 16.6],
	['chips', 3, 12.4],
	['infrastructure', 6, 8.2],
	['models', 9, 4],
	['applications', 12, 0],
] as const
const NAME: TextStyle = { ...STYLES.table, weight: 600, size: 12 }
const SMALL: TextStyle = { ...STYLES.caption, size: 10, fill: 'ink-2' }
/** Small, and in the head: a draft is read, and no figure stands behind a word. */
const DRAFT: TextStyle = { ...SMALL, weight: 600, fill: 'ink' }
const FOOT: TextStyle = { ...STYLES.source, size: 9.5 }

/** As every page and the file itself name it. */
export const kindOf = ({ kind }: Pick<ReportModel, 'kind'>): string => kind ?? 'Buildout report'

type PageFurniturePage = {
	readonly model: ReportModel
	readonly number: number
	/** of how many */
	readonly of: number
	readonly width: number
	readonly height: number
}

type Tag = { readonly text: string; readonly style: TextStyle; readonly stroke: string }

/** A word in a frame, such as how confidential the paper is, or that it is a draft. */
function frameWord(sheet: Sheet, tag: Tag, { right, baseline }: { right: number; baseline: number }): number {
	if (tag.text === '') return right
	const text = fittedText(tag.text, { style: tag.style, width: 150 })
	const width = text.width + 14
	sheet.pen.shape(
		{ kind: 'rect', x: right - width, y: baseline - 11, width, height: 15, radius: 2.5 },
		{ stroke: tag.stroke, weight: 0.9 },
	)
	setFitted(sheet, text, { x: right - width + 7, y: baseline })
	return right - width - 14
}

const line = (x: number, y: number, to: number) => ({
	kind: 'strokes' as const,
	strokes: [
		[
			[x, y],
			[to, y],
		],
	] as const,
})

function head(sheet: Sheet, { model, width }: PageFurniturePage): void {
	const baseline = 52
	const right = width - MARGIN.side
	BANDS.forEach(([layer, x, y]) =>
		sheet.pen.shape(
			{
				kind: 'rect',
				x: MARGIN.side + x * 0.72,
				y: baseline - 12.5 + y * 0.72,
				width: (24 - x) * 0.72,
				height: 2.2,
			},
			{ fill: layer },
		),
	)
	const { status, generatedAt, settings } = model.facts
	const mark: Tag = { text: settings.mark, style: SMALL, stroke: 'line-strong' }
	const draft: Tag = { text: status === 'draft' ? `DRAFT, ${issueDay(generatedAt)}` : '', style: DRAFT, stroke: 'ink' }
	let left = frameWord(sheet, draft, { right: frameWord(sheet, mark, { right, baseline }), baseline })
	for (const words of [model.facts.scenario, `${kindOf(model)}, ${issueName(model.facts)}`]) {
		const text = fittedText(words, { style: SMALL, width: 190 })
		setFitted(sheet, text, { x: left, y: baseline, anchor: 'end' })
		left -= text.width + 16
	}
	const name = fittedText(model.planName, { style: NAME, width: Math.max(80, left - MARGIN.side - 40) })
	setFitted(sheet, name, { x: MARGIN.side + 26, y: baseline })
	sheet.pen.shape(line(MARGIN.side, 63, right), { stroke: 'ink', weight: 1.33 })
}

function foot(sheet: Sheet, { model, number, of, width, height }: PageFurniturePage): void {
	const { facts } = model
	const right = width - MARGIN.side
	const top = height - 62
	const estimate =
		model.estimate === '' ? 'Planning estimate' : `Planning estimate, ${model.estimate.replace(' estimate', '')}`
	const guesses = fitted(
		[
			{ text: `${estimate}. Not stamped engineering. Figures in `, style: FOOT },
			{ text: 'dashed underline', style: FOOT, guess: true },
			{ text: ' are based on guesses.', style: FOOT },
		],
		right - MARGIN.side,
	)
	setFitted(sheet, guesses, { x: MARGIN.side, y: top })
	sheet.pen.shape(line(MARGIN.side, top + 9, right), { stroke: 'line', weight: 0.8 })
	const baseline = top + 24
	const third = (right - MARGIN.side) / 3
	put(sheet, `Snapshot ${shortHash(facts.snapshotHash)} · engine ${model.engine}`, {
		x: MARGIN.side,
		y: baseline,
		style: FOOT,
	})
	const by = fittedText(`Generated ${issueTime(facts.generatedAt)} by ${facts.generatedBy}`, {
		style: FOOT,
		width: third * 1.35,
	})
	setFitted(sheet, by, { x: MARGIN.side + third * 1.56, y: baseline, anchor: 'middle' })
	put(sheet, [facts.settings.mark, `${number} / ${of}`].filter((part) => part !== '').join('  ·  '), {
		x: right,
		y: baseline,
		style: FOOT,
		anchor: 'end',
	})
}

/** What every page carries: whose plan, which issue, how confidential; which snapshot and engine, when, by whom, page n of N. */
export function drawFurniture(sheet: Sheet, page: PageFurniturePage): void {
	sheet.tags.artifact(() => head(sheet, page), 'Pagination')
	sheet.tags.artifact(() => foot(sheet, page), 'Pagination')
}
