import type { GanttModel, GanttRow } from './gantt-model.ts'
import { BAR, type GanttForm, type PlacedLine, type X } from './gantt-layout.ts'
import { lineAt, textAt, type ColourToken, type Shape } from './geometry.ts'

export type BarPlace = {
	readonly row: GanttRow
	/** top of the bar */
	readonly y: number
	readonly x: X
	readonly right: number
	readonly form: GanttForm
}

const NOTE_COLOURS = { ok: 'ink-3', tight: 'tight', failing: 'failing' } as const
const DIAMOND = 5
/** What a letter of a note takes at most on average, and so many of one still tell by how much. */
const LETTER_PX = 5.8
const LEAST_LETTERS = 10

function diamond([x, y]: readonly [number, number], fill: ColourToken, stroke: ColourToken): Shape {
	const points = [
		[x, y - DIAMOND],
		[x + DIAMOND, y],
		[x, y + DIAMOND],
		[x - DIAMOND, y],
		[x, y - DIAMOND],
	] as const
	return { kind: 'path', points, fill, stroke, strokeWidth: 1.2 }
}

/** Dates without length, and what is bought: a diamond for the date to order, a thin line for the wait. */
function pointShapes({ row, y, x, form }: BarPlace): readonly Shape[] | null {
	const middle = y + BAR[form].tall / 2
	if (row.kind === 'milestone') return [diamond([x(row.start + 0.5), middle], 'ink', 'ink')]
	if (row.kind === 'equipment' || row.kind === 'purchase') {
		const colour = row.status === 'ok' ? 'ink-2' : row.status
		const open = row.kind === 'equipment'
		const dash = open ? { dash: [4, 3] } : {}
		return [
			lineAt([x(row.start), middle], [x(row.end), middle], { stroke: 'line-strong', strokeWidth: 4, ...dash }),
			...(row.start < 0 ? [] : [diamond([x(row.start), middle], open ? 'surface' : colour, colour)]),
		]
	}
	return row.end <= row.start ? [diamond([x(row.end), middle], row.layer, row.layer)] : null
}

function workShapes({ row, y, x, form }: BarPlace): readonly Shape[] {
	const { tall } = BAR[form]
	const [start, planned, end] = [x(row.start), x(row.plannedEnd), x(row.end)]
	const done = Math.min(planned, end)
	const slip = end - Math.max(start, planned)
	const middle = y + tall / 2
	const bar = { kind: 'rect', x: start, y, width: done - start, height: tall, fill: row.layer, radius: 1.5 } as const
	const shapes: (Shape | null)[] = [
		row.lead !== null && row.lead < row.start
			? lineAt([x(row.lead), middle], [start, middle], { stroke: row.layer, strokeWidth: 1.5, dash: [2, 3] })
			: null,
		done > start ? { ...bar, ...(row.floatMonths === 0 && { stroke: 'ink' }) } : null,
		{
			kind: 'rect',
			x: x(row.plannedStart),
			y: y + tall + 2.5,
			width: Math.max(0, planned - x(row.plannedStart)),
			height: 2.5,
			fill: 'line-strong',
			opacity: 0.6,
		},
		slip > 0.5
			? {
					kind: 'rect',
					x: Math.max(start, planned),
					y,
					width: slip,
					height: tall,
					fill: 'failing',
					hatch: true,
					stroke: 'failing',
				}
			: null,
		row.done !== null && row.done > 0
			? { kind: 'rect', x: start, y: y + tall / 2 - 1.5, width: (end - start) * row.done, height: 3, fill: 'ink' }
			: null,
	]
	return shapes.filter((shape) => shape !== null)
}

function noteShapes({ row, y, x, right, form }: BarPlace): readonly Shape[] {
	const reach = x(Math.max(row.end, row.late ?? 0))
	const middle = y + BAR[form].tall / 2
	const whisker =
		row.late !== null && row.late > row.end
			? [lineAt([x(row.end), middle], [reach, middle], { stroke: row.layer, strokeWidth: 1.2, dash: [1, 2] })]
			: []
	if (row.note === '' || form === 'above') return whisker
	const room = Math.floor((right - reach - 8) / LETTER_PX)
	// Paper can't be pointed at: what is written there is whole.
	const fits = room >= row.note.length || (form !== 'paper' && room >= LEAST_LETTERS)
	const text = fits && row.note.length > room ? `${row.note.slice(0, room - 1).trimEnd()}…` : row.note
	return [
		...whisker,
		textAt([fits ? reach + 6 : reach - 6, middle + 4], text, {
			fill: NOTE_COLOURS[row.status],
			weight: row.status === 'ok' ? 400 : 500,
			anchor: fits ? 'start' : 'end',
			halo: true,
		}),
	]
}

export function barShapes(place: BarPlace): readonly Shape[] {
	return [...(pointShapes(place) ?? workShapes(place)), ...noteShapes(place)]
}

/** Where the same thing stands in another scenario: an empty dashed bar around. */
export function ghostShape([from, to]: readonly [number, number], y: number, tall: number): Shape {
	const points = [
		[from, y - 2],
		[to, y - 2],
		[to, y + tall + 2],
		[from, y + tall + 2],
		[from, y - 2],
	] as const
	return { kind: 'path', points, stroke: 'ink-2', strokeWidth: 1, dash: [3, 2] }
}

/** From the end of what comes first down or up to what waits for it; those of purchases only where they decide. */
export function linkShapes(
	{ links }: GanttModel,
	{ lines, x, selected }: { readonly lines: readonly PlacedLine[]; readonly x: X; readonly selected: string | null },
): readonly Shape[] {
	const places = new Map(
		lines.flatMap(({ line, y, height }) =>
			line.kind === 'item' ? [[line.row.ref, { row: line.row, y, height }]] : [],
		),
	)
	return links.flatMap(({ from, to, critical }): readonly Shape[] => {
		const [first, next] = [places.get(from), places.get(to)]
		const shown = critical || from === selected || to === selected || first?.row.kind === 'phase'
		if (!first || !next || !shown) return []
		const down = next.y > first.y
		const x0 = x(first.row.end)
		const x1 = Math.max(x(next.row.start), Math.min(x0 + 3, x(next.row.end)))
		const y0 = first.y + first.height / 2 - 2
		const y1 = down ? next.y + 2 : next.y + next.height - 6
		const stroke = critical ? 'ink' : 'ink-3'
		const tip = down ? -4 : 4
		return [
			{
				kind: 'path',
				points: [
					[x0, y0],
					[x1, y0],
					[x1, y1],
				],
				stroke,
				strokeWidth: critical ? 1.4 : 1,
			},
			{
				kind: 'path',
				points: [
					[x1 - 3, y1 + tip],
					[x1 + 3, y1 + tip],
					[x1, y1],
				],
				fill: stroke,
			},
		]
	})
}
