import { yearOf } from '#shared/formats/months.ts'

/** Maps a domain onto a range in a straight line. A domain without width maps to the range's start. */
export function linear(domain: readonly [number, number], range: readonly [number, number]): (value: number) => number {
	const [d0, d1] = domain
	const [r0, r1] = range
	const span = d1 - d0
	return (value) => (span === 0 ? r0 : r0 + ((value - d0) / span) * (r1 - r0))
}

const STEPS = [1, 2, 2.5, 5, 10] as const

/** Three to five round values from zero that reach or pass the largest. */
export function ticksTo(largest: number): readonly number[] {
	if (!(largest > 0)) return [0, 1]
	const rough = largest / 4
	const power = 10 ** Math.floor(Math.log10(rough))
	const step = (STEPS.find((candidate) => candidate * power >= rough * 0.999) ?? 10) * power
	const count = Math.ceil(largest / step - 1e-9)
	return Array.from({ length: count + 1 }, (_, index) => index * step)
}

const MOST_BETWEEN = 6

/** Round values that hold zero, the least and the largest: at most eight of them. */
export function ticksBetween(least: number, largest: number): readonly number[] {
	const [low, high] = [Math.min(0, least), Math.max(0, largest)]
	if (!(high - low > 0)) return [0, 1]
	const rough = (high - low) / MOST_BETWEEN
	const power = 10 ** Math.floor(Math.log10(rough))
	const unit = (STEPS.find((step) => step * power >= rough * 0.999) ?? 10) * power
	const [from, to] = [Math.floor(low / unit + 1e-9), Math.ceil(high / unit - 1e-9)]
	return Array.from({ length: to - from + 1 }, (_, index) => (from + index) * unit)
}

export type YearTick = { readonly year: number; readonly index: number }

/** The first month, or quarter, of every calendar year within the months, for axes that name years only. */
export function yearTicks(months: readonly string[]): readonly YearTick[] {
	const ticks: YearTick[] = []
	months.forEach((month, index) => {
		if (index === 0 || /-(01|Q1)$/.test(month)) ticks.push({ year: yearOf(month), index })
	})
	// A first tick a month or two before the next year would collide with it.
	const [first, second] = ticks
	if (first && second && second.index - first.index < Math.max(3, months.length / 14)) return ticks.slice(1)
	return ticks
}

/** Year ticks thinned until each has at least `room` units. */
export function yearTicksFor({
	months,
	width,
	room,
}: {
	months: readonly string[]
	width: number
	room: number
}): readonly YearTick[] {
	const ticks = yearTicks(months)
	const perYear = (width / Math.max(1, months.length)) * 12
	const keep = Math.max(1, Math.ceil(room / Math.max(1, perYear)))
	return ticks.filter((_, index) => index % keep === 0)
}

export type Run<Value> = { readonly value: Value; readonly from: number; readonly to: number }

/** Neighbouring equal values joined: `to` is exclusive. */
export function runsOf<Value>(values: readonly Value[]): readonly Run<Value>[] {
	const runs: Run<Value>[] = []
	values.forEach((value, index) => {
		const last = runs.at(-1)
		if (last && Object.is(last.value, value)) {
			runs[runs.length - 1] = { value, from: last.from, to: index + 1 }
			return
		}
		runs.push({ value, from: index, to: index + 1 })
	})
	return runs
}

/** Corner points of a line that holds each value for its whole month; a line of its own after each gap. */
export function stepLines({
	values,
	x,
	y,
}: {
	values: readonly (number | null)[]
	x: (index: number) => number
	y: (value: number) => number
}): readonly (readonly (readonly [number, number])[])[] {
	return runsOf(values.map((value) => value === null))
		.filter(({ value: gap }) => !gap)
		.map(({ from, to }) =>
			runsOf(values.slice(from, to)).flatMap(({ value, from: start, to: end }): (readonly [number, number])[] =>
				value === null
					? []
					: [
							[x(from + start), y(value)],
							[x(from + end), y(value)],
						],
			),
		)
}
