import type { ColourToken, Shape } from './geometry.ts'
import { runsOf } from './scale.ts'

/** Hatched between two series where the upper is above the lower. */
export type ShortBand = {
	readonly name: string
	readonly lower: readonly number[]
	readonly upper: readonly number[]
	readonly colour: ColourToken
}

/** Months across, the measure up, and where its lines are drawn. */
export type Scales = {
	readonly x: (index: number) => number
	readonly y: (value: number) => number
	readonly ticks: readonly number[]
}

export function shortShapes({ short, scales }: { short: ShortBand; scales: Scales }): readonly Shape[] {
	const { x, y } = scales
	const gaps = short.upper.map((upper, index) => {
		const lower = short.lower[index] ?? 0
		return upper > lower + 1e-9 ? `${lower}|${upper}` : ''
	})
	return runsOf(gaps).flatMap(({ value, from, to }): Shape[] => {
		if (value === '') return []
		const [lower = 0, upper = 0] = value.split('|').map(Number)
		return [
			{
				kind: 'rect',
				x: x(from),
				width: x(to) - x(from),
				y: y(upper),
				height: y(lower) - y(upper),
				fill: short.colour,
				hatch: true,
			},
		]
	})
}
