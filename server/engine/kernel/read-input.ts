import type { Column } from './algorithm-node.ts'
import { emptyColumn } from './changes/outputs.ts'
import { copyColumn, figureIn } from './columns.ts'
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
	const span = column.monthly ? world.months : 1
	for (const row of rows) {
		for (let month = 0; month < span; month++) {
			const cell = row * span + month
			const value = isRepeated(input, month)
				? figureIn(column.values, cell - input.repeatsAfterMonths)
				: input.read(world, row, month).value
			if (Object.is(figureIn(column.values, cell), value)) continue
			if (column === known) column = copyColumn(known)
			column.values[cell] = value
		}
	}
	return column
}

/** A figure that is that of some months before, and so need not be read. */
function isRepeated(input: InputNode, month: number): input is InputNode & { readonly repeatsAfterMonths: number } {
	return input.repeatsAfterMonths !== undefined && month >= input.repeatsAfterMonths
}
