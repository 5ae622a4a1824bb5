import type { Column } from './algorithm-node.ts'
import type { QuantityNode } from './quantity.ts'
import type { World } from './scopes.ts'

type Shape = Pick<Column, 'of' | 'count' | 'months' | 'monthly'>

export function makeColumn(shape: Shape): Column {
	return columnFrom(shape, new Float64Array(shape.count * (shape.monthly ? shape.months : 1)))
}

/** A column with the same figures, to be changed in some rows. */
export function copyColumn(column: Column): Column {
	return columnFrom(column, new Float64Array(column.values))
}

function columnFrom({ of, count, months, monthly }: Shape, values: Float64Array): Column {
	const at = monthly ? byMonth(of, values, months) : ofHorizon(of, values)
	return { of, count, months, monthly, values, at }
}

/** The figure in a cell of a column; NaN where there is no such cell. */
export const figureIn = (values: Float64Array, cell: number): number => values[cell] ?? NaN

// What throws stands apart, so that these stay small enough to be compiled into the loops that call them.
function byMonth(of: string, values: Float64Array, months: number): Column['at'] {
	// A month beyond the last would be the next instance's first.
	return (index, month) => {
		const value = month < months ? values[index * months + month] : undefined
		return value === undefined ? missing(of, index, month) : value
	}
}

function ofHorizon(of: string, values: Float64Array): Column['at'] {
	return (index, month) => {
		const value = values[index]
		return value === undefined ? missing(of, index, month) : value
	}
}

function missing(of: string, index: number, month: number): never {
	throw new Error(`${of} has no value ${String(index)} in month ${String(month)}.`)
}

/** For each instance of one scope, its instance in an ancestor scope. Throws where the two are not linked. */
export function alignColumn<Model>(
	world: World<Model>,
	places: { readonly from: string; readonly to: string; readonly reader: string },
): Int32Array {
	const rows = world.link(places.from, places.to)
	if (!rows) throw new Error(`${places.reader} lives on ${places.from} and can't read a quantity of ${places.to}.`)
	return rows
}

/** The columns of a run that are made so far, by quantity. */
export type Columns = Pick<ReadonlyMap<string, Column>, 'get' | 'has' | 'values'> & Iterable<readonly [string, Column]>

/** A quantity, and where its column stands in a run. */
export type InPlace = { readonly quantity: QuantityNode; readonly place: number }

/** An input or output of an algorithm, under the name it has for it. */
export type NamedInPlace = InPlace & { readonly name: string }

/** Where in a run the column of a quantity stands. */
export type PlaceOf = (quantity: QuantityNode) => number

/** Columns that stand each in its quantity's place: a run that starts from another takes over all of them at once. */
export class ColumnsInPlace implements Columns {
	readonly #places: ReadonlyMap<string, number>
	readonly #columns: (Column | undefined)[]

	/** Begins with the columns of an earlier run, of the same places or of fewer. */
	constructor(places: ReadonlyMap<string, number>, before?: { readonly columns: Columns }) {
		this.#places = places
		const all = before?.columns ?? []
		const inPlace = all instanceof ColumnsInPlace && all.#places === places
		this.#columns = inPlace ? all.#columns.slice() : []
		if (!inPlace) for (const [id, column] of all) this.set(id, column)
	}

	get(id: string): Column | undefined {
		const place = this.#places.get(id)
		return place === undefined ? undefined : this.#columns[place]
	}

	inPlace(place: number): Column | undefined {
		return this.#columns[place]
	}

	/** Throws where the quantity that stands there is not made yet. */
	need({ place, quantity }: InPlace): Column {
		return this.#columns[place] ?? notMade(quantity)
	}

	has(id: string): boolean {
		return this.get(id) !== undefined
	}

	/** Throws where the program has no such quantity. */
	set(id: string, column: Column): void {
		const place = this.#places.get(id)
		if (place === undefined) throw new Error(`The program has no quantity ${id}.`)
		this.put(place, column)
	}

	put(place: number, column: Column): void {
		this.#columns[place] = column
	}

	*values(): Generator<Column> {
		for (const [, column] of this) yield column
	}

	*[Symbol.iterator](): Generator<readonly [string, Column]> {
		for (const [id, place] of this.#places) {
			const column = this.#columns[place]
			if (column) yield [id, column]
		}
	}
}

export function needColumn(columns: Columns, quantity: QuantityNode): Column {
	return columns.get(quantity.id) ?? notMade(quantity)
}

function notMade({ id }: QuantityNode): never {
	throw new Error(`${id} was read before it was made.`)
}
