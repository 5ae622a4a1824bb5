/** A cell of a series, 0 where there is none or nothing known. */
export function valueAt(series: ArrayLike<number | null>, cell: number): number {
	return series[cell] ?? 0
}

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
