import { normalQuantile } from './normal-quantile.ts'
import { streamOf, wordsOf } from './words.ts'

/** Draws that are stratified together: always as many, also where fewer are run. Rule U2. */
export const BLOCK = 512

const [HIGH_BITS, LOW_BITS] = [5, 6]
const LOW_SPAN = 2 ** 26
const SPAN = 2 ** 53

/** The uniform numbers of a block, each in a stratum of its own. */
export function uniformBlock(seed: number, name: string, block: number): Float64Array {
	const stream = streamOf(name)
	const words = Array.from({ length: BLOCK }, (_, draw) => wordsOf(seed, stream, block * BLOCK + draw))
	const order = [...words.entries()].sort(([i, [, , c, d]], [j, [, , e, f]]) => c - e || d - f || i - j)
	const uniform = new Float64Array(BLOCK)
	for (const [rank, [draw, [first, second]]] of order.entries()) {
		const within = ((first >>> HIGH_BITS) * LOW_SPAN + (second >>> LOW_BITS) + 0.5) / SPAN
		uniform[draw] = (rank + within) / BLOCK
	}
	return uniform
}

/** Standard normal draws by name, a block at a time; the last blocks that were asked for are kept. Rule U2. */
export class NormalDraws {
	readonly #seed: number
	readonly #blocks = new Map<string, { readonly block: number; readonly values: Float64Array }>()

	constructor(seed: number) {
		this.#seed = seed
	}

	at(name: string, draw: number): number {
		const block = Math.floor(draw / BLOCK)
		const known = this.#blocks.get(name)
		const values = known?.block === block ? known.values : this.#make(name, block)
		return values[draw % BLOCK] ?? NaN
	}

	#make(name: string, block: number): Float64Array {
		const values = uniformBlock(this.#seed, name, block).map(normalQuantile)
		this.#blocks.set(name, { block, values })
		return values
	}
}
