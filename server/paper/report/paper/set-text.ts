import { oneLine } from '../text/break-lines.ts'
import { pieceWidth } from '../text/faces.ts'
import { baselineOf, type Line, type Run, type TextStyle } from '../text/styles.ts'
import { fontName } from '../text/typefaces.ts'
import type { At } from './pen.ts'
import type { Sheet } from './sheet.ts'

function setRun({ pen }: Sheet, { text, style, width }: Run, { goesOn, ...at }: At & { goesOn: boolean }): void {
	const { face, weight, size, fill } = style
	pen.text({ text, font: fontName(face, weight), width, size, fill, ...(goesOn && { goesOn }) }, at)
}

/** A guess shows as a guess, a link as a link. */
function underline({ pen }: Sheet, { run, x, y }: At & { readonly run: Run }): void {
	if (run.guess !== true && run.leads !== true) return
	const to = x + pieceWidth({ ...run, text: run.text.trimEnd() })
	const strokes = [
		[
			[x, y + 3],
			[to, y + 3],
		],
	] as const
	if (run.guess === true) pen.shape({ kind: 'strokes', strokes }, { stroke: 'ink-2', weight: 0.9, dash: [2.2, 1.6] })
	else pen.shape({ kind: 'strokes', strokes }, { stroke: 'line-strong', weight: 0.6 })
}

/** One line with its baseline at y; `goesOn`: more of the same element is read behind it. */
export function setLine(sheet: Sheet, line: Line, { x, y, goesOn = false }: At & { readonly goesOn?: boolean }): void {
	const last = line.runs.at(-1)
	for (const run of line.runs) {
		setRun(sheet, run, { x: x + run.x, y, goesOn: run === last && (goesOn || line.parted === true) })
		underline(sheet, { run, x: x + run.x, y })
	}
}

type Put = At & { readonly style: TextStyle; readonly anchor?: 'start' | 'middle' | 'end'; readonly goesOn?: boolean }
const SHIFT = { start: 0, middle: 0.5, end: 1 } as const

/** A word or two without wrapping. */
export function put(sheet: Sheet, text: string, { x, y, style, anchor = 'start', goesOn = false }: Put): void {
	const line = oneLine([{ text, style }])
	setLine(sheet, line, { x: x - line.width * SHIFT[anchor], y, goesOn })
}

type Set = { readonly lines: readonly Line[]; readonly style: TextStyle; readonly at: At; readonly goesOn?: boolean }

/** Lines of text one under the other. */
export function setLines(sheet: Sheet, { lines, style, at, goesOn = false }: Set): void {
	lines.forEach((line, index) =>
		setLine(sheet, line, {
			x: at.x,
			y: at.y + index * style.leading + baselineOf(style),
			goesOn: goesOn && index === lines.length - 1,
		}),
	)
}
