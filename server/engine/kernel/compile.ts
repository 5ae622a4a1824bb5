import type { AlgorithmNode } from './algorithm-node.ts'
import { type PlacedStep, placeStep, type RunStep } from './placed-steps.ts'
import { type QuantityNode, type Reading, sourcesOf } from './quantity.ts'

export type Step = QuantityNode | AlgorithmNode

export type Program = {
	/** inputs, formulas and algorithms in an order in which each reads only what stands before it */
	readonly steps: readonly Step[]
	/** the same, as they are run */
	readonly placed: readonly PlacedStep[]
	readonly quantities: ReadonlyMap<string, QuantityNode>
	/** which algorithm makes an output */
	readonly makers: ReadonlyMap<string, AlgorithmNode>
	/** a place for the column of each quantity */
	readonly places: ReadonlyMap<string, number>
	/** where each step stands among the steps */
	readonly order: ReadonlyMap<Step, number>
	/** by the place of a quantity: where the steps stand that read it */
	readonly readers: readonly (readonly number[])[]
	/** where the steps stand that read the note of an algorithm */
	readonly noteReaders: ReadonlyMap<Step, readonly number[]>
}

/**
 * Orders a set of definitions for running. Inputs need not be listed: they are found through those that read them.
 * Throws on two definitions of one id, an output that no algorithm makes, and a circle.
 */
export function compile(definitions: readonly Step[]): Program {
	const makers = new Map<string, AlgorithmNode>()
	for (const algorithm of algorithmsIn(definitions)) {
		for (const output of Object.values(algorithm.outputs)) {
			if (makers.has(output.id)) throw new Error(`Two algorithms make ${output.id}.`)
			makers.set(output.id, algorithm)
		}
	}
	const steps: RunStep[] = []
	const quantities = new Map<string, QuantityNode>()
	const state = new Map<Step, 'open' | 'done'>()

	const visit = (step: Step, trail: readonly string[]): void => {
		if (state.get(step) === 'done') return
		if (state.get(step) === 'open') throw new Error(`Definitions go round: ${[...trail, step.id].join(' → ')}.`)
		state.set(step, 'open')
		for (const needed of needs(step, makers)) visit(needed, [...trail, step.id])
		state.set(step, 'done')
		if (step.node === 'algorithm') for (const output of Object.values(step.outputs)) enter(quantities, output)
		else enter(quantities, step)
		if (step.node !== 'output') steps.push(step)
	}
	for (const step of definitions) visit(step, [])
	const places = new Map([...quantities.keys()].map((id, place) => [id, place]))
	const order = new Map(steps.map((step, place) => [step, place]))
	const placed = steps.map((step) => placeStep(step, ({ id }) => places.get(id) ?? -1))
	const known = readersIn(steps)
	const readers = [...quantities.values()].map((quantity) => known.get(quantity) ?? [])
	return { steps, placed, quantities, makers, places, order, readers, noteReaders: known }
}

/** The part of a program that some of its steps are made from, and those themselves. */
export function cutProgram({ steps, makers }: Program, wanted: readonly Step[]): Program {
	const needed = new Set<Step>()
	const visit = (step: Step): void => {
		if (needed.has(step)) return
		needed.add(step)
		needs(step, makers).forEach(visit)
	}
	wanted.forEach(visit)
	return compile(steps.filter((step) => needed.has(step)))
}

function readersIn(steps: readonly Step[]): ReadonlyMap<Step, readonly number[]> {
	const found = new Map<Step, number[]>()
	for (const [place, step] of steps.entries()) {
		for (const read of readBy(step)) found.set(read, [...(found.get(read) ?? []), place])
	}
	return found
}

/** The algorithms of a list and those that must have run before them. */
function algorithmsIn(definitions: readonly Step[]): ReadonlySet<AlgorithmNode> {
	const found = new Set<AlgorithmNode>()
	const add = (step: Step): void => {
		if (step.node !== 'algorithm' || found.has(step)) return
		found.add(step)
		step.after.forEach(add)
	}
	definitions.forEach(add)
	return found
}

function enter(quantities: Map<string, QuantityNode>, quantity: QuantityNode): void {
	const other = quantities.get(quantity.id)
	if (other && other !== quantity) throw new Error(`Two definitions share the id ${quantity.id}.`)
	quantities.set(quantity.id, quantity)
}

function needs(step: Step, makers: ReadonlyMap<string, AlgorithmNode>): readonly Step[] {
	if (step.node === 'output') {
		const maker = makers.get(step.id)
		if (!maker) throw new Error(`No algorithm makes ${step.id}.`)
		return [maker]
	}
	return readBy(step)
}

/** The quantities a step reads, and the algorithms whose notes it reads. */
function readBy(step: Step): readonly Step[] {
	if (step.node === 'input' || step.node === 'output') return []
	const read = Object.values<Reading>(step.inputs).flatMap(sourcesOf)
	return step.node === 'algorithm' ? [...read, ...step.after] : read
}
