import { rememberNote } from './algorithm.ts'
import type { AlgorithmGiven, AlgorithmNode, Column } from './algorithm-node.ts'
import { allRows, changedRows, rowsToMake, type Watching } from './changes/changes.ts'
import { ColumnsInPlace, copyColumn, needColumn } from './columns.ts'
import { Context } from './context.ts'
import { type Program, type Step } from './compile.ts'
import { fillFormula } from './fill/formula-column.ts'
import { named, requireFinite } from './impossible-value.ts'
import { type FormulaNode, type InputNode, type QuantityNode } from './quantity.ts'
import { readInput } from './read-input.ts'
import { emptyColumn, type Made, mapValues, openOutputs } from './changes/outputs.ts'
import { Reads } from './changes/reads.ts'
import { differingRows, listRows } from './changes/rows.ts'
import { type Again, type Before, earlierOf, markReaders, startFrom } from './changes/start-from.ts'
import type { World } from './scopes.ts'

/** All values of one run, by quantity, and what another needs to start from it. */
export type Frame<Model> = Before<Model>

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
	readonly columns: ColumnsInPlace
	readonly notes: Map<string, unknown>
	readonly again: Again<Model> | null
	readonly mayGoOn: () => void
}

type RunOptions<Model> = {
	/** an earlier run to start from, where both are watched */
	readonly frame?: Frame<Model>
	readonly watching?: Watching<Model>
	/** called before any step that is run, and in a long one between its months */
	readonly mayGoOn?: (() => void) | undefined
}
const goOn = () => {}

/**
 * Runs a program over a world. Given an earlier run over the same instances it computes only what hangs on parts of the model
 * that differ, and shares the rest with it. Pure: same program and world, same figures, whatever came before. Throws
 * ImpossibleValue, and what `mayGoOn` throws.
 */
export function run<Model>(
	program: Program,
	world: World<Model>,
	{ frame, watching, mayGoOn = goOn }: RunOptions<Model> = {},
): Frame<Model> {
	const again = startFrom(frame, { program, world, watching })
	const { reads, ...made } = takenOver(program, again?.before)
	const read = watching ? { ...world, model: watching.watch(world.model, reads) } : world
	runSteps(program, { ...made, world: read, again, mayGoOn }, reads)
	return { ...made, world, program, reads: watching ? reads : null }
}

/** What a run begins with, and may change. */
function takenOver<Model>({ places }: Program, before?: Before<Model>) {
	return {
		columns: new ColumnsInPlace(places, before),
		notes: new Map(before?.notes),
		reads: before?.reads ?? new Reads(),
	}
}

function runSteps<Model>({ steps }: Program, state: State<Model>, reads: Reads): void {
	for (const [place, step] of steps.entries()) {
		if (state.again?.due[place] === 0) continue
		reads.nameReader(step)
		runStep(step, state)
	}
	reads.nameReader(null)
}

/** The same run with what a larger program defines beside it: what is there already is not run again. */
export function extend<Model>(frame: Frame<Model>, program: Program): Frame<Model> {
	const { world } = frame
	const [columns, notes] = [new ColumnsInPlace(program.places, frame), new Map(frame.notes)]
	const state: State<Model> = { world, columns, notes, again: null, mayGoOn: goOn }
	const isThere = (step: Step) => (step.node === 'algorithm' ? notes : columns).has(step.id)
	for (const step of program.steps) if (!isThere(step)) runStep(step, state)
	return { world, program, columns, notes, reads: null }
}

function runStep<Model>(step: Step, state: State<Model>): void {
	state.mayGoOn()
	if (step.node === 'algorithm') runAlgorithm(step, state)
	else if (step.node === 'formula') runFormula(step, state)
	else if (step.node === 'input') runInput(step, state)
}

/** Checks the rows that were made and stores the column; the earlier one stays where no figure of it differs. */
function keep<Model>(quantity: QuantityNode, made: Made, { world, columns, again }: State<Model>): void {
	const known = columns.get(quantity.id)
	const differing = known && made.rows ? differingRows(made.column, known, made.rows) : made.rows
	if (!known || differing) columns.set(quantity.id, made.column)
	if (!differing) return
	requireFinite(quantity, { column: made.column, rows: differing }, world)
	if (!again) return
	again.changes.set(quantity.id, differing)
	markReaders(quantity, again)
}

function runInput<Model>(input: InputNode, state: State<Model>): void {
	const { world, columns, again } = state
	const known = columns.get(input.id)
	const rows = again ? again.rowsToRead(input, input.scope) : listRows(allRows(world, input.scope))
	const column = readInput(input, { world, rows, known })
	keep(input, { column, rows: { from: rows[0] ?? 0, to: (rows.at(-1) ?? -1) + 1 } }, state)
}

function runFormula<Model>(formula: FormulaNode, state: State<Model>): void {
	const { world, columns, again } = state
	const known = columns.get(formula.id)
	const rows = again ? changedRows(formula, again.changes, world) : allRows(world, formula.scope)
	if (!rows) return
	const whole = !known || rows.to - rows.from === known.count
	const column = whole ? emptyColumn(formula, world) : copyColumn(known)
	fillFormula(formula, column, { world, columns, rows })
	keep(formula, { column, rows }, state)
}

function runAlgorithm<Model>(algorithm: AlgorithmNode, state: State<Model>): void {
	const { world, again, mayGoOn } = state
	const made = again ? rowsToMake(algorithm, { ...again, world }) : allRows(world, algorithm.each)
	if (!made) return
	const given = { world, input: columnsOf(algorithm, state), noteOf: noteReader(algorithm, state) }
	if (again && isUnchanged(algorithm, given, again)) return
	const rows = listRows(made)
	const outputs = openOutputs(algorithm, { world, before: again?.before ?? null })
	const earlier = earlierOf(algorithm, again)
	const context = new Context({ ...given, earlier, rows, mayGoOn }, algorithm, outputs)
	const note = named(algorithm.id, () => algorithm.run(context))
	outputs.open(algorithm.each, rows)
	keepNote(algorithm, note, state)
	for (const [quantity, column] of outputs.made) keep(quantity, column, state)
}

function keepNote<Model>(algorithm: AlgorithmNode, note: unknown, { notes, again }: State<Model>): void {
	if (again && note !== notes.get(algorithm.id)) markReaders(algorithm, again)
	notes.set(algorithm.id, note)
}

function columnsOf<Model>({ inputs }: AlgorithmNode, { columns }: State<Model>): Readonly<Record<string, Column>> {
	return mapValues(inputs, (quantity) => needColumn(columns, quantity))
}

function noteReader<Model>(algorithm: AlgorithmNode, { notes }: State<Model>) {
	return <Note>(other: AlgorithmNode<Note>): Note => {
		if (!algorithm.after.includes(other))
			throw new Error(`${algorithm.id} reads the note of ${other.id} without listing it under «after».`)
		return rememberNote(notes.get(other.id), other)
	}
}

function isUnchanged<Model>(
	algorithm: AlgorithmNode,
	given: AlgorithmGiven<unknown, string>,
	again: Again<Model>,
): boolean {
	const earlier = earlierOf(algorithm, again)
	const inputsChanged = Object.values(algorithm.inputs).some(({ id }) => again.changes.has(id))
	return earlier !== null && algorithm.unchanged({ ...given, earlier, inputsChanged })
}
