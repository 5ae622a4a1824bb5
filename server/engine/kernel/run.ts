import { rememberNote } from './algorithm.ts'
import type { AlgorithmGiven, AlgorithmNode, Column } from './algorithm-node.ts'
import { changedRows, rowsToMake, type Watching } from './changes/changes.ts'
import { ColumnsInPlace, copyColumn, type InPlace, makeColumn, type NamedInPlace, needColumn } from './columns.ts'
import { Context } from './context.ts'
import { type Program } from './compile.ts'
import { requireFinite, runNamed } from './impossible-value.ts'
import type { PlacedAlgorithm, PlacedFormula, PlacedInput, PlacedStep } from './placed-steps.ts'
import { type QuantityNode } from './quantity.ts'
import { readInput } from './read-input.ts'
import { emptyColumn, type Made, type Outputs } from './changes/outputs.ts'
import { Reads } from './changes/reads.ts'
import { allRows, differingRows, listRows, type Rows } from './changes/rows.ts'
import { type Again, type Before, earlierOf, markDue, startFrom } from './changes/start-from.ts'
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

type RunState<Model> = {
	readonly program: Program
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
	runSteps({ ...made, program, world: read, again, mayGoOn }, reads)
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

function runSteps<Model>(state: RunState<Model>, reads: Reads): void {
	const { placed } = state.program
	const due = state.again?.due
	for (let place = 0; place < placed.length; place++) {
		const step = placed[place]
		if (!step || due?.[place] === 0) continue
		reads.nameReader(step.step)
		runStep(step, state)
	}
	reads.nameReader(null)
}

/** The same run with what a larger program defines beside it: what is there already is not run again. */
export function extend<Model>(frame: Frame<Model>, program: Program): Frame<Model> {
	const { world } = frame
	const [columns, notes] = [new ColumnsInPlace(program.places, frame), new Map(frame.notes)]
	const state: RunState<Model> = { program, world, columns, notes, again: null, mayGoOn: goOn }
	const isThere = ({ node, step }: PlacedStep) => (node === 'algorithm' ? notes : columns).has(step.id)
	for (const step of program.placed) if (!isThere(step)) runStep(step, state)
	return { world, program, columns, notes, reads: null }
}

function runStep<Model>(step: PlacedStep, state: RunState<Model>): void {
	state.mayGoOn()
	if (step.node === 'algorithm') runAlgorithm(step, state)
	else if (step.node === 'formula') runFormula(step, state)
	else runInput(step, state)
}

/** Checks the rows that were made and stores the column; the earlier one stays where no figure of it differs. */
function keep<Model>({ quantity, place }: InPlace, { column, rows }: Made, state: RunState<Model>): void {
	const { world, columns, again, program } = state
	const known = columns.inPlace(place)
	const differing = known && rows ? differingRows(column, known, rows) : rows
	if (!known || differing) columns.put(place, column)
	if (!differing) return
	requireFinite(quantity, { column, rows: differing }, world)
	if (!again) return
	again.changes.set(place, differing)
	markDue(program.readers[place], again)
}

function runInput<Model>({ step, place }: PlacedInput, state: RunState<Model>): void {
	const { world, columns, again } = state
	const known = columns.inPlace(place)
	const rows = again ? again.rowsToRead(step, step.scope) : listRows(allRows(world, step.scope))
	const column = readInput(step, { world, rows, known })
	keep({ quantity: step, place }, { column, rows: { from: rows[0] ?? 0, to: (rows.at(-1) ?? -1) + 1 } }, state)
}

function runFormula<Model>(placed: PlacedFormula, state: RunState<Model>): void {
	const { step, place, filling } = placed
	const { world, columns, again } = state
	const rows = again ? changedRows(placed, again.changes, world) : allRows(world, step.scope)
	if (!rows) return
	const column = columnAnew(columns.inPlace(place), rows) ?? emptyColumn(step, world)
	filling.fill(column, { world, columns, rows })
	keep({ quantity: step, place }, { column, rows }, state)
}

/** What an earlier run's column becomes where some rows are filled anew. */
function columnAnew(known: Column | undefined, { from, to }: Rows): Column | undefined {
	return known && (to - from === known.count ? makeColumn(known) : copyColumn(known))
}

function runAlgorithm<Model>(placed: PlacedAlgorithm, state: RunState<Model>): void {
	const { step: algorithm } = placed
	const { world, again, mayGoOn } = state
	const due = again ? rowsToMake(placed, world, again) : allRows(world, algorithm.each)
	if (!due) return
	const given = { world, input: columnsOf(placed.inputs, state), noteOf: noteReader(algorithm, state) }
	if (again && isUnchanged(placed, given, again)) return
	const rows = listRows(due)
	const { outputs } = placed
	outputs.begin({ world, before: again?.before ?? null })
	const earlier = earlierOf(algorithm, again)
	const note = runNamed(algorithm, new Context(given, { earlier, rows, mayGoOn, each: algorithm.each, outputs }))
	outputs.make(algorithm.each, rows)
	keepNote(algorithm, note, state)
	keepOutputs(outputs, state)
}

function keepOutputs<Model>(outputs: Outputs, state: RunState<Model>): void {
	for (const output of outputs.inPlace) if (output.made) keep(output, output.made, state)
	outputs.letGo()
}

function keepNote<Model>(algorithm: AlgorithmNode, note: unknown, { notes, again, program }: RunState<Model>): void {
	if (again && note !== notes.get(algorithm.id)) markDue(program.noteReaders.get(algorithm), again)
	notes.set(algorithm.id, note)
}

/** Made name by name: a record that is made of a list of pairs is several times slower to make, and to read. */
function columnsOf<Model>(inputs: readonly NamedInPlace[], { columns }: RunState<Model>) {
	const given: Record<string, Column> = {}
	for (const input of inputs) given[input.name] = columns.need(input)
	return given
}

function noteReader<Model>(algorithm: AlgorithmNode, { notes }: RunState<Model>) {
	return <Note>(other: AlgorithmNode<Note>): Note => {
		if (!algorithm.after.includes(other))
			throw new Error(`${algorithm.id} reads the note of ${other.id} without listing it under «after».`)
		return rememberNote(notes.get(other.id), other)
	}
}

function isUnchanged<Model>(
	{ step, inputs }: PlacedAlgorithm,
	{ world, input, noteOf }: AlgorithmGiven<unknown, string>,
	again: Again<Model>,
): boolean {
	const earlier = step.unchanged ? earlierOf(step, again) : null
	if (!earlier || !step.unchanged) return false
	return step.unchanged({ world, input, noteOf, earlier, inputsChanged: again.changes.anyOf(inputs) })
}
