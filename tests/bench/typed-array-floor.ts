import { BENCH_MONTHS, BENCH_SITES } from './bench-plan.ts'

/**
 * The floor: a chain of products and sums over as many cells as the engine keeps, written by hand over typed arrays,
 * one loop a quantity, nothing defined, checked or explained. Returns a figure, so that no loop can be left out.
 */
export function typedArrayFloor(cells: number): () => number {
	const length = BENCH_SITES * BENCH_MONTHS
	const quantities = Math.ceil(cells / length)
	const columns = Array.from({ length: quantities + 2 }, (_, index) =>
		new Float64Array(length).fill(1 + index / quantities),
	)
	return () => {
		for (let quantity = 2; quantity < columns.length; quantity++) {
			const [one, two, out] = [columns[quantity - 2], columns[quantity - 1], columns[quantity]]
			if (!one || !two || !out) continue
			for (let cell = 0; cell < length; cell++) out[cell] = (one[cell] ?? 0) * 0.5 + (two[cell] ?? 0) * 0.5
		}
		return columns.at(-1)?.[length - 1] ?? NaN
	}
}
