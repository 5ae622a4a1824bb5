import type { ChartGeometry, ColourToken, Shape } from '#shared/charts/geometry.ts'
import { linear } from '#shared/charts/scale.ts'

export type QualityModel = {
	readonly parts: readonly { readonly name: string; readonly count: number; readonly guess: boolean }[]
}

const BAR = 18
const GREYS: readonly ColourToken[] = ['ink', 'ink-2', 'ink-3', 'line-strong', 'line']

/** One bar, best inputs first; guesses are hatched, as all that is missing. The key carries the counts. */
export function drawQualityBar({ model, width }: { model: QualityModel; width: number }): ChartGeometry {
	const total = model.parts.reduce((sum, { count }) => sum + count, 0)
	const x = linear([0, Math.max(1, total)], [0, width])
	let before = 0
	const placed = model.parts.map((part, index) => {
		const from = before
		before += part.count
		return {
			...part,
			from: x(from),
			to: x(before),
			colour: part.guess ? 'ink-2' : (GREYS[Math.min(index, GREYS.length - 1)] ?? 'ink'),
		}
	})
	return {
		width,
		height: BAR,
		shapes: placed.map(({ from, to, colour, guess }): Shape => ({
			kind: 'rect',
			x: from,
			y: 0,
			width: Math.max(0.5, to - from - 1),
			height: BAR,
			fill: colour,
			...(guess && { hatch: true as const, stroke: 'ink-2' }),
		})),
		key: placed.map(({ name, count, colour, guess }) => ({
			look: guess ? 'hatch' : 'fill',
			colour,
			text: `${name} ${count}`,
		})),
		plot: { x: 0, y: 0, width, height: BAR },
	}
}
