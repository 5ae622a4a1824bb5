import {
	type ChartGeometry,
	type ChartTable,
	type ColourToken,
	type KeyEntry,
	lineAt,
	type OpenPlace,
} from '../geometry.ts'
import { type Shape, textAt } from '../geometry.ts'
import { type ChartEvent, eventShapes } from '../months/events.ts'
import { linear, ticksBetween, yearTicksFor } from '../scale.ts'
import { lettersIn } from '../letters.ts'
import { formatFigure } from '#shared/units/format.ts'
import { periodName } from '#shared/formats/quarters.ts'
import type { WhyTarget } from '#shared/formats/key-figure.ts'

/** A part of what is paid or earned, period by period, never below nothing. */
export type CashPart = {
	readonly name: string
	/** of each period's months: no figure of the engine's own */
	readonly sums: readonly number[]
	readonly colour: ColourToken
	/** with what it comes to: «Chips $22.1 B» */
	readonly total: string
}
/** A point of the running total that is named: the deepest. */
type Deepest = { readonly index: number; readonly text: string }

/** What makes a period pay or earn more than the one before it. */
export type CashEvent = Pick<ChartEvent, 'index' | 'size' | 'text'> & { readonly rises: 'in' | 'out' }

/** Money in above the line and out below it, period by period, and below both what is tied up so far. */
export type CashBarsModel = {
	readonly periods: readonly string[]
	readonly unit: string
	readonly ins: readonly CashPart[]
	readonly outs: readonly CashPart[]
	readonly net: readonly number[]
	readonly running: readonly number[]
	readonly deepest: Deepest | null
	/** what makes a period stand out from the one before it */
	readonly events: readonly CashEvent[]
	/** the period that the plan is looked at from, by its place */
	readonly status: number | null
	/** what a period says under the pointer, and opens */
	readonly opens: readonly { readonly name: string; readonly why: WhyTarget }[]
}

const WIDE = 520
const [LEFT, FOOT, BETWEEN, TOP] = [44, 20, 30, 14]
const [LETTER, ROW] = [6.2, 15]
const MOST_GUTTER = 0.28
/** Of the height without head and foot: the bars. */
const BARS = 0.62

type CashDrawing = {
	readonly model: CashBarsModel
	readonly frame: Readonly<Record<'left' | 'right' | 'top' | 'middle' | 'below' | 'bottom', number>>
	readonly x: (index: number) => number
	readonly flow: { readonly y: (value: number) => number; readonly ticks: readonly number[] }
	readonly total: CashDrawing['flow']
	readonly wide: boolean
}

const sumAt = (parts: readonly CashPart[], index: number) =>
	parts.reduce((sum, { sums }) => sum + (sums[index] ?? 0), 0)
const figure = (value: number) => formatFigure(value, { digits: 3 })

function scaleOf(values: readonly number[], [bottom, top]: readonly [number, number]): CashDrawing['flow'] {
	const ticks = ticksBetween(Math.min(0, ...values), Math.max(0, ...values))
	return { y: linear([ticks[0] ?? 0, ticks.at(-1) ?? 1], [bottom, top]), ticks }
}

function drawingOf(model: CashBarsModel, width: number, height: number): CashDrawing {
	const wide = width >= WIDE
	const names = [...model.ins, ...model.outs].map(({ total }) => lettersIn(total) * LETTER + 10)
	const gutter = wide ? Math.min(width * MOST_GUTTER, Math.max(60, ...names)) : 6
	const middle = TOP + (height - TOP - FOOT - BETWEEN) * BARS
	const frame = { left: LEFT, right: width - gutter, top: TOP, middle, below: middle + BETWEEN, bottom: height - FOOT }
	const { periods, ins, outs } = model
	const flows = periods.flatMap((_, index) => [sumAt(ins, index), -sumAt(outs, index)])
	return {
		...{ model, frame, wide },
		x: linear([0, Math.max(1, periods.length)], [frame.left, frame.right]),
		flow: scaleOf(flows, [frame.middle, frame.top]),
		total: scaleOf(model.running, [frame.bottom, frame.below]),
	}
}

function gridShapes({ frame, flow, total }: CashDrawing): readonly Shape[] {
	return [flow, total].flatMap(({ y, ticks }) =>
		ticks.flatMap((tick): Shape[] => [
			lineAt([frame.left, y(tick)], [frame.right, y(tick)], {
				stroke: tick === 0 ? 'line-strong' : 'hair',
				strokeWidth: 1,
			}),
			textAt([frame.left - 6, y(tick) + 4], figure(tick), { anchor: 'end' }),
		]),
	)
}

/** Parts stacked from zero, up or down. */
function stackShapes({ x, flow }: CashDrawing, parts: readonly CashPart[], sign: 1 | -1): readonly Shape[] {
	const gap = x(1) - x(0) > 6 ? Math.min(6, (x(1) - x(0)) * 0.16) : 0
	const base = parts[0]?.sums.map(() => 0) ?? []
	return parts.flatMap(({ sums, colour }) =>
		sums.flatMap((value, index): Shape[] => {
			if (value <= 0) return []
			const from = base[index] ?? 0
			base[index] = from + value
			const ends = [flow.y(sign * from), flow.y(sign * (from + value))]
			const [top, bottom] = [Math.min(...ends), Math.max(...ends)]
			const width = Math.max(0.6, x(index + 1) - x(index) - gap)
			return [{ kind: 'rect', x: x(index) + gap / 2, y: top, width, height: bottom - top, fill: colour }]
		}),
	)
}

const netShapes = ({ model, x, flow }: CashDrawing): readonly Shape[] =>
	model.net.map((value, index) =>
		lineAt([x(index), flow.y(value)], [x(index + 1), flow.y(value)], { stroke: 'ink', strokeWidth: 2 }),
	)

/** What is tied up at the end of each period, with its deepest point named. */
function runningShapes({ model, frame, x, total, wide }: CashDrawing): readonly Shape[] {
	const { running, deepest } = model
	const points = running.map((value, index): readonly [number, number] => [x(index + 0.5), total.y(value)])
	const head = textAt([frame.left, frame.below - 8], 'Running total', { fill: 'ink', weight: 600 })
	const [last] = running.slice(-1)
	const end =
		!wide || last === undefined
			? []
			: [textAt([frame.right + 8, total.y(last) + 4], figure(last), { fill: 'ink', weight: 600 })]
	const line: Shape = { kind: 'path', points, stroke: 'ink', strokeWidth: 2 }
	return [head, line, ...end, ...(deepest === null ? [] : deepestShapes({ frame, x, total }, deepest, running))]
}

function deepestShapes(
	{ frame, x, total }: Pick<CashDrawing, 'frame' | 'x' | 'total'>,
	{ index, text }: Deepest,
	running: readonly number[],
): readonly Shape[] {
	const [at, y] = [x(index + 0.5), total.y(running[index] ?? 0)]
	const half = (lettersIn(text) * LETTER) / 2
	const middle = Math.max(frame.left + half, Math.min(at, frame.right - half))
	return [
		{ kind: 'dot', x: at, y, radius: 3.5, fill: 'ink' },
		textAt([middle, frame.bottom - y >= ROW ? y + ROW : Math.max(frame.below + 10, y - 10)], text, {
			...{ fill: 'ink', weight: 600, anchor: 'middle', halo: true },
		}),
	]
}

/** What each part comes to, beside the bars: in above the line, out below. */
function nameShapes({ model, frame, flow, wide }: CashDrawing): readonly Shape[] {
	if (!wide) return []
	const named = (parts: readonly CashPart[], y: number) =>
		parts
			.filter(({ sums }) => sums.some((value) => value > 0))
			.map(({ total, colour }, row) =>
				textAt([frame.right + 8, y + row * ROW], total, { fill: inkOf(colour), weight: 600 }),
			)
	const zero = flow.y(0)
	const outs = model.outs.filter(({ sums }) => sums.some((value) => value > 0)).length
	return [
		...named(model.ins, Math.max(frame.top + 8, zero - 10 - ROW * (model.ins.length - 1))),
		...named(model.outs, Math.min(zero + 18, frame.middle + 10 - ROW * (outs - 1))),
	]
}

const LAYERS_DRAWN: readonly ColourToken[] = ['energy', 'chips', 'infrastructure', 'models', 'applications']
/** A layer's own hue may be too pale for words. */
const inkOf = (colour: ColourToken): ColourToken => (LAYERS_DRAWN.includes(colour) ? `${colour}-ink` : colour)

function monthShapes({ model, frame, x }: CashDrawing): readonly Shape[] {
	const years = yearTicksFor({ months: model.periods, width: frame.right - frame.left, room: 40 })
	const { status } = model
	return [
		...years.map(({ year, index }) => textAt([x(index), frame.bottom + 15], String(year))),
		...(status === null
			? []
			: [
					lineAt([x(status + 0.5), frame.top], [x(status + 0.5), frame.bottom], {
						...{ stroke: 'ink-2', strokeWidth: 1, dash: [2, 3] },
					}),
				]),
	]
}

/** Each above the bar of what comes in, or below that of what goes out, whichever it is that steps. */
const eventsOf = ({ model: { events, ins, outs } }: CashDrawing) =>
	events.map((event) => ({
		...event,
		index: event.index + 0.5,
		value: event.rises === 'in' ? sumAt(ins, event.index) : -sumAt(outs, event.index),
	}))

/** Narrower than 24 px nothing is a target (WCAG 2.2, 2.5.8): the table has every figure. */
const LEAST_QUARTER = 24

const placesOf = ({ model, frame, x }: CashDrawing): readonly OpenPlace[] =>
	(x(1) - x(0) < LEAST_QUARTER ? [] : model.opens).map(({ name, why }, index) => ({
		...{ name, why, x: x(index), y: frame.top },
		...{ width: x(index + 1) - x(index), height: frame.bottom - frame.top },
	}))

/** What stands beside the bars by name needs no key. */
function keyOf({ ins, outs, status }: CashBarsModel, wide: boolean): readonly KeyEntry[] {
	const parts = wide ? [] : [...ins, ...outs].filter(({ sums }) => sums.some((value) => value > 0))
	return [
		...parts.map(({ name, colour }): KeyEntry => ({ look: 'fill', colour, text: name })),
		{ look: 'line', colour: 'ink', text: 'Net, and running total' },
		...(status === null ? [] : [{ look: 'dotted' as const, colour: 'ink-2', text: 'Status month' }]),
	]
}

/** Bars and running total over one axis of periods. */
export function drawCashBars(asked: { model: CashBarsModel; width: number; height: number }): ChartGeometry {
	const { model, width, height } = asked
	const drawing = drawingOf(model, width, height)
	const { frame } = drawing
	const words = [...monthShapes(drawing), ...runningShapes(drawing), ...nameShapes(drawing)]
	const above = { ...frame, bottom: frame.middle }
	return {
		width,
		height,
		shapes: [
			...gridShapes(drawing),
			...stackShapes(drawing, model.ins, 1),
			...stackShapes(drawing, model.outs, -1),
			...netShapes(drawing),
			...words,
			...eventShapes({
				events: eventsOf(drawing),
				scales: { x: drawing.x, y: drawing.flow.y },
				frame: above,
				taken: words,
			}),
		],
		key: keyOf(model, drawing.wide),
		plot: { x: frame.left, y: frame.top, width: frame.right - frame.left, height: frame.bottom - frame.top },
		places: placesOf(drawing),
	}
}

export function cashBarsTable({ periods, unit, ins, outs, net, running, opens }: CashBarsModel): ChartTable {
	const parts = [...ins, ...outs]
	return {
		head: ['Quarter', ...parts.map(({ name }) => `${name}, ${unit}`), `Net, ${unit}`, `Running total, ${unit}`],
		rows: periods.map((period, index) => [
			periodName(period),
			...parts.map(({ sums }) => figure(sums[index] ?? 0)),
			...[net, running].map((sums) => figure(sums[index] ?? 0)),
		]),
		opens: periods.map((_, index) => [opens[index]?.why ?? null, ...parts.map(() => null), null, null]),
	}
}
