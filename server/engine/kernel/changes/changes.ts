import type { AlgorithmNode } from '../algorithm-node.ts'
import { type FormulaNode, isAggregate, type QuantityNode, type Reading } from '../quantity.ts'
import { bothRows, type Rows, rowsOver, rowsUnder } from './rows.ts'
import { ROOT, sameTables, tableOf, type World } from '../scopes.ts'
import type { Program, Step } from '../compile.ts'
import type { Reads } from './reads.ts'

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

/**
 * Parts in which a model differs from an earlier one, each with the instances of a scope that it differs under; null: it may
 * differ anywhere.
 */
export type Differences = { readonly scope: string; readonly parts: ReadonlyMap<string, ReadonlySet<number> | null> }

/** How a model tells what is read of it, and how it is told from an earlier one. */
export type Watching<Model> = {
	/** the same model, which notes what is read of it */
	readonly watch: (model: Model, reads: Reads) => Model
	/** null: in all */
	readonly differences: (now: World<Model>, before: World<Model>) => Differences | null
}

/** The rows of a scope in which a step must read the model again, in their order; none where it reads no part that differs. */
export type RowsToRead = (step: Step, scope: string) => readonly number[]

/** Steps that have read a part of the model that differs, and the rows in which they must read it again. */
export function readAgain<Model>(world: World<Model>, { scope, parts }: Differences, reads: Reads) {
	const under = new Map<Step, ReadonlySet<number> | null>()
	for (const [part, instances] of parts) {
		for (const step of reads.readersOf(part)) {
			const known = under.get(step)
			under.set(step, known === null || instances === null ? null : new Set([...(known ?? []), ...instances]))
		}
	}
	const rowsToRead: RowsToRead = (step, of) => {
		const instances = under.get(step)
		if (instances === undefined) return []
		const links = instances && world.link(of, scope)
		const rows = [...tableOf(world, of).ids.keys()]
		return instances && links ? rows.filter((row) => instances.has(links[row] ?? -1)) : rows
	}
	return { steps: [...under.keys()], rowsToRead }
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
type Changing<Model> = Omit<At<Model>, 'scope'> & { readonly rowsToRead: RowsToRead }

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

/**
 * Instances an algorithm is made one by one of whose part may differ, of an algorithm that reads something that does: what it
 * reads of the model in their rows, an input they hang on, or what stands behind the notes it reads; or null.
 */
export function rowsToMake<Model>(algorithm: AlgorithmNode, run: Changing<Model>): Rows | null {
	const scope = algorithm.each
	// Whatever differs, it is of the whole plan.
	return scope === ROOT ? allRows(run.world, scope) : rowsBehind(algorithm, { ...run, scope })
}

function rowsBehind<Model>(algorithm: AlgorithmNode, at: At<Model> & Changing<Model>): Rows | null {
	const { inputs, after } = algorithm
	const own = at.rowsToRead(algorithm, at.scope)
	const [first, last] = [own.at(0), own.at(-1)]
	let rows: Rows | null = first === undefined || last === undefined ? null : { from: first, to: last + 1 }
	for (const quantity of Object.values(inputs)) rows = bothRows(rows, rowsAround(quantity, at))
	for (const other of after) rows = bothRows(rows, rowsBehind(other, at))
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
