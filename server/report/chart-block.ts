import type { ChartGeometry, KeyEntry } from '#shared/presentation/charts/geometry.ts'
import { reportGeometry } from '#shared/presentation/report/chart-geometry.ts'
import type { ChartBlock } from '#shared/presentation/report/report-model.ts'
import { paintChart, paintSample } from './paint-chart.ts'
import { POINTS_PER_PIXEL } from './sheet.ts'
import type { At, Laid, Sheet } from './sheet.ts'
import { baselineOf, STYLES } from './typesetter.ts'
import type { Line, TextStyle } from './typesetter.ts'

const { title, caption, source } = STYLES
const NUMBER: TextStyle = { ...caption, weight: 500 }
const SAMPLE = 20
const BETWEEN = 16

type KeyRow = readonly { readonly entry: KeyEntry; readonly x: number }[]

function keyRows({ text }: Sheet, { geometry, width }: { geometry: ChartGeometry; width: number }): readonly KeyRow[] {
	const rows: { entry: KeyEntry; x: number }[][] = []
	let x = Infinity
	for (const entry of geometry.key) {
		const wide = SAMPLE + text.width(text.legible(entry.text), caption)
		if (x + wide > width) {
			rows.push([])
			x = 0
		}
		rows.at(-1)?.push({ entry, x })
		x += wide + BETWEEN
	}
	return rows
}

/** Source, then the quantities that explain the figure. */
export function sourceText({
	source: words,
	traces,
}: {
	readonly source: string
	readonly traces: readonly string[]
}): string {
	return [words, traces.length === 0 ? '' : `Trace: ${traces.join(', ')}.`].filter((part) => part !== '').join(' ')
}

/** Draws lines of text one under the other; returns how far down they reach. */
export function setLines(
	sheet: Sheet,
	{ lines, style, at }: { lines: readonly Line[]; style: TextStyle; at: At },
): number {
	lines.forEach((line, index) => sheet.text.set(line, { x: at.x, y: at.y + index * style.leading + baselineOf(style) }))
	return lines.length * style.leading
}

/** The heading of a block, on one line. */
export function setTitle(sheet: Sheet, { words, width, at }: { words: string; width: number; at: At }): void {
	const lines = sheet.text.lines([{ text: words, style: title }], { width, maxLines: 1 })
	sheet.tags.leaf('H2', () => setLines(sheet, { lines, style: title, at }))
}

/** Said below a table or a list that is cut. */
export function leftOutText({ all, shown, noun }: { all: number; shown: number; noun: string }): string {
	return all > shown ? `Not printed here: ${all - shown} of ${all} ${noun}.` : ''
}

/** Number and finding, measure, the chart, its key, its source and traces. */
export function layChart(
	sheet: Sheet,
	{ block, width, height }: { block: ChartBlock; width: number; height: number },
): Laid {
	const { text, tags } = sheet
	const geometry = reportGeometry({ chart: block.chart, width, height })
	const titleLines = text.lines(
		[
			{ text: `Figure ${block.number}. `, style: NUMBER },
			{ text: block.title, style: title },
		],
		{ width },
	)
	const measureLines = text.lines([{ text: block.measure, style: caption }], { width })
	const sourceLines = text.lines(
		[
			{
				text: sourceText({ source: `${block.source} Source: Strata engine.`.trim(), traces: block.traces }),
				style: source,
			},
		],
		{ width },
	)
	const rows = keyRows(sheet, { geometry, width })
	const heads = titleLines.length * title.leading + measureLines.length * caption.leading + 6
	const keyHeight = rows.length * 16 + (rows.length > 0 ? 4 : 0)
	const total = heads + geometry.height + keyHeight + 3 + sourceLines.length * source.leading
	return {
		height: total,
		draw: ({ x, y }) => {
			tags.leaf('H2', () => setLines(sheet, { lines: titleLines, style: title, at: { x, y } }))
			tags.leaf('P', () =>
				setLines(sheet, { lines: measureLines, style: caption, at: { x, y: y + titleLines.length * title.leading } }),
			)
			const top = y + heads
			const bbox: [number, number, number, number] = [
				x * POINTS_PER_PIXEL,
				top * POINTS_PER_PIXEL,
				(x + width) * POINTS_PER_PIXEL,
				(top + geometry.height + keyHeight) * POINTS_PER_PIXEL,
			]
			tags.leaf(
				'Figure',
				() => {
					paintChart(sheet, { geometry, at: { x, y: top } })
					rows.forEach((row, line) => {
						const rowTop = top + geometry.height + 4 + line * 16
						for (const { entry, x: shift } of row) {
							paintSample(sheet, { entry, at: { x: x + shift, y: rowTop + 3 } })
							text.put(entry.text, { x: x + shift + SAMPLE, y: rowTop + 11.5, style: { ...caption, fill: 'ink-2' } })
						}
					})
				},
				{ alt: text.legible(block.alt), bbox },
			)
			tags.leaf('P', () =>
				setLines(sheet, { lines: sourceLines, style: source, at: { x, y: top + geometry.height + keyHeight + 3 } }),
			)
		},
	}
}
