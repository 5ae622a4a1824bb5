import type { AlgorithmNode } from '../algorithm-node.ts'
import type { ColumnsInPlace } from '../columns.ts'
import type { Program } from '../compile.ts'
import type { World } from '../scopes.ts'
import { Changes, continues, readAgain, type RowsToRead, type Watching } from './changes.ts'
import type { Reads } from './reads.ts'

/** A run that another may start from. */
export type Before<Model> = {
	readonly world: World<Model>
	readonly program: Program
	readonly columns: ColumnsInPlace
	readonly notes: ReadonlyMap<string, unknown>
	/** what each step read of the model; null: nobody watched, and no other run can start from this one */
	readonly reads: Reads | null
}

/** What a run that starts from another is to make again. */
export type Again<Model> = {
	readonly before: Before<Model>
	/** what differs from it so far */
	readonly changes: Changes
	/** by its place, whether a step has read something that differs: the others are as they were */
	readonly due: Uint8Array
	readonly rowsToRead: RowsToRead
}

type Start<Model> = {
	readonly program: Program
	readonly world: World<Model>
	readonly watching: Watching<Model> | undefined
}

/** What is to be made again after an earlier run; null where that is all. */
export function startFrom<Model>(
	before: Before<Model> | undefined,
	{ program, world, watching }: Start<Model>,
): Again<Model> | null {
	if (!watching || !before?.reads || !continues(before, program, world)) return null
	const differences = watching.differences(world, before.world)
	if (!differences) return null
	const { steps, rowsToRead } = readAgain(world, differences, before.reads)
	const due = new Uint8Array(program.steps.length)
	for (const step of steps) due[program.order.get(step) ?? -1] = 1
	return { before, changes: new Changes(program), due, rowsToRead }
}

/** Steps that read what has come to something else are due. */
export function markDue<Model>(readers: readonly number[] | undefined, { due }: Again<Model>): void {
	if (readers) for (const reader of readers) due[reader] = 1
}

/** What an algorithm may start from. */
export function earlierOf<Model>({ id }: AlgorithmNode, again: Again<Model> | null) {
	return again && { note: again.before.notes.get(id), world: again.before.world }
}
