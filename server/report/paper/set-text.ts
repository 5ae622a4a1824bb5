import { glyphsOf, widthOf } from '../text/faces.ts'
import { legible } from '../text/legible-text.ts'
import { baselineOf, type Line, type Run, type TextStyle } from '../text/styles.ts'
import type { At } from './pen.ts'
import type { Sheet } from './sheet.ts'

function setRun({ pen }: Sheet, { text, style }: Pick<Run, 'text' | 'style'>, { x, y }: At): void {
	let left = x
	for (const { text: part, font, width } of glyphsOf(text, style)) {
		pen.text({ text: part, font, width, size: style.size, fill: style.fill }, { x: left, y })
		left += width
	}
}

/** A guess shows as a guess, a link as a link. */
function underline({ pen }: Sheet, { run, x, y }: At & { readonly run: Run }): void {
	const to = x + widthOf(run.text.trimEnd(), run.style)
	const strokes = [
		[
			[x, y + 3],
			[to, y + 3],
		],
	] as const
	if (run.guess === true) pen.shape({ kind: 'strokes', strokes }, { stroke: 'ink-2', weight: 0.9, dash: [2.2, 1.6] })
	else if (run.leads === true) pen.shape({ kind: 'strokes', strokes }, { stroke: 'line-strong', weight: 0.6 })
}

/** One line with its baseline at y. */
export function setLine(sheet: Sheet, line: Line, { x, y }: At): void {
	for (const run of line.runs) {
		setRun(sheet, run, { x: x + run.x, y })
		underline(sheet, { run, x: x + run.x, y })
	}
}

type Put = At & { readonly style: TextStyle; readonly anchor?: 'start' | 'middle' | 'end' }

/** A word or two without wrapping. */
export function put(sheet: Sheet, text: string, { x, y, style, anchor = 'start' }: Put): void {
	const shown = legible(text)
	const shift = anchor === 'start' ? 0 : widthOf(shown, style) * (anchor === 'end' ? 1 : 0.5)
	setRun(sheet, { text: shown, style }, { x: x - shift, y })
}

type Set = { readonly lines: readonly Line[]; readonly style: TextStyle; readonly at: At }

/** Lines of text one under the other. */
export function setLines(sheet: Sheet, { lines, style, at }: Set): void {
	lines.forEach((line, index) => setLine(sheet, line, { x: at.x, y: at.y + index * style.leading + baselineOf(style) }))
}
