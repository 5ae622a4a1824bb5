import type { Column } from '../kernel/algorithm-node.ts'

/** One instance's months of a column: a view, not a copy. */
export function seriesOf(column: Column, index: number): Float64Array {
	return column.values.subarray(index * column.months, (index + 1) * column.months)
}
