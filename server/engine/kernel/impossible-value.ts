import type { AlgorithmContext, AlgorithmNode, Column } from './algorithm-node.ts'
import { figureIn } from './columns.ts'
import { type QuantityNode } from './quantity.ts'
import { type Rows } from './changes/rows.ts'
import { tableOf, type World } from './scopes.ts'

/** A number that cannot be: names the quantity, instance, month and what it came to. */
export class ImpossibleValue extends Error {
	override readonly name = 'ImpossibleValue'
}

/** What an algorithm notes; what it fails of is told with its id. */
export function runNamed(
	algorithm: Pick<AlgorithmNode, 'id' | 'run'>,
	context: AlgorithmContext<unknown, string, string, unknown>,
): unknown {
	try {
		return algorithm.run(context)
	} catch (error) {
		const why = error instanceof Error ? error.message : ''
		throw new Error(`${algorithm.id} came to no end: ${why}`, { cause: error })
	}
}

/** Throws ImpossibleValue at the first figure of some rows that is no number, or missing where none may be. */
export function requireFinite<Model>(
	quantity: QuantityNode,
	{ column, rows }: { readonly column: Column; readonly rows: Rows },
	world: World<Model>,
): void {
	const span = column.monthly ? column.months : 1
	const { values } = column
	const [from, to] = [rows.from * span, rows.to * span]
	if (sumIsFinite(values, from, to)) return
	for (let cell = from; cell < to; cell++) {
		const value = values[cell] ?? NaN
		if (isPossible(value, quantity)) continue
		const id = tableOf(world, quantity.scope).ids[Math.floor(cell / span)] ?? ''
		throw new ImpossibleValue(
			`${quantity.id} of ${quantity.scope}:${id} in month ${String((cell % span) + 1)} came to ${String(value)}.`,
		)
	}
}

function isPossible(value: number, { sparse }: QuantityNode): boolean {
	return Number.isFinite(value) || (sparse === true && Number.isNaN(value))
}

// A sum is finite where all that it adds up is, and only the largest numbers may add up to one that is not: it is quicker than a
// test a cell, and four at a time wait for the one before a quarter as often.
function sumIsFinite(values: Float64Array, from: number, to: number): boolean {
	let sum = 0
	let cell = from
	for (; cell + 3 < to; cell += 4)
		sum +=
			figureIn(values, cell) + figureIn(values, cell + 1) + (figureIn(values, cell + 2) + figureIn(values, cell + 3))
	for (; cell < to; cell++) sum += figureIn(values, cell)
	return Number.isFinite(sum)
}
