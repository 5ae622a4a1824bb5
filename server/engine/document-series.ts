import type { Series, SparseSeries } from '#shared/series.ts'
import type { QuantityNode } from './kernel/quantity.ts'
import { columnOf, type Frame } from './kernel/run.ts'
import type { EngineModel } from './world.ts'

// Loops of their own: Array.from walks an iterator, ten times slower, and a document holds a few hundred thousand figures.

/** Figures as the list a document holds. */
export function listOf(figures: Float64Array): number[] {
	const list = new Array<number>(figures.length)
	for (let index = 0; index < figures.length; index++) list[index] = figures[index] ?? NaN
	return list
}

/** Figures as the list a document holds; null where one has no meaning (NaN). */
export function sparseListOf(figures: Float64Array): SparseSeries {
	const list = new Array<number | null>(figures.length)
	for (let index = 0; index < figures.length; index++) {
		const figure = figures[index] ?? NaN
		list[index] = Number.isNaN(figure) ? null : figure
	}
	return list
}

/** The months of one instance; a figure for the whole horizon is repeated. */
export function seriesOf(frame: Frame<EngineModel>, quantity: QuantityNode, index: number): Series {
	const { months } = frame.world
	const column = columnOf(frame, quantity)
	if (!column.monthly) return new Array<number>(months).fill(column.at(index, 0))
	return listOf(column.values.subarray(index * months, (index + 1) * months))
}
