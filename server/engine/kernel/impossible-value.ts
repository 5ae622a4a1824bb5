import type { Column } from './algorithm-node.ts'
import { type QuantityNode } from './quantity.ts'
import { type Rows } from './changes/rows.ts'
import { tableOf, type World } from './scopes.ts'

/** A number that cannot be: names the quantity, instance, month and what it came to. */
export class ImpossibleValue extends Error {
	override readonly name = 'ImpossibleValue'
}

/** What a definition makes; what it fails of is told with its id. */
export function named<Made>(id: string, make: () => Made): Made {
	try {
		return make()
	} catch (error) {
		throw new Error(`${id} came to no end: ${error instanceof Error ? error.message : ''}`, { cause: error })
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
	if (allFinite(values, from, to)) return
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

// A finite number less itself is 0, any other is NaN: a sum of such differences is quicker than a test a cell, and two sums,
// of which neither waits for the other, than one. Beyond the last cell there is nothing amiss.
function allFinite(values: Float64Array, from: number, to: number): boolean {
	let [even, odd] = [0, 0]
	for (let cell = from; cell < to; cell += 2) {
		const one = values[cell] ?? 0
		const next = cell + 1 < to ? (values[cell + 1] ?? 0) : 0
		even += one - one
		odd += next - next
	}
	return even + odd === 0
}
