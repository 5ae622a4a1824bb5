import { rememberNote } from './algorithm.ts'
import type { AlgorithmAgain, AlgorithmNode, Column } from './algorithm-node.ts'
import {
	allRows,
	type Changes,
	changedRows,
	continues,
	type RowsToRead,
	rowsToMake,
	rowsToRead,
	type Unchanged,
} from './changes/changes.ts'
import { copyColumn, needColumn } from './columns.ts'
import { type Program, type Step } from './compile.ts'
import { fillFormula } from './fill/formula-column.ts'
import { named, requireFinite } from './impossible-value.ts'
import { type FormulaNode, type InputNode, type QuantityNode } from './quantity.ts'
import { readInput } from './read-input.ts'
import { emptyColumn, type Made, mapValues, openOutputs } from './changes/outputs.ts'
import { differingRows, listRows, type Rows } from './changes/rows.ts'
import type { World } from './scopes.ts'

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

type State<Model> = {
	readonly world: World<Model>
	readonly columns: Map<string, Column>
	readonly notes: Map<string, unknown>
	/** a run of the same definitions over the same instances, and what differs from it so far */
	readonly before: Frame<Model> | null
	readonly toRead: RowsToRead
	readonly changes: Changes
	readonly mayGoOn: () => void
}

type RunOptions<Model> = {
	/** an earlier run, and which rows of its inputs need not be read again */
	readonly frame?: Frame<Model>
	readonly unchanged?: Unchanged
	/** called between any two steps, and in a long one between its months */
	readonly mayGoOn?: (() => void) | undefined
}
const NONE: Unchanged = () => false
const goOn = () => {}

/**
 * Runs a program over a world. Given an earlier run over the same instances it computes only what hangs on figures that
 * differ, and shares the rest with it; `unchanged` spares it reading inputs again. Pure: same program and world, same
 * figures, whatever came before. Throws ImpossibleValue, and what `mayGoOn` throws.
 */
export function run<Model>(
	program: Program,
	world: World<Model>,
	{ frame, unchanged = NONE, mayGoOn = goOn }: RunOptions<Model> = {},
): Frame<Model> {
	const before = frame !== undefined && continues(frame, program, world) ? frame : null
	const state: State<Model> = {
		world,
		columns: new Map<string, Column>(),
		notes: new Map<string, unknown>(),
		before,
		toRead: rowsToRead(world, before === null ? NONE : unchanged),
		...{ changes: new Map<string, Rows>(), mayGoOn },
	}
	for (const step of program.steps) runStep(step, state)
	return { world, program, columns: state.columns, notes: state.notes }
}

/** The same run with what a larger program defines beside it: what is there already is not run again. */
export function extend<Model>(frame: Frame<Model>, program: Program): Frame<Model> {
	const state: State<Model> = {
		world: frame.world,
		columns: new Map(frame.columns),
		notes: new Map(frame.notes),
		...{ before: null, toRead: rowsToRead(frame.world, NONE), changes: new Map<string, Rows>(), mayGoOn: goOn },
	}
	const isThere = (step: Step) => (step.node === 'algorithm' ? state.notes : state.columns).has(step.id)
	for (const step of program.steps) if (!isThere(step)) runStep(step, state)
	return { world: frame.world, program, columns: state.columns, notes: state.notes }
}

function runStep<Model>(step: Step, state: State<Model>): void {
	state.mayGoOn()
	if (step.node === 'algorithm') runAlgorithm(step, state)
	else if (step.node === 'formula') runFormula(step, state)
	else if (step.node === 'input') runInput(step, state)
}

/** Checks the rows that were made and stores the column, or the earlier one where no figure of it differs. */
function keep<Model>(quantity: QuantityNode, made: Made, { world, columns, before, changes }: State<Model>): void {
	const known = before?.columns.get(quantity.id)
	const differing = known && made.rows ? differingRows(made.column, known, made.rows) : made.rows
	columns.set(quantity.id, known && !differing ? known : made.column)
	if (!differing) return
	requireFinite(quantity, { column: made.column, rows: differing }, world)
	changes.set(quantity.id, differing)
}

function runInput<Model>(input: InputNode, state: State<Model>): void {
	const { world, columns } = state
	const known = state.before?.columns.get(input.id)
	const rows = state.toRead(input.scope)
	if (known && rows.length === 0) {
		columns.set(input.id, known)
		return
	}
	const column = readInput(input, { world, rows, known })
	keep(input, { column, rows: { from: rows[0] ?? 0, to: (rows.at(-1) ?? -1) + 1 } }, state)
}

function runFormula<Model>(formula: FormulaNode, state: State<Model>): void {
	const { world, columns } = state
	const known = state.before?.columns.get(formula.id)
	const rows = known ? changedRows(formula, state.changes, world) : allRows(world, formula.scope)
	if (known && !rows) columns.set(formula.id, known)
	if (!rows) return
	const whole = !known || rows.to - rows.from === known.count
	const column = whole ? emptyColumn(formula, world) : copyColumn(known)
	fillFormula(formula, column, { world, columns, rows })
	keep(formula, { column, rows }, state)
}

function runAlgorithm<Model>(algorithm: AlgorithmNode, state: State<Model>): void {
	const { world, before, mayGoOn } = state
	const input = mapValues(algorithm.inputs, (quantity) => needColumn(state.columns, quantity))
	const noteOf = <Note>(other: AlgorithmNode<Note>): Note => {
		if (!algorithm.after.includes(other))
			throw new Error(`${algorithm.id} reads the note of ${other.id} without listing it under «after».`)
		return rememberNote(state.notes.get(other.id), other)
	}
	const earlier = before && { note: before.notes.get(algorithm.id), world: before.world }
	const given = { world, input, noteOf }
	const made = before ? rowsToMake(algorithm, state) : allRows(world, algorithm.each)
	if (earlier && (!made || isUnchanged(algorithm, { ...given, earlier }, state))) {
		keepAll(algorithm, earlier.note, state)
		return
	}
	const rows = listRows(made)
	const outputs = openOutputs(algorithm, state)
	const note = named(algorithm.id, () =>
		algorithm.run({
			...{ ...given, earlier, rows, mayGoOn },
			get output() {
				return outputs.open(algorithm.each, rows)
			},
			outputUnder: outputs.open,
		}),
	)
	state.notes.set(algorithm.id, note)
	outputs.open(algorithm.each, rows)
	for (const [quantity, made] of outputs.made) keep(quantity, made, state)
}

function isUnchanged<Model>(
	algorithm: AlgorithmNode,
	again: Omit<AlgorithmAgain<unknown, string, unknown>, 'inputsChanged'>,
	{ changes }: State<Model>,
): boolean {
	const inputsChanged = Object.values(algorithm.inputs).some(({ id }) => changes.has(id))
	return algorithm.unchanged({ ...again, inputsChanged })
}

/** An algorithm's outputs as they were. */
function keepAll<Model>(algorithm: AlgorithmNode, note: unknown, { before, columns, notes }: State<Model>): void {
	notes.set(algorithm.id, note)
	for (const output of Object.values(algorithm.outputs)) {
		if (before) columns.set(output.id, columnOf(before, output))
	}
}
