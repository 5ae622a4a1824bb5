import type { AlgorithmNode, Column } from '../algorithm-node.ts'
import { allRows } from './changes.ts'
import { bothRows, type Rows } from './rows.ts'
import { type Columns, copyColumn, makeColumn } from '../columns.ts'
import type { QuantityNode } from '../quantity.ts'
import { type Members, tableOf, type World } from '../scopes.ts'

/** A column and its rows that may differ from the earlier run's. */
export type Made = { readonly column: Column; readonly rows: Rows | null }

/** Some instances of a scope, and whatever lies under them; null: all there is. */
type Under = { readonly scope: string; readonly rows: readonly number[] } | null

type Runs<Model> = {
	readonly world: World<Model>
	readonly before: { readonly columns: Columns } | null
}

/** An algorithm's columns, made when it first asks for them. */
export function openOutputs<Model>({ outputs }: AlgorithmNode, runs: Runs<Model>) {
	const made = new Map<QuantityNode, Made>()
	const open = (scope: string, rows: readonly number[]) => {
		const all = rows.length === tableOf(runs.world, scope).ids.length
		const under = all ? null : { scope, rows }
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
	const members = under && world.members(quantity.scope, under.scope)
	if (!known || !members) return { column: emptyColumn(quantity, world), rows: allRows(world, quantity.scope) }
	const rows = spanUnder(under.rows, members)
	if (!rows) return { column: known, rows }
	const column = copyColumn(known)
	for (const ancestor of under.rows) empty(column, membersOf(ancestor, members))
	return { column, rows }
}

function empty({ values, monthly, months }: Column, rows: Int32Array): void {
	const span = monthly ? months : 1
	for (const row of rows) values.fill(0, row * span, (row + 1) * span)
}

const membersOf = (ancestor: number, { starts, rows }: Members): Int32Array =>
	rows.subarray(starts[ancestor], starts[ancestor + 1])

/** The first to the last of what lies under some instances. */
function spanUnder(ancestors: readonly number[], members: Members): Rows | null {
	let found: Rows | null = null
	for (const ancestor of ancestors) {
		const own = membersOf(ancestor, members)
		const [first, last] = [own.at(0), own.at(-1)]
		if (first !== undefined && last !== undefined) found = bothRows(found, { from: first, to: last + 1 })
	}
	return found
}

export function emptyColumn<Model>(quantity: QuantityNode, world: World<Model>): Column {
	return makeColumn({
		of: quantity.id,
		count: tableOf(world, quantity.scope).ids.length,
		months: world.months,
		monthly: quantity.per === 'month',
	})
}

/** Made name by name: a record that is made of a list of pairs is several times slower to make, and to read. */
export function mapValues<T, R>(record: Readonly<Record<string, T>>, change: (value: T) => R): Record<string, R> {
	const made: Record<string, R> = {}
	for (const [name, value] of Object.entries(record)) made[name] = change(value)
	return made
}
