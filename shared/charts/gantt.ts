import { itemsOf, type GanttLine, type GanttModel, type GanttRow } from './gantt-model.ts'
import { shortMonth, yearOf } from '#shared/formats/months.ts'
import { barShapes, ghostShape, linkShapes } from './gantt-bars.ts'
import {
	BAR,
	HEAD,
	layGantt,
	paperName,
	SMALL_LEADING,
	type GanttForm,
	type GanttSize,
	type NameColumn,
	type PlacedLine,
	type X,
} from './gantt-layout.ts'
import { lineAt, textAt, type ChartGeometry, type KeyEntry, type Shape } from './geometry.ts'

/** Characters of a name that fit above its bar. */
const NAME_LENGTH = 27
/** Between a line and what is written beside it. */
const GAP = 4
/** Room that a year takes, and a word such as «status». */
const WORD = 28
const QUARTERS = ['01', '04', '07', '10']
const isNewYear = (month: string, index: number) => month.endsWith('-01') || index === 0

type Grid = {
	readonly model: GanttModel
	readonly x: X
	readonly month: number
	readonly bottom: number
	readonly form: GanttForm
}

/** Years always; quarters where there is room; months where there is much of it. */
function gridShapes({ model, x, month: wide, bottom, form }: Grid): readonly Shape[] {
	return model.months.flatMap((month, index): Shape[] => {
		const number = month.slice(5)
		const newYear = isNewYear(month, index)
		const quarter = QUARTERS.indexOf(number)
		const byMonth = wide > 24
		if (!newYear && !byMonth && (quarter < 0 || wide < 3)) return []
		const name = byMonth ? shortMonth(month).slice(0, 3) : quarter < 0 ? '' : `Q${quarter + 1}`
		return [
			lineAt([x(index), newYear ? 0 : HEAD], [x(index), bottom], { stroke: newYear ? 'line' : 'hair', strokeWidth: 1 }),
			...(newYear ? [textAt([x(index) + GAP, 12], String(yearOf(month)), { fill: 'ink', weight: 500 })] : []),
			...(name !== '' && wide > 26 / 3 && form !== 'above' ? [textAt([x(index) + GAP, 25], name)] : []),
		]
	})
}

function headShapes({ line, y, height }: PlacedLine, form: GanttForm, width: number): readonly Shape[] {
	if (line.kind === 'item') return []
	const ground: Shape = { kind: 'rect', x: 0, y, width, height, fill: 'sunken' }
	if (form === 'beside') return [ground]
	const { layer } = line
	const dot: readonly Shape[] =
		layer === null ? [] : [{ kind: 'rect', x: 0, y: y + height / 2 - 4, width: 8, height: 8, fill: layer, radius: 2 }]
	const name = textAt([layer === null ? 0 : 14, y + height / 2 + 4], line.name, { fill: 'ink', weight: 600 })
	return [ground, ...dot, name]
}

function paperShapes(
	name: string,
	{ y, column }: { readonly y: number; readonly column: NameColumn },
): readonly Shape[] {
	const { lines, isSmall } = paperName(name, column)
	if (!isSmall) return lines.map((line) => textAt([0, y + 14], line, { fill: 'ink' }))
	return lines.map((line, index) => textAt([0, y + 9 + SMALL_LEADING * index], line, { fill: 'ink', size: 9 }))
}

/** What is written at or above a bar. */
function nameShapes(
	row: GanttRow,
	{ y, height, form, width, column }: { y: number; height: number; form: GanttForm; width: number; column: NameColumn },
) {
	const rule = lineAt([0, y + height - 0.5], [width, y + height - 0.5], { stroke: 'hair', strokeWidth: 1 })
	if (form === 'beside') return [rule]
	if (form === 'paper') return [rule, ...paperShapes(row.name, { y, column })]
	const short = row.name.length > NAME_LENGTH ? `${row.name.slice(0, NAME_LENGTH - 1)}…` : row.name
	const late = row.delayMonths > 0
	return [
		textAt([0, y + 14], short, { fill: 'ink', weight: 500, size: 12, halo: true }),
		textAt([width, y + 14], row.note === '' ? row.statusText : row.note, {
			fill: late ? 'failing' : 'ink-3',
			weight: 500,
			anchor: 'end',
			halo: true,
		}),
	]
}

function keyOf(model: GanttModel): readonly KeyEntry[] {
	const rows = itemsOf(model)
	const some = (found: boolean, entry: KeyEntry) => (found ? [entry] : [])
	const has = (test: (row: GanttRow) => boolean) => rows.some(test)
	return [
		{ look: 'fill', colour: 'infrastructure', text: 'Resource-leveled' },
		{ look: 'line', colour: 'line-strong', text: 'As planned' },
		...some(
			has(({ delayMonths }) => delayMonths > 0),
			{ look: 'hatch', colour: 'failing', text: 'Slip' },
		),
		...some(
			has(({ done }) => (done ?? 0) > 0),
			{ look: 'line', colour: 'ink', text: 'Done so far' },
		),
		...some(model.targets.length > 0, {
			look: 'line',
			colour: model.targets.some(({ isLate }) => isLate) ? 'failing' : 'ok',
			text: 'Target',
		}),
		...some(Object.keys(model.behind).length > 0, { look: 'dashed', colour: 'ink-2', text: 'In the other scenario' }),
	]
}

type Span = readonly [from: number, to: number]

/** Where a word at a vertical line covers no other: over the line, else before or behind it, else behind another; null where they stand too close. */
function clearOf(at: number, words: readonly Span[]) {
	const beside = words.filter(([from]) => Math.abs(from - GAP - at) < GAP + WORD)
	const places = [
		{ anchor: 'middle', from: at - WORD / 2, x: at },
		{ anchor: 'end', from: at - GAP - WORD, x: at - GAP },
		...[at, ...beside.map(([, to]) => to - GAP + 1)].map(
			(line) => ({ anchor: 'start', from: line + GAP, x: line + GAP }) as const,
		),
	] as const
	return places.find(({ from }) => words.every(([left, right]) => from > right || from + WORD < left)) ?? null
}
/** Lines of words above the bars: years, and under them quarters, which have no room where years are close. */
const [YEARS_AT, QUARTERS_AT] = [12, 25]

type TimeShapesParams = GanttSize & { readonly today: string | null; readonly selected?: string | null }

type TimeMark = {
	readonly month: string | null
	readonly text: string
	readonly dash?: readonly number[]
	readonly ink: string
}

/** Vertical lines at today, at the month the plan is looked at from, and at the dates that were asked for. */
function timeShapes({ model, today, form }: TimeShapesParams, x: X, bottom: number): readonly Shape[] {
	const marks: readonly TimeMark[] = [
		{ month: today, text: 'today', dash: [2, 3], ink: 'ink-2' },
		...(model.status === today ? [] : [{ month: model.status, text: 'status', dash: [6, 3], ink: 'ink-2' }]),
		...model.targets.map(({ month, isLate }) => ({ month, text: 'target', ink: isLate ? 'failing' : 'ok' })),
	]
	const words: Span[] = model.months.flatMap((name, index) =>
		isNewYear(name, index) ? [[x(index) + GAP, x(index) + GAP + WORD] as const] : [],
	)
	return marks.flatMap(({ month, text, dash, ink }): readonly Shape[] => {
		const index = month === null ? -1 : model.months.indexOf(month)
		if (index < 0) return []
		const at = x(index + 0.5)
		const clear = form === 'above' ? null : clearOf(at, words)
		if (clear !== null) words.push([clear.from, clear.from + WORD])
		const place = clear ?? { anchor: 'middle' as const, x: at }
		return [
			lineAt([at, HEAD], [at, bottom], { stroke: ink, strokeWidth: 1, ...(dash && { dash }) }),
			textAt([place.x, clear === null ? QUARTERS_AT : YEARS_AT], text, {
				fill: ink,
				anchor: place.anchor,
				size: 10,
				halo: true,
			}),
		]
	})
}

/** Bars of the schedule: solid as levelled, a grey rule as planned, red hatch for the slip, a dark core for what is done. */
export function drawGantt(asked: TimeShapesParams): ChartGeometry {
	const { model, form, width, selected = null } = asked
	const { x, lines, column, bottom, month } = layGantt(asked)
	const { down, tall } = BAR[form]
	const isSelected = (line: GanttLine) => line.kind === 'item' && line.row.ref === selected
	return {
		width,
		height: bottom + 4,
		shapes: [
			...lines.flatMap((line) => headShapes(line, form, width).slice(0, 1)),
			...lines.flatMap(({ line, y, height }): readonly Shape[] =>
				isSelected(line) ? [{ kind: 'rect', x: 0, y, width, height: height - 1, fill: 'select' }] : [],
			),
			...gridShapes({ model, x, month, bottom, form }),
			...lines.flatMap((line) => headShapes(line, form, width).slice(1)),
			...linkShapes(model, { lines, x, selected }),
			...lines.flatMap(({ line, y, height }): readonly Shape[] => {
				if (line.kind !== 'item') return []
				const { row } = line
				const ghost = model.behind[row.ref]
				return [
					...nameShapes(row, { y, height, form, width, column }),
					...(ghost ? [ghostShape([x(ghost[0]), x(ghost[1])], y + down, tall)] : []),
					...barShapes({ row, y: y + down, x, right: width, form }),
				]
			}),
			...timeShapes(asked, x, bottom),
		],
		key: keyOf(model),
		plot: { x: x(0), y: HEAD, width: x(model.months.length) - x(0), height: bottom - HEAD },
	}
}

/** The months above the bars alone: they stay in view while the bars scroll under them. */
export function monthsOf(drawn: ChartGeometry): ChartGeometry {
	const isAbove = (shape: Shape) =>
		shape.kind === 'text' ? shape.y < HEAD : shape.kind === 'path' && shape.points.some(([, y]) => y === 0)
	return { ...drawn, height: HEAD, shapes: drawn.shapes.filter(isAbove) }
}
