import type { Column } from '../algorithm-node.ts'
import { allRows } from './changes.ts'
import { bothRows, type Rows } from './rows.ts'
import { type ColumnsInPlace, copyColumn, type InPlace, makeColumn } from '../columns.ts'
import type { NamedInPlace } from '../placed-steps.ts'
import type { QuantityNode } from '../quantity.ts'
import { type Members, tableOf, type World } from '../scopes.ts'

/** A column and its rows that may differ from the earlier run's. */
export type Made = { readonly column: Column; readonly rows: Rows | null }

/** Some instances of a scope, and whatever lies under them; null: all there is. */
type Under = { readonly scope: string; readonly rows: readonly number[] } | null

type Runs = {
	readonly world: World<unknown>
	readonly before: { readonly columns: ColumnsInPlace } | null
}
type Filling<Model> = { readonly world: World<Model>; readonly under: Under }

/**
 * An algorithm's columns, made when it first asks for them. It stands with the algorithm for all runs and lets go of each: a
 * list made anew in every run soon lives among what is seldom looked at, and holds what is long done with.
 */
export class Outputs {
	readonly inPlace: readonly NamedInPlace[]
	/** by the place of the output in a run; none: not made yet */
	readonly #made = new Map<number, Made>()
	#runs: Runs | null = null

	constructor(outputs: readonly NamedInPlace[]) {
		this.inPlace = outputs
	}

	begin(runs: Runs): void {
		this.letGo()
		this.#runs = runs
	}

	letGo(): void {
		this.#made.clear()
		this.#runs = null
	}

	/** Throws where it is not made yet. */
	madeOf({ quantity, place }: InPlace): Made {
		const made = this.#made.get(place)
		if (!made) throw new Error(`${quantity.id} is not made yet.`)
		return made
	}

	/** Makes those that are not there yet, empty in what lies under some instances. */
	make(scope: string, rows: readonly number[]): void {
		if (this.#made.size > 0 || !this.#runs) return
		const { world, before } = this.#runs
		const all = rows.length === tableOf(world, scope).ids.length
		const under = all ? null : { scope, rows }
		for (const { quantity, place } of this.inPlace)
			this.#made.set(place, columnToFill(quantity, before?.columns.inPlace(place), { world, under }))
	}

	/** The same by name, to be filled. */
	open(scope: string, rows: readonly number[]): Record<string, Float64Array> {
		this.make(scope, rows)
		const opened: Record<string, Float64Array> = {}
		for (const output of this.inPlace) opened[output.name] = this.madeOf(output).column.values
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
