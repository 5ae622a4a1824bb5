import { type Origin } from '#shared/explanation.ts'
import type { Remark } from '#shared/remarks.ts'
import { type OutputNode, type QuantityNode } from './quantity.ts'
import { type World } from './scopes.ts'

/** A quantity's stored series: instance after instance, month by month (or one value an instance). */
export type Column = {
	/** id of the quantity */
	readonly of: string
	readonly values: Float64Array
	readonly count: number
	readonly months: number
	readonly monthly: boolean
	/** throws where there is no such instance or month: a mistake in an index */
	readonly at: (index: number, month: number) => number
}

/** What an algorithm reads. */
export type AlgorithmGiven<Model, In extends string> = {
	readonly world: World<Model>
	/** what an algorithm listed under `after` noted; throws for any other */
	readonly noteOf: <Note>(algorithm: AlgorithmNode<Note>) => Note
	readonly input: Readonly<Record<In, Column>>
}

/** The run that one starts from, over the same instances, and what the algorithm noted in it. */
export type EarlierRun<Model, Note> = { readonly note: Note; readonly world: World<Model> }

export type AlgorithmContext<Model, In extends string, Out extends string, Note> = AlgorithmGiven<Model, In> & {
	/** arrays to fill, laid out as Column.values */
	readonly output: Readonly<Record<Out, Float64Array>>
	/**
	 * The same, with the earlier run's figures but in the rows that lie under some instances of a scope: only these are
	 * empty, and only these may be given other figures.
	 */
	readonly outputUnder: (scope: string, rows: readonly number[]) => Readonly<Record<Out, Float64Array>>
	/** the instances of the scope it is made `each` of that are to be made; `output` is empty in these, else as it was */
	readonly rows: readonly number[]
	/** may spare work; the answer must not hang on it */
	readonly earlier: EarlierRun<Model, Note> | null
	/** called in the course of a long loop: what it throws ends the run */
	readonly mayGoOn: () => void
}

export type AlgorithmAgain<Model, In extends string, Note> = AlgorithmGiven<Model, In> & {
	readonly earlier: EarlierRun<Model, Note>
	/** whether a figure among its inputs differs from the earlier run */
	readonly inputsChanged: boolean
}

/** A figure an algorithm takes from the model itself and not from a quantity; or several that belong together. */
export type Fact = {
	readonly id: string
	readonly label: string
	readonly unit: string
	/** null for a group, or where the figure is a word */
	readonly value: number | null
	readonly origin: Origin<Remark>
	readonly parts: readonly Fact[]
}

export type AlgorithmPlace = { readonly output: string; readonly index: number; readonly month: number }

/** Cells of a sheet that hold what an algorithm reads. */
export type SheetCells = {
	/** of some instances in every month, or where a quantity has none once */
	readonly all: (quantity: QuantityNode, rows: readonly number[]) => readonly string[]
	/** of one instance in one month */
	readonly one: (quantity: QuantityNode, row: number, month: number) => string
	/** so many added up, or the largest of them and of 0 */
	readonly called: (name: 'SUM' | 'MAX', parts: readonly string[]) => string
}

export type AlgorithmNode<Note = unknown> = {
	readonly node: 'algorithm'
	readonly id: string
	readonly label: string
	/** chapter of SPEC.md */
	readonly rule: string
	/** the rule in a sentence or two, shown in explanations */
	readonly method: string
	/** algorithms that must have run, because their notes are read */
	readonly after: readonly AlgorithmNode[]
	readonly inputs: Readonly<Record<string, QuantityNode>>
	readonly outputs: Readonly<Record<string, OutputNode>>
	/**
	 * Instances of this scope are made one by one: what lies under each hangs on inputs under, at or over it, on its own rows
	 * of the model and on nothing else.
	 */
	readonly each: string
	// Methods, whose arguments TypeScript compares both ways: one list holds algorithms over many models and notes.
	run(context: AlgorithmContext<unknown, string, string, unknown>): unknown
	/** sees, for less than a run would take, that all it reads is as it was in the earlier run; left out: never */
	unchanged?(again: AlgorithmAgain<unknown, string, unknown>): boolean
	/** what decided one output here: a bound, a ranking, a fact */
	decided(note: unknown, place: AlgorithmPlace): Remark | null
	/** what one output here rests on beside the inputs */
	facts(world: World<unknown>, place: AlgorithmPlace): readonly Fact[]
	/** which inputs one output here is made of; null: all of them */
	reads(world: World<unknown>, place: AlgorithmPlace): readonly string[] | null
	/** which months of what it reads by month one output of the whole horizon is made of; null: all of them */
	months(world: World<unknown>, place: AlgorithmPlace): readonly number[] | null
	/** one output here as a formula of a sheet; left out: no sheet can follow it */
	sheet?(world: World<unknown>, place: AlgorithmPlace, cells: SheetCells): string
	/** only a type: what `run` returns */
	readonly noteType?: Note
}
