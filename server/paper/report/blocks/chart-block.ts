import type {
	ChartGeometry,
	KeyEntry,
	ColourToken,
	PathShape,
	RectShape,
	Shape,
	TextShape,
} from '#shared/charts/geometry.ts'
import { reportGeometry } from '#server/views/report/chart-geometry.ts'
import { rewritten } from '#server/views/report/parts/rewritten.ts'
import type { ChartBlock, ReportChart } from '#server/views/report/report-model.ts'
import type { At, Box, Pen, Point } from '../paper/pen.ts'
import { put, setLines } from '../paper/set-text.ts'
import type { Laid, Sheet } from '../paper/sheet.ts'
import { breakLines } from '../text/break-lines.ts'
import { printed, widthOf } from '../text/faces.ts'
import { legible } from '../text/legible-text.ts'
import { STYLES, type TextStyle } from '../text/styles.ts'
import { layTitle, layWords } from './block-parts.ts'

const HATCH_WIDTH = 1.5
/** 5 across the lines, so this far apart along an axis. */
const HATCH_STEP = 5 * Math.SQRT2

/** Lines at 45° over the page’s own origin, so that neighbouring boxes join without a seam. */
function hatch(pen: Pen, { box, colour }: { box: Box; colour: ColourToken }): void {
	const { x, y, width, height } = box
	if (width <= 0 || height <= 0) return
	const strokes: (readonly Point[])[] = []
	for (let sum = Math.ceil((x + y) / HATCH_STEP) * HATCH_STEP; sum < x + width + y + height; sum += HATCH_STEP) {
		const from = Math.max(x, sum - (y + height))
		const to = Math.min(x + width, sum - y)
		strokes.push([
			[from - 1, sum - from + 1],
			[to + 1, sum - to - 1],
		])
	}
	pen.shape({ kind: 'rect', ...box }, { fill: 'surface' })
	pen.within({ clip: box }, () => pen.shape({ kind: 'strokes', strokes }, { stroke: colour, weight: HATCH_WIDTH }))
}

const boxOf = ({ x, y, width, height }: Box): Box => ({ x, y, width, height })

function paintRect(pen: Pen, shape: RectShape): void {
	if (shape.width <= 0 || shape.height <= 0) return
	const box = boxOf(shape)
	if (shape.hatch !== true) {
		pen.shape({ kind: 'rect', ...box, radius: shape.radius ?? 0 }, { fill: shape.fill, opacity: shape.opacity ?? 1 })
		return
	}
	hatch(pen, { box, colour: shape.fill })
	if (shape.stroke !== undefined) pen.shape({ kind: 'rect', ...box }, { stroke: shape.stroke, weight: 0.8 })
}

function paintPath(pen: Pen, shape: PathShape): void {
	const opacity = shape.opacity ?? 1
	if (shape.fill !== undefined)
		pen.shape({ kind: 'strokes', strokes: [shape.points], closed: true }, { fill: shape.fill, opacity })
	if (shape.stroke === undefined) return
	const [dash, space] = shape.dash ?? []
	pen.shape(
		{ kind: 'strokes', strokes: [shape.points] },
		{
			stroke: shape.stroke,
			weight: shape.strokeWidth ?? 1,
			opacity,
			...(dash !== undefined && { dash: [dash, space ?? dash] as const }),
		},
	)
}

const styleOf = ({ size, weight, fill }: TextShape): TextStyle => ({
	face: 'sans',
	weight,
	size,
	leading: size * 1.4,
	fill,
})

/** Where a text of the chart begins, and how wide it is. */
function spanOf(shape: TextShape): { readonly x: number; readonly width: number } {
	const width = widthOf(shape.text, styleOf(shape))
	const shift = shape.anchor === 'start' ? 0 : width * (shape.anchor === 'end' ? 1 : 0.5)
	return { x: shape.x - shift, width }
}

function paintText(sheet: Sheet, shape: TextShape): void {
	const style = styleOf(shape)
	if (shape.halo === true) {
		const { x: left, width } = spanOf(shape)
		const [x, y] = [left - 3, shape.y - shape.size * 0.86]
		// A veil instead of a rim: a rim would set every word twice, and readers would hear it twice.
		sheet.pen.shape(
			{ kind: 'rect', x, y, width: width + 6, height: shape.size * 1.18, radius: 2 },
			{ fill: 'surface', opacity: 0.82 },
		)
	}
	put(sheet, shape.text, { x: shape.x, y: shape.y, style, anchor: shape.anchor })
}

function paintShape(sheet: Sheet, shape: Shape): void {
	switch (shape.kind) {
		case 'rect':
			return paintRect(sheet.pen, shape)
		case 'path':
			return paintPath(sheet.pen, shape)
		case 'text':
			return paintText(sheet, shape)
		case 'dot':
			return sheet.pen.shape(
				{ kind: 'circle', x: shape.x, y: shape.y, radius: shape.radius },
				{ fill: shape.fill, ...(shape.stroke !== undefined && { stroke: shape.stroke, weight: 1.2 }) },
			)
	}
}

/** Paints the shapes a chart is made of, with its box’s corner at the point. */
function paintChart(sheet: Sheet, { geometry, at }: { geometry: ChartGeometry; at: At }): void {
	const { left, right } = geometry.shapes.reduce(
		(edges, shape) => {
			if (shape.kind !== 'text') return edges
			const { x, width } = spanOf(shape)
			return { left: Math.min(edges.left, x), right: Math.max(edges.right, x + width) }
		},
		{ left: 0, right: geometry.width },
	)
	// A chart does not measure its words: with long ones it is drawn smaller, so that all of it stands in its box.
	const scale = geometry.width / (right - left)
	sheet.pen.within({ x: at.x - left * scale, y: at.y, scale }, () => {
		for (const shape of geometry.shapes) paintShape(sheet, shape)
	})
}

const DASHES = { line: {}, dashed: { dash: [4, 3] }, dotted: { dash: [2, 3] } } as const

/** The sample in front of a key’s words: 14 wide, 9 high. */
function paintSample(pen: Pen, { entry, at }: { entry: KeyEntry; at: At }): void {
	const box = { x: at.x, y: at.y, width: 14, height: 9 }
	if (entry.look === 'hatch') return hatch(pen, { box, colour: entry.colour })
	if (entry.look === 'fill') return pen.shape({ kind: 'rect', ...box }, { fill: entry.colour })
	const line = [
		[box.x, box.y + 4.5],
		[box.x + box.width, box.y + 4.5],
	] as const
	pen.shape({ kind: 'strokes', strokes: [line] }, { stroke: entry.colour, weight: 2, ...DASHES[entry.look] })
}

const { caption, source } = STYLES
const NUMBER: TextStyle = { ...caption, weight: 500 }
const KEY: TextStyle = { ...caption, fill: 'ink-2' }
const SAMPLE = 20
const BETWEEN = 16
const KEY_ROW = 16

type KeyRow = readonly { readonly entry: KeyEntry; readonly x: number }[]

function keyRows(geometry: ChartGeometry, width: number): readonly KeyRow[] {
	const rows: { entry: KeyEntry; x: number }[][] = []
	let x = Infinity
	for (const entry of geometry.key) {
		const wide = SAMPLE + widthOf(entry.text, caption)
		if (x + wide > width) {
			rows.push([])
			x = 0
		}
		rows.at(-1)?.push({ entry, x })
		x += wide + BETWEEN
	}
	return rows
}

function paintKey(sheet: Sheet, { rows, at }: { rows: readonly KeyRow[]; at: At }): void {
	rows.forEach((row, line) => {
		const top = at.y + line * KEY_ROW
		for (const { entry, x: shift } of row) {
			paintSample(sheet.pen, { entry, at: { x: at.x + shift, y: top + 3 } })
			put(sheet, entry.text, { x: at.x + shift + SAMPLE, y: top + 11.5, style: KEY })
		}
	})
}

/** A page that is fitted asks for a chart at many heights. */
const known = new WeakMap<ReportChart, ReportChart>()

/** A chart counts the letters of its words: it is given those that are printed. */
function printedChart(chart: ReportChart): ReportChart {
	const before = known.get(chart)
	if (before !== undefined) return before
	const given = rewritten(chart, (value) => (typeof value === 'string' ? printed(value) : value))
	known.set(chart, given)
	return given
}

function layPlot({ block, width, height }: { block: ChartBlock; width: number; height: number }): Laid {
	const geometry = reportGeometry({ chart: printedChart(block.chart), width, height })
	const rows = keyRows(geometry, width)
	const total = geometry.height + rows.length * KEY_ROW + (rows.length > 0 ? 4 : 0)
	return {
		height: total,
		draw: (sheet, at) => {
			paintChart(sheet, { geometry, at })
			paintKey(sheet, { rows, at: { x: at.x, y: at.y + geometry.height + 4 } })
		},
	}
}

/** Number and finding, measure, the chart, its key, its source. */
export function layChart({ block, width, height }: { block: ChartBlock; width: number; height: number }): Laid {
	const from = block.chart.type === 'map' ? block.source : `${block.source} Source: Strata engine.`.trim()
	const lead = { text: `Figure ${block.number}. `, style: NUMBER }
	const untagged = (_sheet: Sheet, draw: () => void) => draw()
	const title = layTitle({ lead, words: block.title, width, below: 0, tagged: untagged })
	const measure = breakLines([{ text: block.measure, style: caption }], width)
	const plot = layPlot({ block, width, height })
	const words = layWords({ text: from, style: source, width })
	const above = title.height + measure.length * caption.leading + 6
	return {
		height: above + plot.height + 3 + words.height,
		draw: (sheet, at) => {
			const box = { x: at.x, y: at.y + above, width, height: plot.height }
			sheet.tags.figure(
				() => plot.draw(sheet, box),
				() => {
					title.draw(sheet, at)
					setLines(sheet, { lines: measure, style: caption, at: { x: at.x, y: at.y + title.height } })
				},
				{ alt: legible(block.alt), box },
			)
			words.draw(sheet, { x: at.x, y: box.y + plot.height + 3 })
		},
	}
}
