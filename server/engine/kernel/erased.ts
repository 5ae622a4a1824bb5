/**
 * One list holds definitions over many models, units and notes, so the kernel forgets their types when it stores them
 * and takes them as known when it hands them back. These are the only places where it does.
 */
/* eslint-disable no-restricted-syntax, @typescript-eslint/no-unnecessary-type-parameters -- existential types: what goes in under an id comes out under the same id */
import type { AlgorithmNode } from './algorithm-node.ts'
import type { World } from './scopes.ts'

export function forgetModel<Model>(world: World<Model>): World<never> {
	return world as World<never>
}

export function forgetContext<Context>(run: (context: Context) => unknown): AlgorithmNode['run'] {
	return run as AlgorithmNode['run']
}

export function forgetEarlier<Unchanged>(unchanged: Unchanged): AlgorithmNode['unchanged'] {
	return unchanged as AlgorithmNode['unchanged']
}

export function forgetNote<Decided>(decided: Decided): AlgorithmNode['decided'] {
	return decided as AlgorithmNode['decided']
}

export function forgetReads<Reads>(reads: Reads): AlgorithmNode['reads'] {
	return reads as AlgorithmNode['reads']
}

export function forgetFacts<Facts>(facts: Facts): AlgorithmNode['facts'] {
	return facts as AlgorithmNode['facts']
}

/** The note an algorithm left under its id is what its `run` returned. */
export function rememberNote<Note>(note: unknown, _of: AlgorithmNode<Note>): Note {
	return note as Note
}
