import type { Column } from './algorithm-node.ts'
import { alignColumn, makeColumn } from './columns.ts'
import { type Gathering, gathering, gatherRows } from './gather.ts'
import { type Aggregate, type FormulaNode, isAggregate, type QuantityNode, type Reading } from './quantity.ts'
import { type Input, loopsOf } from './loops.ts'
import { type Rows } from './changes/rows.ts'
import { tableOf, type World } from './scopes.ts'

export type Columns = ReadonlyMap<string, Column>

type ColumnContext<Model> = {
	readonly world: World<Model>
	readonly columns: Columns
	readonly rows: Rows
}

/** Cells filled at once: few enough to stay near the processor, enough that starting a loop costs little. */
const CELLS_AT_ONCE = 512

/**
 * Fills some rows of a formula's column, a few at once. Formulas run as loops over their expression: what a reader sees is
 * what ran.
 */
export function fillFormula<Model>(formula: FormulaNode, column: Column, place: ColumnContext<Model>): void {
	const span = column.monthly ? column.months : 1
	const atOnce = Math.max(1, Math.floor(CELLS_AT_ONCE / span))
	const scratch = scratchOf(atOnce * span)
	const reader = { ...place, scratch }
	const sources: Source[] = []
	const read = (name: string): Source => {
		const source = sourceOf(formula, name, reader)
		sources.push(source)
		return source
	}
	const { out, fill } = loopsOf(formula.tree, { read, span, scratch })
	out.values = column.values
	const { from, to } = place.rows
	for (let row = from; row < to; row += atOnce) {
		const rows = Math.min(atOnce, to - row)
		for (const source of sources) source.place(row, rows)
		out.from = row * span
		fill(rows)
	}
}

type Scratch = () => Float64Array
const sheets: Float64Array[] = []

/** Room for so many cells, again and again; one formula is filled at a time, and the next writes over what it left. */
function scratchOf(cells: number): Scratch {
	let used = 0
	return () => {
		const known = sheets[used]
		const sheet = known && known.length >= cells ? known : new Float64Array(cells)
		sheets[used++] = sheet
		return sheet
	}
}

/** What a formula reads, set to where the figures for some of its rows lie. */
type Source = Input & { readonly place: (row: number, rows: number) => void }

function sourceOf<Model>(
	formula: FormulaNode,
	name: string,
	reader: ColumnContext<Model> & { readonly scratch: Scratch },
): Source {
	const reading = formula.inputs[name]
	if (!reading) throw new Error(`${formula.id} reads ${name}, which is not among its inputs.`)
	const { world, columns, scratch } = reader
	if (isAggregate(reading)) {
		const task = gatheringOf(reading, { world, columns, scope: formula.scope })
		if (task.monthly && formula.per === 'horizon') refuseMonths(reading, formula)
		return gatheredRows(task, scratch())
	}
	const column = needColumn(columns, reading)
	if (column.monthly && formula.per === 'horizon') refuseMonths(reading, formula)
	if (reading.scope === formula.scope) return ownRows(column)
	const links = alignColumn(world, { from: formula.scope, to: reading.scope, reader: formula.id })
	return ancestorRows(column, links, scratch())
}

/** Descendants are gathered for the reader's rows. */
function gatheredRows(task: Gathering, into: Float64Array): Source {
	const operand = { values: into, from: 0 }
	const place = (row: number, rows: number): void => gatherRows(task, operand, { from: row, to: row + rows })
	return { operand, perRow: !task.monthly, place }
}

/** The reader's own rows are read where they lie. */
function ownRows({ values, monthly, months }: Column): Source {
	const stride = monthly ? months : 1
	const operand = { values, from: 0 }
	const place = (row: number): void => {
		operand.from = row * stride
	}
	return { operand, perRow: !monthly, place }
}

/** An ancestor's rows are laid out in the reader's own order; a row without one reads nothing. */
function ancestorRows(column: Column, links: Int32Array, into: Float64Array): Source {
	const operand = { values: into, from: 0 }
	if (column.monthly) return { operand, perRow: false, place: layingMonths(column, links, into) }
	const { values } = column
	const place = (row: number, rows: number): void => {
		for (let next = 0; next < rows; next++) into[next] = values[links[row + next] ?? -1] ?? NaN
	}
	return { operand, perRow: true, place }
}

/** Readers of one ancestor mostly follow one another: what lies there already is not laid out again. */
function layingMonths({ values, months }: Column, links: Int32Array, into: Float64Array): Source['place'] {
	const laid: number[] = []
	return (row, rows) => {
		for (let next = 0; next < rows; next++) {
			const ancestor = links[row + next] ?? -1
			if (laid[next] === ancestor) continue
			laid[next] = ancestor
			const [from, to] = [ancestor * months, next * months]
			if (ancestor < 0) into.fill(NaN, to, to + months)
			else for (let month = 0; month < months; month++) into[to + month] = values[from + month] ?? NaN
		}
	}
}

function refuseMonths(reading: Reading, formula: FormulaNode): never {
	const { id } = isAggregate(reading) ? reading.of : reading
	throw new Error(`${formula.id} holds for the whole horizon and can't read ${id}, which has months.`)
}

type Place<Model> = { readonly scope: string; readonly world: World<Model>; readonly columns: Columns }

function gatheringOf<Model>({ aggregate: how, of, by }: Aggregate, { world, columns, scope }: Place<Model>): Gathering {
	const weights = by ? needColumn(columns, by) : null
	return gathering(world, { how, of: needColumn(columns, of), by: weights, from: of.scope, to: scope })
}

/** A reading as a column: a quantity's own, or an aggregate gathered onto the reader's scope, there in the rows asked for. */
export function readColumn<Model>(reading: Reading, place: Place<Model> & { readonly rows?: Rows }): Column {
	const { world, columns, scope } = place
	if (!isAggregate(reading)) return needColumn(columns, reading)
	const task = gatheringOf(reading, place)
	const count = tableOf(world, scope).ids.length
	const { from, to } = place.rows ?? { from: 0, to: count }
	const column = makeColumn({ of: task.of.of, count, months: world.months, monthly: task.monthly })
	gatherRows(task, { values: column.values, from: from * task.span }, { from, to })
	return column
}

export function needColumn(columns: Columns, quantity: QuantityNode): Column {
	const column = columns.get(quantity.id)
	if (!column) throw new Error(`${quantity.id} was read before it was made.`)
	return column
}
