import type { AlgorithmAgain, AlgorithmContext, AlgorithmNode, Fact } from './algorithm-node.ts'
import { forgetContext, forgetEarlier, forgetFacts, forgetNote, forgetReads } from './erased.ts'
import type { OutputNode, QuantityNode } from './quantity.ts'
import type { World } from './scopes.ts'

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
	readonly run: (context: AlgorithmContext<Model, keyof In & string, keyof Out & string, Note>) => Note
	readonly unchanged?: (again: AlgorithmAgain<Model, keyof In & string, Note>) => boolean
	readonly decided?: (
		note: Note,
		place: { readonly output: keyof Out & string; readonly index: number; readonly month: number },
	) => string | null
	readonly facts?: (
		world: World<Model>,
		place: { readonly output: keyof Out & string; readonly index: number; readonly month: number },
	) => readonly Fact[]
	readonly reads?: (
		world: World<Model>,
		place: { readonly output: keyof Out & string; readonly index: number; readonly month: number },
	) => readonly (keyof In & string)[] | null
}): AlgorithmNode<Note> {
	return {
		...definition,
		node: 'algorithm',
		after: definition.after ?? [],
		run: forgetContext(definition.run),
		unchanged: definition.unchanged ? forgetEarlier(definition.unchanged) : () => false,
		decided: definition.decided ? forgetNote(definition.decided) : () => null,
		facts: definition.facts ? forgetFacts(definition.facts) : () => [],
		reads: definition.reads ? forgetReads(definition.reads) : () => null,
	}
}
