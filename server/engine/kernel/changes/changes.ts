import type { AlgorithmNode } from '../algorithm-node.ts'
import { type FormulaNode, isAggregate, type QuantityNode, type Reading } from '../quantity.ts'
import { bothRows, type Rows, rowsOver, rowsUnder } from './rows.ts'
import { sameTables, tableOf, type World } from '../scopes.ts'
import { type Program } from '../compile.ts'

/** Rows of each quantity that differ from the run before; a quantity that is not here has none. */
export type Changes = Map<string, Rows>

/** Whether a run can start from another: the same definitions over the same instances and months. */
export function continues<Model>(
	before: { readonly program: Program; readonly world: World<Model> },
	program: Program,
	world: World<Model>,
): boolean {
	const { months, tables } = before.world
	return before.program === program && months === world.months && sameTables(tables, world.tables)
}

/** Whether what an input reads of one instance is as it was in the earlier world. */
export type Unchanged = (scope: string, row: number) => boolean

export type RowsToRead = (scope: string) => readonly number[]

/** The rows of a scope whose inputs must be read, in their order; looked for once a scope. */
export function rowsToRead<Model>(world: World<Model>, unchanged: Unchanged): RowsToRead {
	const known = new Map<string, readonly number[]>()
	return (scope) => {
		const rows = known.get(scope) ?? [...tableOf(world, scope).ids.keys()].filter((row) => !unchanged(scope, row))
		known.set(scope, rows)
		return rows
	}
}

/** Rows of a formula whose inputs changed, or null. */
export function changedRows<Model>(formula: FormulaNode, changes: Changes, world: World<Model>): Rows | null {
	let rows: Rows | null = null
	for (const reading of Object.values(formula.inputs)) {
		rows = bothRows(rows, rowsReading(reading, { changes, world, scope: formula.scope }))
	}
	return rows
}

type At<Model> = { readonly changes: Changes; readonly world: World<Model>; readonly scope: string }

function rowsReading<Model>(reading: Reading, at: At<Model>): Rows | null {
	if (!isAggregate(reading)) return rowsBelow(reading, at)
	const own = rowsAbove(reading.of, at)
	return reading.by ? bothRows(own, rowsAbove(reading.by, at)) : own
}

function rowsBelow<Model>(quantity: QuantityNode, { changes, world, scope }: At<Model>): Rows | null {
	const rows = changes.get(quantity.id)
	if (!rows || quantity.scope === scope) return rows ?? null
	const links = world.link(scope, quantity.scope)
	return links ? rowsUnder(rows, links) : null
}

function rowsAbove<Model>(quantity: QuantityNode, { changes, world, scope }: At<Model>): Rows | null {
	const rows = changes.get(quantity.id)
	const links = rows && world.link(quantity.scope, scope)
	return rows && links ? rowsOver(rows, links) : null
}

/** Instances an algorithm is made one by one of whose part may differ: their own rows do, or an input they hang on; or null. */
export function rowsToMake<Model>(
	{ each, inputs }: AlgorithmNode,
	{ toRead, ...run }: { readonly changes: Changes; readonly world: World<Model>; readonly toRead: RowsToRead },
): Rows | null {
	const own = toRead(each)
	const [first, last] = [own.at(0), own.at(-1)]
	let rows: Rows | null = first === undefined || last === undefined ? null : { from: first, to: last + 1 }
	for (const quantity of Object.values(inputs)) rows = bothRows(rows, rowsAround(quantity, { ...run, scope: each }))
	return rows
}

/** Wherever a quantity lives: the rows of a scope it changed under, at or over. */
function rowsAround<Model>(quantity: QuantityNode, at: At<Model>): Rows | null {
	const { changes, world, scope } = at
	if (!changes.has(quantity.id)) return null
	if (world.link(quantity.scope, scope)) return rowsAbove(quantity, at)
	return world.link(scope, quantity.scope) ? rowsBelow(quantity, at) : allRows(world, scope)
}

/** Every row of a scope. */
export function allRows<Model>(world: World<Model>, scope: string): Rows {
	return { from: 0, to: tableOf(world, scope).ids.length }
}
