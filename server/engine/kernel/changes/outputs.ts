import type { Column } from '../algorithm-node.ts'
import { allRows } from './changes.ts'
import { bothRows, type Rows } from './rows.ts'
import { type ColumnsInPlace, copyColumn, makeColumn } from '../columns.ts'
import type { NamedInPlace } from '../placed-steps.ts'
import type { QuantityNode } from '../quantity.ts'
import { type Members, tableOf, type World } from '../scopes.ts'

/** A column and its rows that may differ from the earlier run's. */
export type Made = { readonly column: Column; readonly rows: Rows | null }

type Opened = { readonly output: NamedInPlace; readonly made: Made }

/** Some instances of a scope, and whatever lies under them; null: all there is. */
type Under = { readonly scope: string; readonly rows: readonly number[] } | null

type Runs<Model> = {
	readonly world: World<Model>
	readonly before: { readonly columns: ColumnsInPlace } | null
}
type Filling<Model> = { readonly world: World<Model>; readonly under: Under }

/** An algorithm's columns, made when it first asks for them. */
export class Outputs<Model> {
	/** in the order in which it names them */
	readonly made: Opened[] = []
	readonly #outputs: readonly NamedInPlace[]
	readonly #runs: Runs<Model>

	constructor(outputs: readonly NamedInPlace[], runs: Runs<Model>) {
		this.#outputs = outputs
		this.#runs = runs
	}

	/** Makes those that are not there yet, empty in what lies under some instances. */
	make(scope: string, rows: readonly number[]): void {
		if (this.made.length > 0) return
		const { world, before } = this.#runs
		const all = rows.length === tableOf(world, scope).ids.length
		const under = all ? null : { scope, rows }
		for (const output of this.#outputs) {
			const { quantity, place } = output
			this.made.push({ output, made: columnToFill(quantity, before?.columns.inPlace(place), { world, under }) })
		}
	}

	/** The same by name, to be filled. */
	open(scope: string, rows: readonly number[]): Record<string, Float64Array> {
		this.make(scope, rows)
		const opened: Record<string, Float64Array> = {}
		for (const { output, made } of this.made) opened[output.name] = made.column.values
		return opened
	}
}

/** The earlier run's column, empty in the rows that lie under some instances; else one that is empty altogether. */
function columnToFill<Model>(
	quantity: QuantityNode,
	known: Column | undefined,
	{ world, under }: Filling<Model>,
): Made {
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
