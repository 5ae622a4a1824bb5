import type { Column } from './algorithm-node.ts'
import { emptyColumn } from './changes/outputs.ts'
import { copyColumn } from './columns.ts'
import type { InputNode } from './quantity.ts'
import type { World } from './scopes.ts'

type Task<Model> = {
	readonly world: World<Model>
	readonly rows: readonly number[]
	/** an earlier run's column: its own where no figure differs, else a copy with those that do */
	readonly known: Column | undefined
}

/** An input's column, its figures read in some rows. */
export function readInput<Model>(input: InputNode, { world, rows, known }: Task<Model>): Column {
	let column = known ?? emptyColumn(input, world)
	const put = (cell: number, value: number): void => {
		if (Object.is(column.values[cell], value)) return
		if (column === known) column = copyColumn(known)
		column.values[cell] = value
	}
	const span = column.monthly ? world.months : 1
	const period = Math.min(span, input.repeatsAfterMonths ?? span)
	for (const row of rows) {
		const from = row * span
		for (let month = 0; month < period; month++) put(from + month, input.read(world, row, month).value)
		for (let month = period; month < span; month++) put(from + month, column.values[from + month - period] ?? NaN)
	}
	return column
}
