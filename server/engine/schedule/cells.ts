/** The figure in a cell. Reading outside an array gives 0, which no caller does on purpose. */
export function at(values: ArrayLike<number>, cell: number): number {
	return values[cell] ?? 0
}

/** Adds to a cell. */
export function add(values: Float64Array, cell: number, amount: number): void {
	values[cell] = at(values, cell) + amount
}
