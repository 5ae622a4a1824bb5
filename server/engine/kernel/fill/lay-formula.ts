import type { Column } from '../algorithm-node.ts'
import type { Operand } from './column-kernels.ts'
import { alignColumn, type Columns, needColumn } from '../columns.ts'
import type { Rows } from '../changes/rows.ts'
import { gatheringOf, gatherRows } from './gather.ts'
import { type Input, type Loops, loopsOf, NOWHERE } from './loops.ts'
import { type Aggregate, type FormulaNode, isAggregate, type QuantityNode, type Reading } from '../quantity.ts'
import type { World } from '../scopes.ts'

/** Where some rows of a formula are filled from. */
export type FillFrom<Model> = { readonly world: World<Model>; readonly columns: Columns; readonly rows: Rows }

/** Sets what a formula reads to where the figures for some of its rows lie. */
type PlaceRows = (row: number, rows: number) => void

type Source = Input & {
	/** read where it lies in the column of a run; else laid out beside it */
	readonly own: boolean
	readonly bind: <Model>(run: FillFrom<Model>) => PlaceRows
}

/** A formula as loops, laid out once for plans of so many months: what each run binds are the columns it reads. */
type LaidFormula = Loops & {
	/** cells of a row, and rows that are filled at once */
	readonly span: number
	readonly atOnce: number
	readonly sources: readonly Source[]
}

/** Cells filled at once: few enough to stay near the processor, enough that starting a loop costs little. */
const CELLS_AT_ONCE = 512

const laidOut = new WeakMap<FormulaNode, LaidFormula>()

export function laidFormula(formula: FormulaNode, months: number): LaidFormula {
	const span = formula.per === 'month' ? months : 1
	const known = laidOut.get(formula)
	if (known?.span === span) return known
	const made = layFormula(formula, span)
	laidOut.set(formula, made)
	return made
}

function layFormula(formula: FormulaNode, span: number): LaidFormula {
	const atOnce = Math.max(1, Math.floor(CELLS_AT_ONCE / span))
	const scratch = scratchOf(atOnce * span)
	const sources: Source[] = []
	const read = (name: string): Source => {
		const source = sourceOf(formula, name, scratch)
		sources.push(source)
		return source
	}
	const number = (value: number) => new Float64Array(atOnce * span).fill(value)
	return { ...loopsOf(formula.tree, { read, span, scratch, number }), span, atOnce, sources }
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

function sourceOf(formula: FormulaNode, name: string, scratch: Scratch): Source {
	const reading = formula.inputs[name]
	if (!reading) throw new Error(`${formula.id} reads ${name}, which is not among its inputs.`)
	if (hasMonths(reading) && formula.per === 'horizon') refuseMonths(reading, formula)
	if (isAggregate(reading)) return gatheredRows(formula, reading, scratch())
	return reading.scope === formula.scope ? ownRows(reading) : ancestorRows(formula, reading, scratch())
}

function hasMonths(reading: Reading): boolean {
	const read = isAggregate(reading) ? [reading.of, reading.by] : [reading]
	return read.some((quantity) => quantity?.per === 'month')
}

function refuseMonths(reading: Reading, formula: FormulaNode): never {
	const { id } = isAggregate(reading) ? reading.of : reading
	throw new Error(`${formula.id} holds for the whole horizon and can't read ${id}, which has months.`)
}

/** Descendants are gathered for the reader's rows. */
function gatheredRows({ scope }: FormulaNode, reading: Aggregate, into: Float64Array): Source {
	const operand = { values: into, from: 0 }
	return {
		...{ operand, perRow: !hasMonths(reading), own: false },
		bind: ({ world, columns }) => {
			const task = gatheringOf(reading, { world, columns, scope })
			return (row, rows) => gatherRows(task, operand, { from: row, to: row + rows })
		},
	}
}

/** The reader's own rows are read where they lie. */
function ownRows(quantity: QuantityNode): Source {
	const operand: Operand = { values: NOWHERE, from: 0 }
	return {
		...{ operand, perRow: !hasMonths(quantity), own: true },
		bind: ({ columns }) => {
			const { values, monthly, months } = needColumn(columns, quantity)
			operand.values = values
			return (row) => (operand.from = row * (monthly ? months : 1))
		},
	}
}

/** An ancestor's rows are laid out in the reader's own order; a row without one reads nothing. */
function ancestorRows({ id, scope }: FormulaNode, quantity: QuantityNode, into: Float64Array): Source {
	return {
		...{ operand: { values: into, from: 0 }, perRow: !hasMonths(quantity), own: false },
		bind: ({ world, columns }) => {
			const column = needColumn(columns, quantity)
			const links = alignColumn(world, { from: scope, to: quantity.scope, reader: id })
			return column.monthly ? layingMonths(column, links, into) : layingFigures(column, links, into)
		},
	}
}

function layingFigures({ values }: Column, links: Int32Array, into: Float64Array): PlaceRows {
	return (row, rows) => {
		for (let next = 0; next < rows; next++) into[next] = values[links[row + next] ?? -1] ?? NaN
	}
}

/** Readers of one ancestor mostly follow one another: what lies there already is not laid out again. */
function layingMonths({ values, months }: Column, links: Int32Array, into: Float64Array): PlaceRows {
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
