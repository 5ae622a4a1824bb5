import type { AlgorithmNode } from './algorithm-node.ts'
import { Outputs } from './changes/outputs.ts'
import type { InPlace, NamedInPlace, PlaceOf } from './columns.ts'
import { FormulaFilling } from './fill/formula-column.ts'
import { type FormulaNode, type InputNode, type QuantityNode, type Reading, sourcesOf } from './quantity.ts'

/** A step that is run: an output is made by its algorithm. */
export type RunStep = InputNode | FormulaNode | AlgorithmNode

export type PlacedInput = { readonly node: 'input'; readonly step: InputNode; readonly place: number }

export type PlacedFormula = {
	readonly node: 'formula'
	readonly step: FormulaNode
	readonly place: number
	readonly reads: readonly InPlace[]
	readonly filling: FormulaFilling
}

export type PlacedAlgorithm = {
	readonly node: 'algorithm'
	readonly step: AlgorithmNode
	readonly inputs: readonly NamedInPlace[]
	readonly outputs: Outputs
	/** itself and those whose notes it reads, theirs too */
	readonly behind: readonly AlgorithmNode[]
	/** what any of these reads */
	readonly hangsOn: readonly InPlace[]
}

/** A step as it is run: with places in place of names, so that a run looks nothing up. */
export type PlacedStep = PlacedInput | PlacedFormula | PlacedAlgorithm

export function placeStep(step: RunStep, placeOf: PlaceOf): PlacedStep {
	if (step.node === 'input') return { node: step.node, step, place: placeOf(step) }
	if (step.node === 'formula') {
		const read = new Set(Object.values<Reading>(step.inputs).flatMap(sourcesOf))
		const reads = [...read].map((quantity) => ({ quantity, place: placeOf(quantity) }))
		return { node: step.node, step, place: placeOf(step), reads, filling: new FormulaFilling(step, placeOf) }
	}
	const named = (record: Readonly<Record<string, QuantityNode>>): NamedInPlace[] =>
		Object.entries(record).map(([name, quantity]) => ({ name, quantity, place: placeOf(quantity) }))
	const behind = [...new Set(withNoted(step))]
	const hangsOn = [...new Set(behind.flatMap(({ inputs }) => Object.values(inputs)))]
	return {
		...{ node: step.node, step, inputs: named(step.inputs), outputs: new Outputs(named(step.outputs)), behind },
		hangsOn: hangsOn.map((quantity) => ({ quantity, place: placeOf(quantity) })),
	}
}

const withNoted = (step: AlgorithmNode): readonly AlgorithmNode[] => [step, ...step.after.flatMap(withNoted)]
