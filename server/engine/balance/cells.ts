/** A cell of a series, 0 where nothing is known. Throws outside it: cells are reckoned from the same layout. */
export function valueAt(series: ArrayLike<number | null>, cell: number): number {
	const value = series[cell]
	if (value === undefined) throw outside(cell, series.length)
	return value ?? 0
}

/** A mistake in an index, told at once instead of passing for nothing. */
const outside = (cell: number, length: number): Error =>
	new Error(`There is no cell ${String(cell)} in a series of ${String(length)}.`)

/** Adds to a cell of a series. */
export function add(series: Float64Array, cell: number, value: number): void {
	series[cell] = valueAt(series, cell) + value
}

/** An entry of a list by its index. Throws where there is none: indices are made from the same list. */
export function item<T>(items: readonly T[], index: number): T {
	const found = items[index]
	if (found === undefined) throw new Error(`There is no entry ${String(index)} among ${String(items.length)}.`)
	return found
}
