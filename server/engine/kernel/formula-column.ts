import type { Column } from './algorithm-node.ts'
import { ColumnPool, evaluateColumns } from './column-kernels.ts'
import { aggregateColumn, alignColumn } from './columns.ts'
import { type FormulaNode, isAggregate, type QuantityNode, type Reading } from './quantity.ts'
import { type Rows } from './changes/rows.ts'
import { tableOf, type World } from './scopes.ts'

export type Columns = ReadonlyMap<string, Column>

type ColumnContext<Model> = {
	readonly world: World<Model>
	readonly columns: Columns
	readonly rows: Rows
	/** scratch columns, by length */
	readonly pools: Map<number, ColumnPool>
}

/** Fills some rows of a formula's column. Formulas run as column kernels over their expression: what a reader sees is what ran. */
export function fillFormula<Model>(formula: FormulaNode, column: Column, place: ColumnContext<Model>): void {
	const { rows } = place
	const span = column.monthly ? column.months : 1
	const out = column.values.subarray(rows.from * span, rows.to * span)
	const pool = poolOf(place.pools, out.length)
	const borrowed: Float64Array[] = []
	const known = new Map<string, Float64Array>()
	const read = (name: string): Float64Array => {
		const found = known.get(name)
		if (found) return found
		const reading = formula.inputs[name]
		if (!reading) throw new Error(`${formula.id} reads ${name}, which is not among its inputs.`)
		const made = argument(reading, formula, { ...place, span, scratch: () => borrow(pool, borrowed) })
		known.set(name, made)
		return made
	}
	evaluateColumns(formula.tree, { out, pool, read })
	for (const scratch of borrowed) pool.giveBack(scratch)
}

function borrow(pool: ColumnPool, borrowed: Float64Array[]): Float64Array {
	const scratch = pool.take()
	borrowed.push(scratch)
	return scratch
}

function poolOf(pools: Map<number, ColumnPool>, length: number): ColumnPool {
	const known = pools.get(length)
	if (known) return known
	const made = new ColumnPool(length)
	pools.set(length, made)
	return made
}

type Reader<Model> = ColumnContext<Model> & { readonly span: number; readonly scratch: () => Float64Array }

/** What a formula reads, one cell for each of its own: a view where it lies so already, else laid out in a scratch column. */
function argument<Model>(reading: Reading, formula: FormulaNode, reader: Reader<Model>): Float64Array {
	const { world, rows, span } = reader
	const column = readColumn(reading, { ...reader, scope: formula.scope })
	if (column.monthly && formula.per === 'horizon') refuseMonths(reading, formula)
	const from = isAggregate(reading) ? formula.scope : reading.scope
	const stride = column.monthly ? world.months : 1
	if (from === formula.scope && stride === span) return column.values.subarray(rows.from * span, rows.to * span)
	const links =
		from === formula.scope ? null : alignColumn(world, { from: formula.scope, to: from, reader: formula.id })
	return spread(column, reader.scratch(), { links, rows, span })
}

function refuseMonths(reading: Reading, formula: FormulaNode): never {
	const { id } = isAggregate(reading) ? reading.of : reading
	throw new Error(`${formula.id} holds for the whole horizon and can't read ${id}, which has months.`)
}

/** An ancestor's figures, or one figure for all months, laid out in the reader's own shape. */
function spread(
	column: Column,
	target: Float64Array,
	to: { readonly links: Int32Array | null; readonly rows: Rows; readonly span: number },
): Float64Array {
	const { links, rows, span } = to
	for (let index = rows.from; index < rows.to; index++) {
		const row = links ? (links[index] ?? -1) : index
		const at = (index - rows.from) * span
		if (column.monthly) target.set(column.values.subarray(row * span, (row + 1) * span), at)
		else target.fill(column.values[row] ?? NaN, at, at + span)
	}
	return target
}

/** A reading as a column: a quantity's own, or an aggregate gathered onto the reader's scope, there in the rows asked for. */
export function readColumn<Model>(
	reading: Reading,
	place: {
		readonly scope: string
		readonly world: World<Model>
		readonly columns: Columns
		readonly rows?: Rows
	},
): Column {
	if (!isAggregate(reading)) return needColumn(place.columns, reading)
	return aggregateColumn(place.world, {
		how: reading.aggregate,
		scope: place.scope,
		of: { scope: reading.of.scope, column: needColumn(place.columns, reading.of) },
		by: reading.by ? needColumn(place.columns, reading.by) : null,
		rows: place.rows ?? { from: 0, to: tableOf(place.world, place.scope).ids.length },
	})
}

export function needColumn(columns: Columns, quantity: QuantityNode): Column {
	const column = columns.get(quantity.id)
	if (!column) throw new Error(`${quantity.id} was read before it was made.`)
	return column
}
