// One function a kind of array: shared between kinds they would be several times slower.

/** The figure in a cell. Throws outside the array: a mistake in an index, told at once instead of passing for nothing. */
export function at(values: Float64Array, cell: number): number {
	const value = values[cell]
	if (value === undefined) throw outside(cell, values.length)
	return value
}

/** The index, count or flag in a cell. */
export function indexAt(values: Int32Array, cell: number): number {
	const value = values[cell]
	if (value === undefined) throw outside(cell, values.length)
	return value
}

/** A figure of any kind of series, 0 where nothing is known. */
export function valueAt(series: ArrayLike<number | null>, cell: number): number {
	const value = series[cell]
	if (value === undefined) throw outside(cell, series.length)
	return value ?? 0
}

/** An entry of a list by its index. */
export function item<T>(items: readonly T[], index: number): T {
	const found = items[index]
	if (found === undefined) throw outside(index, items.length)
	return found
}

/** What stands under a key. */
export function entry<Key, Value>(entries: ReadonlyMap<Key, Value>, key: Key): Value {
	const found = entries.get(key)
	if (found === undefined) throw new Error(`There is no entry ${String(key)}.`)
	return found
}

/** A row's one figure, of a column that has no months. */
export function figureAt(column: { at(index: number, month: number): number }, row: number): number {
	return column.at(row, 0)
}

/** The cells of one row of a column: its months, or the one figure of a column that has none. Shares the column's memory. */
export function cellsOf({ values, monthly, months }: RowsOf, row: number): Float64Array {
	return monthly ? values.subarray(row * months, (row + 1) * months) : values.subarray(row, row + 1)
}
type RowsOf = { readonly values: Float64Array; readonly monthly: boolean; readonly months: number }

/** Adds to a cell. Calls nothing: a loop that adds takes in the more of it. */
export function add(values: Float64Array, cell: number, amount: number): void {
	const value = values[cell]
	if (value === undefined) throw outside(cell, values.length)
	values[cell] = value + amount
}

/** Adds a series to another, cell by cell: a plain loop, as a callback would box every figure. */
export function addSeries(values: Float64Array, series: Float64Array): void {
	for (let cell = 0; cell < series.length; cell++) add(values, cell, at(series, cell))
}

/** Some cells of a series that follow one another. */
export type Row = { readonly values: Float64Array; readonly from: number; readonly cells: number }

/** Adds a row of one array to a row of another, whose first cell is `to`. */
export function addRow(into: Float64Array, to: number, { values, from, cells }: Row): void {
	for (let cell = 0; cell < cells; cell++) into[to + cell] = (into[to + cell] ?? NaN) + (values[from + cell] ?? NaN)
}

/** A list or series added up, from its first on. */
export function sum(values: ArrayLike<number>): number {
	let total = 0
	for (let place = 0; place < values.length; place++) total += values[place] ?? NaN
	return total
}

const outside = (cell: number, length: number): Error =>
	new Error(`There is no cell ${String(cell)} among ${String(length)}.`)
