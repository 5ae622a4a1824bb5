// One function a kind of array: shared between kinds they would be several times slower.

/** The figure in a cell. Reading outside an array gives 0, which no caller does on purpose. */
export function at(values: Float64Array, cell: number): number {
	return values[cell] ?? 0
}

/** The index, count or flag in a cell. */
export function indexAt(values: Int32Array, cell: number): number {
	return values[cell] ?? 0
}

/** Adds to a cell. */
export function add(values: Float64Array, cell: number, amount: number): void {
	values[cell] = (values[cell] ?? 0) + amount
}
