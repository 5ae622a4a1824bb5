import { type AlgorithmNode, type Column } from './algorithm.ts'
import { type Program, type Step } from './compile.ts'
import { type FormulaNode, type InputNode, isAggregate, type QuantityNode, type Reading } from './quantity.ts'
import { ImpossibleValue } from './impossible-value.ts'
import { forgetModel, rememberNote } from './erased.ts'
import { ColumnPool, evaluateColumns } from './column-kernels.ts'
import { type Expression, parseExpression } from './expression.ts'
import { aggregateColumn, alignColumn, makeColumn } from './columns.ts'
import { tableOf, type World } from './scopes.ts'

/** All values of one run, by quantity. */
export type Frame<Model> = {
	readonly world: World<Model>
	readonly program: Program
	readonly columns: ReadonlyMap<string, Column>
	readonly notes: ReadonlyMap<string, unknown>
}

/** What an algorithm noted in this run. Throws where the algorithm was not part of it. */
export function noteOf<Model, Note>(frame: Frame<Model>, algorithm: AlgorithmNode<Note>): Note {
	if (!frame.notes.has(algorithm.id)) throw new Error(`${algorithm.id} did not run.`)
	return rememberNote(frame.notes.get(algorithm.id), algorithm)
}

/** The stored series of a quantity. Throws where it was not part of the run. */
export function columnOf<Model>(frame: Frame<Model>, quantity: QuantityNode): Column {
	return needColumn(frame.columns, quantity)
}

/** Runs a program over a world. Pure: same program and world, same bytes. Throws ImpossibleValue. */
export function run<Model>(program: Program, world: World<Model>): Frame<Model> {
	const columns = new Map<string, Column>()
	const notes = new Map<string, unknown>()
	const state = { world, columns, notes, pools: new Map<number, ColumnPool>() }
	for (const step of program.steps) runStep(step, state)
	return { world, program, columns, notes }
}

type State<Model> = {
	readonly world: World<Model>
	readonly columns: Map<string, Column>
	readonly notes: Map<string, unknown>
	readonly pools: Map<number, ColumnPool>
}

function runStep<Model>(step: Step, state: State<Model>): void {
	if (step.node === 'algorithm') runAlgorithm(step, state)
	else if (step.node === 'formula') state.columns.set(step.id, runFormula(step, state))
	else if (step.node === 'input') state.columns.set(step.id, readInput(step, state.world))
}

function readInput<Model>(input: InputNode, world: World<Model>): Column {
	const column = emptyColumn(input, world)
	const span = column.monthly ? world.months : 1
	const erased = forgetModel(world)
	const period = Math.min(span, input.repeatsAfterMonths ?? span)
	for (let index = 0; index < column.count; index++) {
		const from = index * span
		for (let month = 0; month < period; month++) {
			column.values[from + month] = input.read(erased, index, month).value
		}
		for (let month = period; month < span; month++) {
			column.values[from + month] = column.values[from + month - period] ?? NaN
		}
	}
	return checked(input, column, world)
}

// Formulas run as column kernels over their expression: what a reader sees is what ran. `compute` is its typed twin,
// and the registry's tests hold the two together.
function runFormula<Model>(formula: FormulaNode, state: State<Model>): Column {
	const column = emptyColumn(formula, state.world)
	const pool = poolOf(state, column.values.length)
	const borrowed: Float64Array[] = []
	const known = new Map<string, Float64Array>()
	const read = (name: string): Float64Array => {
		const found = known.get(name)
		if (found) return found
		const reading = formula.inputs[name]
		if (!reading) throw new Error(`${formula.id} reads ${name}, which is not among its inputs.`)
		const source = argument(reading, formula, state)
		const made =
			source.values.length === column.values.length && !source.rows ? source.values : spread(source, pool.take())
		if (made !== source.values) borrowed.push(made)
		known.set(name, made)
		return made
	}
	evaluateColumns(treeOf(formula), { out: column.values, pool, read })
	for (const scratch of borrowed) pool.giveBack(scratch)
	return checked(formula, column, state.world)

	/** An ancestor's figures, or one figure for all months, laid out in the formula's own shape. */
	function spread(source: Argument, target: Float64Array): Float64Array {
		const span = column.monthly ? state.world.months : 1
		for (let index = 0; index < column.count; index++) {
			const row = source.rows ? (source.rows[index] ?? -1) : index
			if (source.stride === span) target.set(source.values.subarray(row * span, (row + 1) * span), index * span)
			else target.fill(source.values[row] ?? NaN, index * span, (index + 1) * span)
		}
		return target
	}
}

const trees = new WeakMap<FormulaNode, Expression>()

function treeOf(formula: FormulaNode): Expression {
	const known = trees.get(formula)
	if (known) return known
	const tree = parseExpression(formula.expression)
	trees.set(formula, tree)
	return tree
}

function poolOf<Model>(state: State<Model>, length: number): ColumnPool {
	const known = state.pools.get(length)
	if (known) return known
	const made = new ColumnPool(length)
	state.pools.set(length, made)
	return made
}

type Argument = { readonly values: Float64Array; readonly rows: Int32Array | null; readonly stride: number }

function argument<Model>(reading: Reading, formula: FormulaNode, state: State<Model>): Argument {
	const column = readColumn(reading, { scope: formula.scope, world: state.world, columns: state.columns })
	const from = isAggregate(reading) ? formula.scope : reading.scope
	if (column.monthly && formula.per === 'horizon') {
		throw new Error(
			`${formula.id} holds for the whole horizon and can't read ${isAggregate(reading) ? reading.of.id : reading.id}, which has months.`,
		)
	}
	const rows =
		from === formula.scope ? null : alignColumn(state.world, { from: formula.scope, to: from, reader: formula.id })
	return { values: column.values, rows, stride: column.monthly ? state.world.months : 1 }
}

/** A reading as a column: a quantity's own, or an aggregate gathered onto the reader's scope. */
export function readColumn<Model>(
	reading: Reading,
	place: { readonly scope: string; readonly world: World<Model>; readonly columns: ReadonlyMap<string, Column> },
): Column {
	if (!isAggregate(reading)) return needColumn(place.columns, reading)
	return aggregateColumn(place.world, {
		how: reading.aggregate,
		scope: place.scope,
		of: { scope: reading.of.scope, column: needColumn(place.columns, reading.of) },
		by: reading.by ? needColumn(place.columns, reading.by) : null,
	})
}

function needColumn(columns: ReadonlyMap<string, Column>, quantity: QuantityNode): Column {
	const column = columns.get(quantity.id)
	if (!column) throw new Error(`${quantity.id} was read before it was made.`)
	return column
}

function runAlgorithm<Model>(algorithm: AlgorithmNode, state: State<Model>): void {
	const input = mapValues(algorithm.inputs, (quantity) => needColumn(state.columns, quantity))
	const made = mapValues(algorithm.outputs, (quantity) => emptyColumn(quantity, state.world))
	const output = mapValues(made, (column) => column.values)
	const noteOf = <Note>(other: AlgorithmNode<Note>): Note => {
		if (!algorithm.after.includes(other))
			throw new Error(`${algorithm.id} reads the note of ${other.id} without listing it under «after».`)
		return rememberNote(state.notes.get(other.id), other)
	}
	state.notes.set(algorithm.id, algorithm.run({ world: forgetModel(state.world), input, output, noteOf }))
	for (const [name, quantity] of Object.entries(algorithm.outputs)) {
		const column = made[name]
		if (column) state.columns.set(quantity.id, checked(quantity, column, state.world))
	}
}

function emptyColumn<Model>(quantity: QuantityNode, world: World<Model>): Column {
	return makeColumn({
		count: tableOf(world, quantity.scope).ids.length,
		months: world.months,
		monthly: quantity.per === 'month',
	})
}

function checked<Model>(quantity: QuantityNode, column: Column, world: World<Model>): Column {
	const span = column.monthly ? world.months : 1
	const { values } = column
	for (let cell = 0; cell < values.length; cell++) {
		const value = values[cell] ?? NaN
		if (Number.isFinite(value) || (quantity.sparse === true && Number.isNaN(value))) continue
		const id = tableOf(world, quantity.scope).ids[Math.floor(cell / span)] ?? ''
		throw new ImpossibleValue(
			`${quantity.id} of ${quantity.scope}:${id} in month ${String((cell % span) + 1)} came to ${String(value)}.`,
		)
	}
	return column
}

function mapValues<T, R>(record: Readonly<Record<string, T>>, change: (value: T) => R): Record<string, R> {
	return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]))
}
