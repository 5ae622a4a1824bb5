import type { Figure } from '#shared/formats/key-figure.ts'
import { formatFigure } from '#shared/units/format.ts'
import {
	type ChartGeometry,
	type ChartTable,
	type ColourToken,
	lineAt,
	type OpenPlace,
	type Shape,
	textAt,
} from '../geometry.ts'
import { lettersIn } from '../letters.ts'
import { linear, ticksBetween } from '../scale.ts'

type BuildUpLine = { readonly name: string; readonly colour: ColourToken; readonly figure: Figure }
/** What a megawatt costs here, beside what others have paid for one. */
export type CostBand = {
	readonly name: string
	/** «Dallas, 2024» */
	readonly of: string
	readonly unit: string
	readonly low: number
	readonly high: number
	readonly middle: number
	readonly value: number
	readonly figure: Figure
}
/** Lines that add up to a total, each from where the one above it ends. */
export type BuildUpModel = {
	readonly unit: string
	readonly lines: readonly BuildUpLine[]
	readonly total: Omit<BuildUpLine, 'colour'>
	readonly band: CostBand | null
}

const [ROW, NARROW_ROW, BAR, BAND] = [24, 34, 12, 52]
const NARROW = 400
const [LETTER, FIGURE_LETTER] = [6.4, 7.2]

type BuildUpDrawing = {
	readonly model: BuildUpModel
	readonly width: number
	readonly left: number
	readonly right: number
	readonly pitch: number
	readonly narrow: boolean
}

function drawingOf(model: BuildUpModel, width: number): BuildUpDrawing {
	const narrow = width < NARROW
	const names = [...model.lines, model.total].map(({ name }) => lettersIn(name) * LETTER + 10)
	const shown = [...model.lines, model.total].map(({ figure }) => lettersIn(figure.text) * FIGURE_LETTER + 10)
	return {
		...{ model, width, narrow },
		left: narrow ? 0 : Math.min(width * 0.44, Math.max(0, ...names)),
		right: width - Math.max(44, ...shown),
		pitch: narrow ? NARROW_ROW : ROW,
	}
}

const yOf = ({ pitch, narrow }: BuildUpDrawing, row: number) => row * pitch + (narrow ? 18 : 4)

function rowShapes(drawing: BuildUpDrawing, row: number, { name, figure }: Omit<BuildUpLine, 'colour'>): Shape[] {
	const y = yOf(drawing, row)
	const weight = row === drawing.model.lines.length ? 600 : 400
	return [
		textAt([0, drawing.narrow ? y - 4 : y + 10], name, { fill: 'ink', size: 12, weight }),
		textAt([drawing.width, y + 10], figure.text, { fill: 'ink', size: 12, weight, anchor: 'end' }),
	]
}

function lineShapes(drawing: BuildUpDrawing): readonly Shape[] {
	const { model, left, right, width } = drawing
	const x = linear([0, model.total.figure.value || 1], [left, right])
	let from = 0
	const lines = model.lines.flatMap((line, row): Shape[] => {
		const y = yOf(drawing, row)
		const start = from
		from += line.figure.value ?? 0
		return [
			...(row === 0
				? []
				: [lineAt([x(start), y - drawing.pitch + BAR], [x(start), y], { stroke: 'line-strong', strokeWidth: 1 })]),
			{ kind: 'rect', x: x(start), y, width: Math.max(1, x(from) - x(start)), height: BAR, fill: line.colour },
			...rowShapes(drawing, row, line),
		]
	})
	const foot = model.lines.length
	const y = yOf(drawing, foot)
	return [
		...lines,
		lineAt([0, y - 5 - (drawing.narrow ? 12 : 0)], [width, y - 5 - (drawing.narrow ? 12 : 0)], {
			stroke: 'line-strong',
			strokeWidth: 1,
		}),
		{ kind: 'rect', x: left, y, width: Math.max(1, right - left), height: BAR, fill: 'ink' },
		...rowShapes(drawing, foot, model.total),
	]
}

/** The published band pale, its middle a tick, the plan a diamond. */
function bandShapes(drawing: BuildUpDrawing, band: CostBand): readonly Shape[] {
	const { left, right, width, narrow } = drawing
	const y = yOf(drawing, drawing.model.lines.length + 1) + 6
	const start = narrow ? 0 : left
	const ticks = ticksBetween(0, Math.max(band.high, band.value))
	const x = linear([0, ticks.at(-1) ?? 1], [start, right])
	const [at, middle] = [x(band.value), y + BAR / 2]
	return [
		textAt([0, narrow ? y - 6 : y + 10], band.name, { fill: 'ink', size: 12 }),
		...(narrow ? [] : [textAt([0, y + 25], band.of)]),
		{ kind: 'rect', x: x(band.low), y, width: x(band.high) - x(band.low), height: BAR, fill: 'infrastructure-soft' },
		lineAt([x(band.middle), y], [x(band.middle), y + BAR], { stroke: 'infrastructure', strokeWidth: 2 }),
		{
			...{ kind: 'path', fill: 'ink' },
			points: [
				[at, middle - 6],
				[at + 6, middle],
				[at, middle + 6],
				[at - 6, middle],
			],
		},
		...ticks.map((tick) => textAt([x(tick), y + 25], formatFigure(tick, { digits: 3 }), { anchor: 'middle' })),
		textAt([width, y + 10], band.figure.text, { fill: 'ink', size: 12, weight: 600, anchor: 'end' }),
	]
}

function placesOf(drawing: BuildUpDrawing): readonly OpenPlace[] {
	const { model, width, pitch, narrow } = drawing
	const rows = [...model.lines, model.total].map(({ name, figure }, row) => ({ name, figure, row }))
	const band = model.band === null ? [] : [{ ...model.band, row: rows.length + 0.3 }]
	return [...rows, ...band].map(({ name, figure, row }) => ({
		...{ name: `${name}: ${figure.text}`, why: figure.why },
		...{ x: 0, y: yOf(drawing, row) - (narrow ? 16 : 4), width, height: pitch },
	}))
}

/** A waterfall from nothing to all of it, and below it what a megawatt comes to beside its band. */
export function drawBuildUp({ model, width }: { model: BuildUpModel; width: number }): ChartGeometry {
	const drawing = drawingOf(model, width)
	const height = yOf(drawing, model.lines.length + 1) + (model.band === null ? 0 : BAND)
	return {
		width,
		height,
		shapes: [...lineShapes(drawing), ...(model.band === null ? [] : bandShapes(drawing, model.band))],
		key:
			model.band === null
				? []
				: [
						{ look: 'fill', colour: 'infrastructure-soft', text: `Published: ${model.band.of}` },
						{ look: 'line', colour: 'ink', text: 'This plan (diamond)' },
					],
		plot: { x: drawing.left, y: 0, width: drawing.right - drawing.left, height },
		places: placesOf(drawing),
	}
}

export function buildUpTable({ lines, total, unit, band }: BuildUpModel): ChartTable {
	const rows = [...lines, total, ...(band === null ? [] : [band])]
	return {
		head: ['Part', unit],
		rows: rows.map(({ name, figure }) => [name, figure.text]),
		opens: rows.map(({ figure }) => [null, figure.why]),
	}
}
