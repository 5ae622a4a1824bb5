import type { AlgorithmAgain, AlgorithmContext, AlgorithmNode, Fact, SheetCells } from './algorithm-node.ts'
import type { OutputNode, QuantityNode } from './quantity.ts'
import { ROOT, type World } from './scopes.ts'
import type { Remark } from '#shared/remarks.ts'

/**
 * A calculation that needs whole series or loops over time. It owns its loops, fills its declared
 * outputs, and may return a note of facts that are not numbers (causes, dates) for the result and explanations.
 */
export function defineAlgorithm<
	Model,
	const In extends Readonly<Record<string, QuantityNode>>,
	const Out extends Readonly<Record<string, OutputNode>>,
	Note,
>(definition: {
	readonly id: string
	readonly label: string
	readonly rule: string
	readonly method: string
	readonly after?: readonly AlgorithmNode[]
	readonly inputs: In
	readonly outputs: Out
	/** left out: all together */
	readonly each?: string
	readonly run: (context: AlgorithmContext<Model, keyof In & string, keyof Out & string, Note>) => Note
	readonly unchanged?: (again: AlgorithmAgain<Model, keyof In & string, Note>) => boolean
	readonly decided?: (
		note: Note,
		place: { readonly output: keyof Out & string; readonly index: number; readonly month: number },
	) => Remark | null
	readonly facts?: (
		world: World<Model>,
		place: { readonly output: keyof Out & string; readonly index: number; readonly month: number },
	) => readonly Fact[]
	readonly reads?: (
		world: World<Model>,
		place: { readonly output: keyof Out & string; readonly index: number; readonly month: number },
	) => readonly (keyof In & string)[] | null
	readonly months?: (
		world: World<Model>,
		place: { readonly output: keyof Out & string; readonly index: number; readonly month: number },
	) => readonly number[] | null
	readonly sheet?: (
		world: World<Model>,
		place: { readonly output: keyof Out & string; readonly index: number; readonly month: number },
		cells: SheetCells,
	) => string
}): AlgorithmNode<Note> {
	return {
		...definition,
		node: 'algorithm',
		after: definition.after ?? [],
		each: definition.each ?? ROOT,
		decided: definition.decided ?? (() => null),
		facts: definition.facts ?? (() => []),
		reads: definition.reads ?? (() => null),
		months: definition.months ?? (() => null),
	}
}

/** The note an algorithm left under its id is what its `run` returned. */
export function rememberNote<Note>(note: unknown, _of: AlgorithmNode<Note>): Note {
	// eslint-disable-next-line no-restricted-syntax -- an existential type: what goes in under an id comes out under it
	return note as Note
}
