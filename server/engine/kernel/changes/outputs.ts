import type { AlgorithmNode, Column } from '../algorithm-node.ts'
import { allRows } from './changes.ts'
import { type Rows, rowsWhere } from './rows.ts'
import { copyColumn, makeColumn } from '../columns.ts'
import type { QuantityNode } from '../quantity.ts'
import { tableOf, type World } from '../scopes.ts'

/** A column and its rows that may differ from the earlier run's. */
export type Made = { readonly column: Column; readonly rows: Rows | null }

/** Some instances of a scope, and whatever lies under them; null: all there is. */
type Under = { readonly scope: string; readonly rows: ReadonlySet<number> } | null

type Runs<Model> = {
	readonly world: World<Model>
	readonly before: { readonly columns: ReadonlyMap<string, Column> } | null
}

/** An algorithm's columns, made when it first asks for them. */
export function openOutputs<Model>({ outputs }: AlgorithmNode, runs: Runs<Model>) {
	const made = new Map<QuantityNode, Made>()
	const open = (scope: string, rows: readonly number[]) => {
		const all = rows.length === tableOf(runs.world, scope).ids.length
		const under = all ? null : { scope, rows: new Set(rows) }
		return mapValues(outputs, (quantity) => {
			const opened = made.get(quantity) ?? columnToFill(quantity, under, runs)
			made.set(quantity, opened)
			return opened.column.values
		})
	}
	return { made, open }
}

/** The earlier run's column, empty in the rows that lie under some instances; else one that is empty altogether. */
function columnToFill<Model>(quantity: QuantityNode, under: Under, { world, before }: Runs<Model>): Made {
	const known = before?.columns.get(quantity.id)
	const links = under && world.link(quantity.scope, under.scope)
	if (!known || !links) return { column: emptyColumn(quantity, world), rows: allRows(world, quantity.scope) }
	const isUnder = (ancestor: number) => under.rows.has(ancestor)
	const rows = rowsWhere(links, isUnder)
	if (!rows) return { column: known, rows }
	const column = copyColumn(known)
	const span = column.monthly ? column.months : 1
	links.forEach((ancestor, row) => {
		if (isUnder(ancestor)) column.values.fill(0, row * span, (row + 1) * span)
	})
	return { column, rows }
}

export function emptyColumn<Model>(quantity: QuantityNode, world: World<Model>): Column {
	return makeColumn({
		of: quantity.id,
		count: tableOf(world, quantity.scope).ids.length,
		months: world.months,
		monthly: quantity.per === 'month',
	})
}

export function mapValues<T, R>(record: Readonly<Record<string, T>>, change: (value: T) => R): Record<string, R> {
	return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]))
}
