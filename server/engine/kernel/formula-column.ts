import type { Column } from './algorithm-node.ts'
import { type Operand } from './column-kernels.ts'
import { aggregateColumn, alignColumn } from './columns.ts'
import { type FormulaNode, isAggregate, type QuantityNode, type Reading } from './quantity.ts'
import { loopsOf } from './loops.ts'
import { type Rows } from './changes/rows.ts'
import { tableOf, type World } from './scopes.ts'

export type Columns = ReadonlyMap<string, Column>

type ColumnContext<Model> = {
	readonly world: World<Model>
	readonly columns: Columns
	readonly rows: Rows
}

/**
 * Fills some rows of a formula's column: row by row where it has months, else all rows at once. Formulas run as loops over
 * their expression: what a reader sees is what ran.
 */
export function fillFormula<Model>(formula: FormulaNode, column: Column, place: ColumnContext<Model>): void {
	const { rows } = place
	const span = column.monthly ? column.months : rows.to - rows.from
	const { inputs, out, fill } = loopsOf(formula.tree, () => new Float64Array(span))
	const sources = [...inputs].map(([name, operand]) => sourceOf(formula, name, { ...place, operand }))
	out.values = column.values
	const stretches = column.monthly ? rows : { from: rows.from, to: rows.from + 1 }
	for (let row = stretches.from; row < stretches.to; row++) {
		out.from = column.monthly ? row * span : row
		for (const { operand, links, stride } of sources) operand.from = (links ? (links[row] ?? -1) : row) * stride
		fill(span)
	}
}

/** What a formula reads: the row of it that belongs to each of its own, or (none for all) the row itself. */
type Source = { readonly operand: Operand; readonly links: Int32Array | null; readonly stride: number }

function sourceOf<Model>(
	formula: FormulaNode,
	name: string,
	reader: ColumnContext<Model> & { readonly operand: Operand },
): Source {
	const reading = formula.inputs[name]
	if (!reading) throw new Error(`${formula.id} reads ${name}, which is not among its inputs.`)
	const column = readColumn(reading, { ...reader, scope: formula.scope })
	const from = isAggregate(reading) ? formula.scope : reading.scope
	const same = from === formula.scope
	const links = same ? null : alignColumn(reader.world, { from: formula.scope, to: from, reader: formula.id })
	if (formula.per === 'month') return byMonth(column, links, reader.operand)
	if (column.monthly) refuseMonths(reading, formula)
	return allAtOnce(column, links, reader)
}

function byMonth({ values, monthly, months }: Column, links: Int32Array | null, operand: Operand): Source {
	operand.values = values
	operand.step = monthly ? 1 : 0
	return { operand, links, stride: monthly ? months : 1 }
}

/** An ancestor's figures are laid out in the reader's own shape. */
function allAtOnce(
	{ values }: Column,
	links: Int32Array | null,
	{ operand, rows }: { readonly operand: Operand; readonly rows: Rows },
): Source {
	operand.step = 1
	operand.values = values
	if (!links) return { operand, links, stride: 1 }
	operand.values = Float64Array.from(links.subarray(rows.from, rows.to), (row) => values[row] ?? NaN)
	return { operand, links: null, stride: 0 }
}

function refuseMonths(reading: Reading, formula: FormulaNode): never {
	const { id } = isAggregate(reading) ? reading.of : reading
	throw new Error(`${formula.id} holds for the whole horizon and can't read ${id}, which has months.`)
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
