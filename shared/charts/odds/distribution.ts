import type { Layer } from '#shared/layers.ts'
import { type ChartGeometry, type ColourToken, lineAt, type Shape } from '../geometry.ts'
import { linear, yearTicks } from '../scale.ts'
import { diamond } from './fan.ts'

/** In which month of a window a date falls, over all draws. */
export type DistributionModel = {
	readonly months: readonly string[]
	/** share of draws in each month */
	readonly shares: readonly number[]
	readonly layer: Layer
	/** places in the window; null: none, or not in it */
	readonly planned: number | null
	readonly target: number | null
}

const LEAST_SHARE = 0.002

/** Small bars, in full color up to the target and pale behind it; dashed where it is as entered. */
export function drawDistribution(asked: { model: DistributionModel; width: number; height: number }): ChartGeometry {
	const { model, width, height } = asked
	const [top, bottom] = [4, height - 1]
	const x = linear([0, Math.max(1, model.months.length)], [1, width - 1])
	const y = linear([0, Math.max(LEAST_SHARE, ...model.shares)], [bottom, top])
	const pitch = x(1) - x(0)
	const late: ColourToken = `${model.layer}-soft`
	const bars = model.shares.flatMap((share, index): Shape[] => {
		if (share < LEAST_SHARE) return []
		const isLate = model.target !== null && index > model.target
		return [
			{
				...{ kind: 'rect', x: x(index), y: y(share), fill: isLate ? late : model.layer },
				...{ width: Math.max(1, pitch - 0.6), height: Math.max(0.6, bottom - y(share)) },
				...(isLate && { stroke: model.layer }),
			},
		]
	})
	const middle = (index: number) => x(index + 0.5)
	return {
		width,
		height,
		shapes: [
			lineAt([0, bottom + 0.5], [width, bottom + 0.5], { stroke: 'line', strokeWidth: 1 }),
			...yearTicks(model.months).map(({ index }) =>
				lineAt([x(index), top], [x(index), bottom], { stroke: 'hair', strokeWidth: 1 }),
			),
			...bars,
			...(model.planned === null
				? []
				: [
						lineAt([middle(model.planned), top], [middle(model.planned), bottom], {
							...{ stroke: 'ink-2', strokeWidth: 1.2, dash: [2, 2] },
						}),
					]),
			...(model.target === null
				? []
				: [{ kind: 'path' as const, points: diamond(middle(model.target), top + 1, 3.5), fill: 'failing' }]),
		],
		key: [],
		plot: { x: 1, y: top, width: width - 2, height: bottom - top },
	}
}
