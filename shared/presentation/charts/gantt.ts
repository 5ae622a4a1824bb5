import type { GanttModel, GanttRow } from '../pages/schedule-view.ts'
import { yearOf } from '../wording/months.ts'
import { lineAt, textAt } from './geometry.ts'
import type { ChartGeometry, Shape } from './geometry.ts'
import { linear } from './scale.ts'

/** beside: bars only, rows as tall as the table's. above: phones, name and cause above each bar. paper: names at the left. */
export type GanttForm = 'beside' | 'above' | 'paper'
const HEAD = 30
const GROUP = { beside: 20, above: 24, paper: 20 } as const
const ROW = { beside: 23, above: 40, paper: 21 } as const
const BAR = { beside: { down: 4, tall: 11 }, above: { down: 20, tall: 11 }, paper: { down: 4, tall: 9 } } as const
/** Room for names on paper, and the characters that fit it. */
const NAMES = 168
const NAME_LENGTH = 27
/** Room at the right of the bars for «+5 mo electricians». */
const LABELS = 120

type X = (index: number) => number

function quarterGrid({
	model,
	x,
	height,
	form,
}: {
	model: GanttModel
	x: X
	height: number
	form: GanttForm
}): readonly Shape[] {
	return model.months.flatMap((month, index): Shape[] => {
		const number = month.slice(5)
		const newYear = number === '01' || index === 0
		const quarter = ['01', '04', '07', '10'].indexOf(number)
		const wideEnough = x(3) - x(0) > 26
		if (!newYear && quarter < 0) return []
		return [
			lineAt([x(index), newYear ? 0 : HEAD], [x(index), height], { stroke: newYear ? 'line' : 'hair', strokeWidth: 1 }),
			...(newYear ? [textAt([x(index) + 4, 12], String(yearOf(month)), { fill: 'ink', weight: 500 })] : []),
			...(quarter >= 0 && wideEnough && form !== 'above' ? [textAt([x(index) + 4, 25], `Q${quarter + 1}`)] : []),
		]
	})
}

function barShapes({
	row,
	y,
	x,
	right,
	form,
}: {
	row: GanttRow
	y: number
	x: X
	right: number
	form: GanttForm
}): readonly Shape[] {
	const { tall } = BAR[form]
	const at = (index: number) => Math.min(right, Math.max(x(0), x(index)))
	const [start, planned, end] = [at(row.start), at(row.plannedEnd), at(row.end)]
	const done = Math.min(planned, end)
	const slip = end - Math.max(start, planned)
	return [
		...(done > start
			? [{ kind: 'rect' as const, x: start, y, width: done - start, height: tall, fill: row.layer, radius: 1.5 }]
			: []),
		{
			kind: 'rect',
			x: at(row.plannedStart),
			y: y + tall + 2.5,
			width: Math.max(0, planned - at(row.plannedStart)),
			height: 2.5,
			fill: 'line-strong',
			opacity: 0.6,
		},
		...(slip > 0.5
			? [
					{
						kind: 'rect' as const,
						x: Math.max(start, planned),
						y,
						width: slip,
						height: tall,
						fill: 'failing',
						hatch: true as const,
						stroke: 'failing',
					},
				]
			: []),
		...(form !== 'above' && row.delayMonths > 0 ? slipLabel({ row, end, y: y + tall / 2 + 4, right }) : []),
	]
}

function slipLabel({ row, end, y, right }: { row: GanttRow; end: number; y: number; right: number }): readonly Shape[] {
	const text = `+${row.delayMonths} mo ${row.causeText}`.trim()
	const fits = right - end > text.length * 6.2 + 8
	return [
		textAt([fits ? end + 6 : end - 6, y], text, {
			fill: 'failing',
			weight: 500,
			anchor: fits ? 'start' : 'end',
			halo: true,
		}),
	]
}

/** Bars of the schedule: solid as levelled, a grey rule as planned, red hatch for the slip. */
export function drawGantt({
	model,
	form,
	width,
	today,
}: {
	model: GanttModel
	form: GanttForm
	width: number
	today: string | null
}): ChartGeometry {
	const x = linear(
		[0, Math.max(1, model.months.length)],
		[form === 'paper' ? NAMES : 0, form === 'paper' ? width - LABELS : width],
	)
	const row = ROW[form]
	const shapes: Shape[] = []
	let y = HEAD
	for (const group of model.groups) {
		shapes.push({ kind: 'rect', x: 0, y, width, height: GROUP[form], fill: 'sunken' })
		if (form !== 'beside')
			shapes.push(
				{ kind: 'rect', x: 0, y: y + GROUP[form] / 2 - 4, width: 8, height: 8, fill: group.layer, radius: 2 },
				textAt([14, y + GROUP[form] / 2 + 4], group.name, { fill: 'ink', weight: 600 }),
			)
		y += GROUP[form]
		for (const entry of group.rows) {
			if (form !== 'above')
				shapes.push(lineAt([0, y + row - 0.5], [width, y + row - 0.5], { stroke: 'hair', strokeWidth: 1 }))
			if (form === 'paper')
				shapes.push(
					textAt(
						[0, y + 14],
						entry.name.length > NAME_LENGTH ? `${entry.name.slice(0, NAME_LENGTH - 1)}…` : entry.name,
						{
							fill: 'ink',
						},
					),
				)
			if (form === 'above') {
				shapes.push(textAt([0, y + 14], entry.name, { fill: 'ink', weight: 500, size: 12, halo: true }))
				shapes.push(
					textAt(
						[width, y + 14],
						entry.delayMonths > 0 ? `+${entry.delayMonths} mo ${entry.causeText}` : entry.statusText,
						{ fill: entry.delayMonths > 0 ? 'failing' : 'ink-3', weight: 500, anchor: 'end', halo: true },
					),
				)
			}
			shapes.push(...barShapes({ row: entry, y: y + BAR[form].down, x, right: width, form }))
			y += row
		}
	}
	const grid = quarterGrid({ model, x, height: y, form })
	const index = today === null ? -1 : model.months.indexOf(today)
	if (index >= 0)
		shapes.push(lineAt([x(index + 0.5), HEAD], [x(index + 0.5), y], { stroke: 'ink-2', strokeWidth: 1, dash: [2, 3] }))
	return {
		width,
		height: y + 4,
		shapes: [
			...shapes.filter((shape) => shape.kind === 'rect' && shape.fill === 'sunken'),
			...grid,
			...shapes.filter((shape) => !(shape.kind === 'rect' && shape.fill === 'sunken')),
		],
		key: [
			{ look: 'fill', colour: 'infrastructure', text: 'As the labour market allows' },
			{ look: 'line', colour: 'line-strong', text: 'As planned' },
			{ look: 'hatch', colour: 'failing', text: 'Slip' },
		],
		plot: { x: x(0), y: HEAD, width: x(model.months.length) - x(0), height: y - HEAD },
	}
}
