import type { Layer } from '#shared/layers.ts'
import type { SparseSeries } from '#shared/series.ts'
import { formatFigure } from '#shared/units/format.ts'
import { shortMonth } from '#shared/formats/months.ts'
import { type ChartGeometry, type ChartTable, type KeyEntry, lineAt, type Shape, textAt } from '../geometry.ts'
import { monthLines, STATUS_KEY } from '../months/month-lines.ts'
import { linear, stepLines, ticksTo, yearTicksFor } from '../scale.ts'

type FanLimit = { readonly layer: Layer; readonly name: string; readonly shares: readonly number[] }

/** What is delivered month by month over all draws, and below it the chance that each layer limits. */
export type FanModel = {
	readonly months: readonly string[]
	readonly unit: string
	readonly p10: SparseSeries
	readonly p50: SparseSeries
	readonly p90: SparseSeries
	readonly asEntered: SparseSeries
	/** null: none is stated, or it lies behind the plan */
	readonly target: { readonly index: number; readonly value: number; readonly text: string } | null
	readonly status: string | null
	/** layers that limit in any draw, in the order they are stacked; what is left to 1 limits nothing */
	readonly limits: readonly FanLimit[]
	/** the month in which a layer most often limits */
	readonly worst: { readonly layer: Layer; readonly text: string } | null
}

type FanFrame = Readonly<Record<'left' | 'right' | 'top' | 'middle' | 'chance' | 'bottom', number>>
type FanDrawing = {
	readonly model: FanModel
	readonly frame: FanFrame
	readonly x: (index: number) => number
	readonly y: (value: number) => number
	readonly ticks: readonly number[]
}

const WIDE = 520
/** of the label of a year */
const YEAR_WIDTH = 20
const GUTTER = 118
const [HEAD, BETWEEN, CHANCE, FOOT] = [24, 30, 96, 22]

function frameFor(width: number, height: number): FanFrame {
	const bottom = height - FOOT
	const chance = bottom - CHANCE
	return { left: 44, right: width - (width >= WIDE ? GUTTER : 6), top: HEAD, middle: chance - BETWEEN, chance, bottom }
}

function axisShapes({ model, frame, x, y, ticks }: FanDrawing): readonly Shape[] {
	const years = yearTicksFor({ months: model.months, width: frame.right - frame.left, room: 40 })
	return [
		...ticks.flatMap((tick, index): Shape[] => [
			lineAt([frame.left, y(tick)], [frame.right, y(tick)], {
				stroke: index === 0 ? 'line-strong' : 'hair',
				strokeWidth: 1,
			}),
			textAt([frame.left - 6, y(tick) + 4], formatFigure(tick, { digits: 3 }), { anchor: 'end' }),
		]),
		...years.flatMap(({ year, index }) =>
			x(index) > frame.right - YEAR_WIDTH ? [] : [textAt([x(index), frame.bottom + 15], String(year))],
		),
		textAt([frame.left - 6, frame.chance + 8], '100%', { anchor: 'end' }),
		textAt([frame.left - 6, frame.bottom], '0', { anchor: 'end' }),
		textAt([frame.left, frame.chance - 7], 'Chance that a layer limits, by month', { fill: 'ink', weight: 600 }),
	]
}

/** From the least to the most that eight draws in ten deliver. */
function bandShapes({ model, x, y }: FanDrawing): readonly Shape[] {
	const upper = stepLines({ values: model.p90, x, y })
	const lower = stepLines({ values: model.p10, x, y })
	return upper.map((line, run) => ({
		kind: 'path',
		points: [...line, ...(lower[run] ?? []).toReversed()],
		fill: 'infrastructure-soft',
	}))
}

function lineShapes({ model, x, y }: FanDrawing): readonly Shape[] {
	const drawn = (values: SparseSeries, style: Parameters<typeof lineAt>[2]) =>
		stepLines({ values, x, y }).map((points): Shape => ({ kind: 'path', points, ...style }))
	return [
		...drawn(model.asEntered, { stroke: 'ink-2', strokeWidth: 1.2, dash: [3, 3] }),
		...drawn(model.p50, { stroke: 'infrastructure', strokeWidth: 2 }),
	]
}

function chanceShapes({ model, frame, x }: FanDrawing): readonly Shape[] {
	const height = linear([0, 1], [0, frame.bottom - frame.chance])
	const gap = x(1) - x(0) > 4 ? 1 : 0
	const pale: Shape = {
		...{ kind: 'rect', x: frame.left, y: frame.chance, fill: 'applications-soft' },
		...{ width: frame.right - frame.left, height: frame.bottom - frame.chance },
	}
	const base = model.months.map(() => frame.bottom)
	const bars = model.limits.flatMap(({ layer, shares }) =>
		shares.flatMap((share, index): Shape[] => {
			if (share <= 0) return []
			const y = (base[index] ?? frame.bottom) - height(share)
			base[index] = y
			const width = Math.max(0.6, x(index + 1) - x(index) - gap)
			return [{ kind: 'rect', x: x(index), y, width, height: height(share), fill: layer }]
		}),
	)
	return [pale, ...bars]
}

/** A red line through both panels, and a diamond upon what is to be there. */
function targetShapes({ model: { target }, frame, x, y }: FanDrawing): readonly Shape[] {
	if (target === null) return []
	const [at, up] = [x(target.index), y(target.value)]
	const isLate = at > (frame.left + frame.right) / 2
	return [
		lineAt([at, up], [at, frame.bottom], { stroke: 'failing', strokeWidth: 1.2 }),
		{ kind: 'path', points: diamond(at, up, 5), fill: 'failing' },
		textAt([isLate ? at - 8 : at + 8, Math.max(10, up - 9)], target.text, {
			...{ fill: 'failing', weight: 600, halo: true },
			anchor: isLate ? 'end' : 'start',
		}),
	]
}

export const diamond = (x: number, y: number, half: number): readonly (readonly [number, number])[] => [
	[x, y - half],
	[x + half, y],
	[x, y + half],
	[x - half, y],
]

function besideShapes({ model, frame, y }: FanDrawing, width: number): readonly Shape[] {
	if (width < WIDE) return []
	const last = model.p50.findLast((value) => value !== null) ?? null
	const left = frame.right + 8
	const worst = model.worst
	return [
		...(last === null
			? []
			: [
					textAt([left, y(last) + 4], `Even odds ${formatFigure(last, { digits: 3 })}`, {
						fill: 'infrastructure-ink',
						weight: 600,
					}),
				]),
		...(worst === null ? [] : [textAt([left, frame.chance + 12], worst.text, { fill: `${worst.layer}-ink` })]),
	]
}

function keyOf({ limits, months, status }: FanModel): readonly KeyEntry[] {
	return [
		{ look: 'line', colour: 'infrastructure', text: 'Even odds' },
		{ look: 'fill', colour: 'infrastructure-soft', text: 'P10–P90' },
		{ look: 'dashed', colour: 'ink-2', text: 'As entered' },
		...limits.map(({ layer, name }): KeyEntry => ({ look: 'fill', colour: layer, text: `${name} limit` })),
		{ look: 'fill', colour: 'applications-soft', text: 'Nothing short' },
		...(status !== null && months.includes(status) ? [STATUS_KEY] : []),
	]
}

/** The fan of what is delivered, and under it what limits: one axis of months for both. */
export function drawFan({ model, width, height }: { model: FanModel; width: number; height: number }): ChartGeometry {
	const frame = frameFor(width, height)
	const all = [...model.p90, ...model.asEntered, model.target?.value ?? 0].filter((value) => value !== null)
	const ticks = ticksTo(Math.max(0, ...all))
	const x = linear([0, Math.max(1, model.months.length)], [frame.left, frame.right])
	const y = linear([0, ticks.at(-1) ?? 1], [frame.middle, frame.top])
	const drawing: FanDrawing = { model, frame, x, y, ticks }
	return {
		width,
		height,
		shapes: [
			...axisShapes(drawing),
			...bandShapes(drawing),
			...lineShapes(drawing),
			...chanceShapes(drawing),
			...monthLines({ model, scales: { x }, frame }),
			...targetShapes(drawing),
			...besideShapes(drawing, width),
		],
		key: keyOf(model),
		plot: { x: frame.left, y: frame.top, width: frame.right - frame.left, height: frame.bottom - frame.top },
	}
}

const cell = (value: number | null | undefined): string =>
	value === null || value === undefined ? '–' : formatFigure(value, { digits: 3 })

/** The same by month, in words. */
export function fanTable(model: FanModel): ChartTable {
	return {
		head: ['Month', 'P10', 'P50', 'P90', 'As entered', ...model.limits.map(({ name }) => `${name} limit`)],
		rows: model.months.map((month, index) => [
			shortMonth(month),
			cell(model.p10[index]),
			cell(model.p50[index]),
			cell(model.p90[index]),
			cell(model.asEntered[index]),
			...model.limits.map(({ shares }) => `${String(Math.round((shares[index] ?? 0) * 100))}%`),
		]),
	}
}
