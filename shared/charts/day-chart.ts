import {
	DAY_PARTS,
	HOUR_FIGURES,
	type HourFigure,
	hourAddress,
	hourSeries,
	type SupplyDay,
} from '#shared/document/supply-day.ts'
import type { Series } from '#shared/series.ts'
import { shortFigure } from '#shared/formats/figures.ts'
import {
	type ChartGeometry,
	type ChartTable,
	type KeyEntry,
	lineAt,
	type PathShape,
	type Shape,
	textAt,
} from './geometry.ts'
import { linear, ticksTo } from './scale.ts'

const HOURS = 24
const HEIGHT = 216
const MARGIN = { left: 34, right: 6, top: 10, bottom: 22 } as const
const HOUR_TICKS = [0, 6, 12, 18, 24] as const

type DayChartLook = { readonly fill: string; readonly hatch?: true; readonly stroke?: string }

type DayChartPart = Exclude<HourFigure, 'load'>

/** Sources of the layer are tones of it, engines and grid greys; what is missing is hatched. */
const LOOKS: Readonly<Record<DayChartPart, DayChartLook>> = {
	gas: { fill: 'ink-2' },
	grid: { fill: 'line-strong' },
	ppa: { fill: 'energy-ink' },
	onsite: { fill: 'energy' },
	battery: { fill: 'energy-soft', stroke: 'energy' },
	unserved: { fill: 'failing', hatch: true },
	charged: { fill: 'hair', stroke: 'energy' },
	surplus: { fill: 'page', stroke: 'line-strong' },
}
const ALL_PARTS = [...DAY_PARTS, 'charged', 'surplus'] as const

const has = (days: readonly SupplyDay[], part: DayChartPart) =>
	days.some((day) => hourSeries(day, part).some((MW) => MW > 0))

/** The most that stands above an hour: the same scale for all days of a month. */
export function highestOf(days: readonly SupplyDay[]): number {
	const tops = days.flatMap((day) =>
		day.loadMW.map((load, hour) =>
			Math.max(
				load,
				ALL_PARTS.reduce((sum, part) => sum + (hourSeries(day, part)[hour] ?? 0), 0),
			),
		),
	)
	return Math.max(0, ...tops)
}

type Scales = { readonly x: (hour: number) => number; readonly y: (MW: number) => number }

/** A step area between two heights by hour. */
function areaOf(below: Series, above: Series, { x, y }: Scales): PathShape['points'] {
	const along = (heights: Series) =>
		heights.flatMap((MW, hour): (readonly [number, number])[] => [
			[x(hour), y(MW)],
			[x(hour + 1), y(MW)],
		])
	return [...along(above), ...along(below).toReversed()]
}

/** Who carries the load through a day: sources stacked, the load as a line, what sun leaves above it. */
export function drawDay({ day, highest, width }: { day: SupplyDay; highest: number; width: number }): ChartGeometry {
	const ticks = ticksTo(highest)
	const bottom = HEIGHT - MARGIN.bottom
	const plot = { x: MARGIN.left, y: MARGIN.top, width: width - MARGIN.left - MARGIN.right, height: bottom - MARGIN.top }
	const scales: Scales = {
		x: linear([0, HOURS], [plot.x, plot.x + plot.width]),
		y: linear([0, ticks.at(-1) ?? 1], [bottom, MARGIN.top]),
	}
	const { x, y } = scales
	const shapes: Shape[] = ticks.flatMap((MW) => [
		lineAt([plot.x, y(MW)], [plot.x + plot.width, y(MW)], { stroke: 'hair', strokeWidth: 1 }),
		textAt([plot.x - 6, y(MW) + 4], shortFigure(MW), { anchor: 'end' }),
	])
	let below: Series = day.loadMW.map(() => 0)
	for (const part of ALL_PARTS) {
		const series = hourSeries(day, part)
		if (series.every((MW) => MW === 0)) continue
		const from = below
		const above = from.map((MW, hour) => MW + (series[hour] ?? 0))
		const { fill, hatch, stroke } = LOOKS[part]
		const look = { fill, ...(hatch && { hatch }), ...(stroke !== undefined && { stroke, strokeWidth: 0.75 }) }
		// An hour of nothing has no edge.
		for (const [first, last] of runsAbove(series)) {
			const piece = areaOf(from.slice(first, last), above.slice(first, last), {
				x: (hour) => x(first + hour),
				y,
			})
			shapes.push({ kind: 'path', points: piece, ...look })
		}
		below = above
	}
	const load = day.loadMW.flatMap((MW, hour): (readonly [number, number])[] => [
		[x(hour), y(MW)],
		[x(hour + 1), y(MW)],
	])
	shapes.push({ kind: 'path', points: load, stroke: 'ink', strokeWidth: 2 })
	for (const hour of HOUR_TICKS) shapes.push(textAt([x(hour), bottom + 16], String(hour), { anchor: 'middle' }))
	return { width, height: HEIGHT, shapes, key: dayKey([day]), plot }
}

/** Neighbouring hours above nothing, the last left out. */
function runsAbove(series: Series): readonly (readonly [number, number])[] {
	const runs: [number, number][] = []
	series.forEach((MW, hour) => {
		if (MW <= 0) return
		const last = runs.at(-1)
		if (last?.[1] === hour) last[1] = hour + 1
		else runs.push([hour, hour + 1])
	})
	return runs
}

function dayKey(days: readonly SupplyDay[]): readonly KeyEntry[] {
	return [
		{ look: 'line', colour: 'ink', text: HOUR_FIGURES.load },
		...ALL_PARTS.filter((part) => has(days, part)).map((part): KeyEntry => {
			const { fill, hatch } = LOOKS[part]
			return { look: hatch ? 'hatch' : 'fill', colour: fill, text: HOUR_FIGURES[part] }
		}),
	]
}

/** The same by hour, MW; every figure opens. */
export function dayTable(
	day: SupplyDay,
	{ siteId, month }: { readonly siteId: string; readonly month: string },
): ChartTable {
	const figures = ['load', ...ALL_PARTS.filter((part) => has([day], part))] as const
	const hours = [...day.loadMW.keys()]
	const opening = (hour: number, figure: HourFigure) => ({
		quantity: hourAddress(siteId, { kind: day.kind, hour, figure }),
		scope: `site:${siteId}`,
		month,
	})
	return {
		head: ['Hour', ...figures.map((figure) => `${HOUR_FIGURES[figure]}, MW`)],
		rows: hours.map((hour) => [
			`${String(hour)}–${String(hour + 1)}`,
			...figures.map((figure) => shortFigure(hourSeries(day, figure)[hour] ?? 0)),
		]),
		opens: hours.map((hour) => [null, ...figures.map((figure) => opening(hour, figure))]),
	}
}

/** Energy of a day by what brings it, MWh, the largest first. */
export function dayShares(day: SupplyDay): readonly { readonly name: string; readonly MWh: number }[] {
	return DAY_PARTS.map((part) => ({ name: HOUR_FIGURES[part], MWh: sum(day.parts[part]) }))
		.filter(({ MWh }) => MWh > 0)
		.toSorted((left, right) => right.MWh - left.MWh)
}

const sum = (series: Series) => series.reduce((all, MW) => all + MW, 0)
