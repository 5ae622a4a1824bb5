import type { PlacedAlgorithm, PlacedFormula } from '../placed-steps.ts'
import { allRows, bothRows, listRows, type Rows, rowsOver, rowsUnder } from './rows.ts'
import { ROOT, sameTables, type World } from '../scopes.ts'
import type { Program, Step } from '../compile.ts'
import type { Reads } from './reads.ts'

/** Rows of each quantity that differ from the run before, in its place; a quantity that has none there has none. */
export class Changes {
	readonly #rows: (Rows | undefined)[]

	constructor({ places }: Pick<Program, 'places'>) {
		this.#rows = new Array<undefined>(places.size).fill(undefined)
	}

	set(place: number, rows: Rows): void {
		this.#rows[place] = rows
	}

	inPlace(place: number): Rows | undefined {
		return this.#rows[place]
	}

	anyOf(quantities: readonly { readonly place: number }[]): boolean {
		for (const { place } of quantities) if (this.#rows[place]) return true
		return false
	}
}

/** Whether a run can start from another: the same definitions over the same instances and months. */
export function continues<Model>(
	before: { readonly program: Program; readonly world: World<Model> },
	program: Program,
	world: World<Model>,
): boolean {
	const { months, tables } = before.world
	return before.program === program && months === world.months && sameTables(tables, world.tables)
}

/**
 * Parts in which a model differs from an earlier one, each with the instances of a scope that it differs under; null: it may
 * differ anywhere.
 */
export type Differences = { readonly scope: string; readonly parts: ReadonlyMap<string, ReadonlySet<number> | null> }

/** How a model tells what is read of it, and how it is told from an earlier one. */
export type Watching<Model> = {
	/** the same model, which notes what is read of it */
	readonly watch: (model: Model, reads: Reads) => Model
	/** null: in all */
	readonly differences: (now: World<Model>, before: World<Model>) => Differences | null
}

/** The rows of a scope in which a step must read the model again, in their order; none where it reads no part that differs. */
export type RowsToRead = (step: Step, scope: string) => readonly number[]

/** Steps that have read a part of the model that differs, and the rows in which they must read it again. */
export function readAgain<Model>(world: World<Model>, { scope, parts }: Differences, reads: Reads) {
	const under = new Map<Step, ReadonlySet<number> | null>()
	for (const [part, instances] of parts) {
		for (const step of reads.readersOf(part)) {
			const known = under.get(step)
			under.set(step, known === null || instances === null ? null : new Set([...(known ?? []), ...instances]))
		}
	}
	const rowsToRead: RowsToRead = (step, of) => {
		const instances = under.get(step)
		if (instances === undefined) return []
		const links = instances && world.link(of, scope)
		const rows = listRows(allRows(world, of))
		return instances && links ? rows.filter((row) => instances.has(links[row] ?? -1)) : rows
	}
	return { steps: [...under.keys()], rowsToRead }
}

/** Rows of a formula whose inputs changed, or null. */
export function changedRows<Model>({ step, reads }: PlacedFormula, changes: Changes, world: World<Model>): Rows | null {
	let rows: Rows | null = null
	for (const { quantity, place } of reads) {
		const changed = changes.inPlace(place)
		if (changed) rows = bothRows(rows, rowsAround(changed, { world, from: quantity.scope, to: step.scope }))
	}
	return rows
}

type RowsAroundParams<Model> = { readonly world: World<Model>; readonly from: string; readonly to: string }
type Changing = { readonly changes: Changes; readonly rowsToRead: RowsToRead }

/**
 * Instances an algorithm is made one by one of whose part may differ, of an algorithm that reads something that does: what it
 * reads of the model in their rows, an input they hang on, or what stands behind the notes it reads; or null.
 */
export function rowsToMake<Model>(
	{ step, behind, hangsOn }: PlacedAlgorithm,
	world: World<Model>,
	{ changes, rowsToRead }: Changing,
): Rows | null {
	const scope = step.each
	// Whatever differs, it is of the whole plan.
	if (scope === ROOT) return allRows(world, scope)
	let rows: Rows | null = null
	for (const algorithm of behind) {
		const own = rowsToRead(algorithm, scope)
		const [first, last] = [own.at(0), own.at(-1)]
		if (first !== undefined && last !== undefined) rows = bothRows(rows, { from: first, to: last + 1 })
	}
	for (const { quantity, place } of hangsOn) {
		const changed = changes.inPlace(place)
		if (changed) rows = bothRows(rows, rowsAround(changed, { world, from: quantity.scope, to: scope }))
	}
	return rows
}

/** Wherever a quantity lives: the rows of a scope that some of its own lie under, at or over. */
function rowsAround<Model>(rows: Rows, { world, from, to }: RowsAroundParams<Model>): Rows | null {
	if (from === to) return rows
	const over = world.link(from, to)
	if (over) return rowsOver(rows, over)
	const under = world.link(to, from)
	return under ? rowsUnder(rows, under) : allRows(world, to)
}
