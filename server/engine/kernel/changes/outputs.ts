import type { Column } from '../algorithm-node.ts'
import { allRows, bothRows, type Rows } from './rows.ts'
import { type ColumnsInPlace, copyColumn, makeColumn, type NamedInPlace } from '../columns.ts'
import type { QuantityNode } from '../quantity.ts'
import { type Members, tableOf, type World } from '../scopes.ts'

/** A column and its rows that may differ from the earlier run's. */
export class Made {
	readonly column: Column
	readonly rows: Rows | null

	constructor(column: Column, rows: Rows | null) {
		this.column = column
		this.rows = rows
	}
}

/** Some instances of a scope, and whatever lies under them; null: all there is. */
type Under = { readonly scope: string; readonly rows: readonly number[] } | null

type Runs = {
	readonly world: World<unknown>
	readonly before: { readonly columns: ColumnsInPlace } | null
}
type Filling<Model> = { readonly world: World<Model>; readonly under: Under }

/** An output, and what the run that is being made has made of it so far. */
type OutputInPlace = NamedInPlace & { made: Made | null }

/**
 * An algorithm's columns, made when it first asks for them. It stands with the algorithm for all runs and lets go of each: V8
 * takes lists and literals that every run makes for long-lived, and what those hold is collected late.
 */
export class Outputs {
	readonly inPlace: readonly OutputInPlace[]
	#runs: Runs | null = null

	constructor(outputs: readonly NamedInPlace[]) {
		this.inPlace = outputs.map((output) => ({ ...output, made: null }))
	}

	begin(runs: Runs): void {
		this.letGo()
		this.#runs = runs
	}

	letGo(): void {
		for (const output of this.inPlace) output.made = null
		this.#runs = null
	}

	/** Makes those that are not there yet, empty in what lies under some instances. */
	make(scope: string, rows: readonly number[]): void {
		if (this.inPlace[0]?.made || !this.#runs) return
		const { world, before } = this.#runs
		const all = rows.length === tableOf(world, scope).ids.length
		const under = all ? null : { scope, rows }
		for (const output of this.inPlace)
			output.made = columnToFill(output.quantity, before?.columns.inPlace(output.place), { world, under })
	}

	/** The same by name, to be filled. */
	open(scope: string, rows: readonly number[]): Record<string, Float64Array> {
		this.make(scope, rows)
		const opened: Record<string, Float64Array> = {}
		for (const { name, made } of this.inPlace) if (made) opened[name] = made.column.values
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
	if (!known || !members) return new Made(emptyColumn(quantity, world), allRows(world, quantity.scope))
	const rows = spanUnder(under.rows, members)
	if (!rows) return new Made(known, rows)
	const column = copyColumn(known)
	for (const ancestor of under.rows) empty(column, membersOf(ancestor, members))
	return new Made(column, rows)
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
