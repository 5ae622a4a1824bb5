import { lineAt, textAt } from './geometry.ts'
import { eventPlaces, eventShapes } from './months/events.ts'
import { lettersIn } from './letters.ts'
import type { ChartGeometry, ColourToken, KeyEntry, PathShape, Shape } from './geometry.ts'
import { linear, stepLines, ticksTo, yearTicksFor } from './scale.ts'
import type { SparseSeries } from '#shared/series.ts'
import { formatCompact, formatFigure } from '#shared/units/format.ts'
import { LAYERS } from '#shared/layers.ts'
import { monthLines, STATUS_KEY } from './months/month-lines.ts'
import { type Scales, shortShapes } from './short-band.ts'
import type { StepSeries, TimeChartModel } from './time-model.ts'

type TimeChartFrame = {
	readonly width: number
	readonly height: number
	readonly left: number
	readonly right: number
	readonly top: number
	readonly bottom: number
}

const numbersIn = (values: SparseSeries): readonly number[] => values.filter((value) => value !== null)

/** A line that has run down to nothing needs no name at its end; the key has it. */
const labelled = (model: TimeChartModel) => model.steps.filter((series) => (series.values.at(-1) ?? 0) > 0)

const GUTTER_CHARACTER = 6.2
/** What is left of a curve that has run out is nothing. */
const NOTHING = 1e-4
/** From here on a row of zeros is wider than the room beside the axis. */
const MILLION = 1e6
const figureOf = (value: number, largest: number): string =>
	largest >= MILLION && value !== 0 ? formatCompact(value) : formatFigure(value, { digits: 3 })
function endLabel(series: StepSeries, whole: boolean): string {
	const last = series.values.at(-1) ?? 0
	const left = Math.abs(last) < NOTHING * Math.max(0, ...numbersIn(series.values)) ? 0 : last
	return `${series.name} ${figureOf(whole ? Math.round(left) : left, left)}`
}

function frameFor({ model, width, height }: { model: TimeChartModel; width: number; height: number }): TimeChartFrame {
	const labels = labelled(model).map((series) => lettersIn(endLabel(series, model.whole === true)))
	const gutter =
		width >= 520 ? Math.min(width * 0.3, Math.max(12, ...labels.map((length) => length * GUTTER_CHARACTER + 14))) : 6
	return { width, height, left: 44, right: width - gutter, top: 14, bottom: height - 26 }
}

function largestOf(model: TimeChartModel): number {
	const stacked = model.months.map((_, index) => model.bars.reduce((sum, bar) => sum + (bar.values[index] ?? 0), 0))
	return Math.max(
		0,
		...stacked,
		...model.steps.flatMap(({ values }) => numbersIn(values)),
		...(model.short?.upper ?? []),
		...numbersIn(model.band?.upper ?? []),
	)
}

const TICK_HEIGHT = 11

/** Of how many ticks one is drawn where each has so much height, so that the first and the last are and none touch. */
function namedEvery(count: number, height: number): number {
	const steps = Array.from({ length: Math.max(0, count - 1) }, (_, index) => index + 1)
	return steps.find((step) => (count - 1) % step === 0 && step * height >= TICK_HEIGHT) ?? Math.max(1, count - 1)
}

function axes({ model, frame, scales }: Drawing): readonly Shape[] {
	const { x, y, ticks } = scales
	const named = namedEvery(ticks.length, (frame.bottom - frame.top) / Math.max(1, ticks.length - 1))
	const years = yearTicksFor({ months: model.months, width: frame.right - frame.left, room: 40 })
	return [
		...ticks.flatMap((tick, index): Shape[] =>
			index % named > 0
				? []
				: [
						lineAt([frame.left, y(tick)], [frame.right, y(tick)], {
							stroke: index === 0 ? 'line-strong' : 'hair',
							strokeWidth: 1,
						}),
						textAt([frame.left - 6, y(tick) + 4], figureOf(tick, ticks.at(-1) ?? 0), { anchor: 'end' }),
					],
		),
		...years.flatMap(({ year, index }): Shape[] => [
			lineAt([x(index), frame.bottom], [x(index), frame.bottom + 4], { stroke: 'line-strong', strokeWidth: 1 }),
			textAt([x(index), frame.bottom + 17], String(year)),
		]),
	]
}

function barShapes({ model, scales }: Drawing): readonly Shape[] {
	const { x, y } = scales
	const base = model.months.map(() => 0)
	return model.bars.flatMap((bar) =>
		bar.values.flatMap((value, index): Shape[] => {
			if (value <= 0) return []
			const from = base[index] ?? 0
			base[index] = from + value
			const gap = x(1) - x(0) > 4 ? 1 : 0
			return [
				{
					kind: 'rect',
					x: x(index),
					width: Math.max(0.6, x(index + 1) - x(index) - gap),
					y: y(from + value),
					height: y(from) - y(from + value),
					fill: bar.colour,
				},
			]
		}),
	)
}

const LOOKS = {
	solid: { strokeWidth: 2 },
	thin: { strokeWidth: 1.5, dash: [4, 3] },
	limit: { strokeWidth: 1.5, dash: [4, 3] },
	dashed: { strokeWidth: 1.6, dash: [9, 4] },
	dotted: { strokeWidth: 1.6, dash: [1.5, 3] },
} as const satisfies Record<NonNullable<StepSeries['look']>, Partial<PathShape>>

/** The token of words about a line: a layer's own hue may be too pale for them. */
const inkOf = ({ colour }: StepSeries): ColourToken =>
	LAYERS.some((layer) => layer === colour) ? `${colour}-ink` : colour

type Drawing = { readonly model: TimeChartModel; readonly scales: Scales; readonly frame: TimeChartFrame }

function stepShapes({ model, scales, frame }: Drawing): readonly Shape[] {
	const { x, y } = scales
	const areas = model.steps.flatMap((series): Shape[] => {
		if (series.area === undefined) return []
		const top = stepLines({ values: series.values, x, y }).flat()
		return [{ kind: 'path', points: [[frame.left, y(0)], ...top, [frame.right, y(0)]], fill: series.area }]
	})
	const hatch = model.short === null ? [] : shortShapes({ short: model.short, scales })
	const lines = model.steps.flatMap((series) =>
		stepLines({ values: series.values, x, y }).map((points): Shape => ({
			kind: 'path',
			points,
			stroke: series.colour,
			...LOOKS[series.look ?? 'solid'],
		})),
	)
	return [...areas, ...bandShapes({ model, scales }), ...hatch, ...lines]
}

/** From what is delivered at least to what is at most, over all draws. */
function bandShapes({ model: { band }, scales: { x, y } }: Pick<Drawing, 'model' | 'scales'>): readonly Shape[] {
	if (band === undefined) return []
	const lower = stepLines({ values: band.lower, x, y })
	return stepLines({ values: band.upper, x, y }).map((line, run) => ({
		...{ kind: 'path', fill: band.colour, opacity: 0.22 },
		points: [...line, ...(lower[run] ?? []).toReversed()],
	}))
}

const LABEL_ROOM = 15

/** Names at the end of their lines, pushed apart where they would meet. */
function endLabels({ model, scales, frame }: Drawing): readonly Shape[] {
	if (frame.width < 520) return []
	const wanted = labelled(model)
		.map((series) => ({ series, y: scales.y(series.values.at(-1) ?? 0) + 4 }))
		.sort((a, b) => a.y - b.y)
	let above = -Infinity
	const placed = wanted.map((label) => {
		const y = Math.max(label.y, above + LABEL_ROOM)
		above = y
		return { ...label, y }
	})
	const over = Math.max(0, (placed.at(-1)?.y ?? 0) - frame.bottom - 2)
	return placed.map(({ series, y }) =>
		textAt([frame.right + 8, y - over], endLabel(series, model.whole === true), { fill: inkOf(series), weight: 600 }),
	)
}

function calloutShapes({ model, scales, frame }: Drawing): readonly Shape[] {
	if (model.callout === null) return []
	const { index, value, text } = model.callout
	const length = lettersIn(text) * GUTTER_CHARACTER
	const x = Math.max(frame.left + 4, Math.min(scales.x(index + 1) + 4, frame.right - length))
	const y = Math.max(frame.top - 2, scales.y(value) - 5)
	return [textAt([x, y], text, { fill: 'ink', weight: 500, halo: true })]
}

const KEY_LOOKS = { solid: 'line', thin: 'dashed', limit: 'dashed', dashed: 'dashed', dotted: 'dotted' } as const

function keyOf(model: TimeChartModel): readonly KeyEntry[] {
	return [
		...model.bars.map((bar): KeyEntry => ({ look: 'fill', colour: bar.colour, text: bar.name })),
		...model.steps.map((series): KeyEntry => ({
			look: KEY_LOOKS[series.look ?? 'solid'],
			colour: series.colour,
			text: series.name,
		})),
		...(model.band === undefined ? [] : [{ look: 'fill' as const, colour: model.band.colour, text: model.band.name }]),
		...(model.short === null ? [] : [{ look: 'hatch' as const, colour: model.short.colour, text: model.short.name }]),
		...(model.status !== null && model.months.includes(model.status) ? [STATUS_KEY] : []),
	]
}

/** Months across, one measure up from zero: steps for states, bars for flows, hatching for what is missing. */
export function drawTimeChart({
	model,
	width,
	height,
}: {
	model: TimeChartModel
	width: number
	height: number
}): ChartGeometry {
	const frame = frameFor({ model, width, height })
	const base = model.base ?? 0
	const ticks = ticksTo(largestOf(model) - base).map((tick) => tick + base)
	const scales: Scales = {
		x: linear([0, Math.max(1, model.months.length)], [frame.left, frame.right]),
		y: linear([base, ticks.at(-1) ?? 1], [frame.bottom, frame.top]),
		ticks,
	}
	const drawing = { model, scales, frame }
	const words = [...monthLines(drawing), ...endLabels(drawing), ...calloutShapes(drawing)]
	const events = { events: model.events ?? [], scales, frame }
	return {
		width,
		height,
		shapes: [
			...axes(drawing),
			...barShapes(drawing),
			...stepShapes(drawing),
			...words,
			...eventShapes({ ...events, taken: words, lines: model.steps.map(({ values }) => values) }),
		],
		key: keyOf(model),
		plot: { x: frame.left, y: frame.top, width: frame.right - frame.left, height: frame.bottom - frame.top },
		places: eventPlaces(events),
	}
}
