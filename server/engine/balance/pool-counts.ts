import { add, valueAt } from './cells.ts'

/** Accelerators by pool, few of many: kept from month to month so that a run makes one, not thousands. */
export type PoolCounts = { readonly counts: Float64Array; readonly touched: number[] }

export function emptyCounts(pools: number): PoolCounts {
	return { counts: new Float64Array(pools), touched: [] }
}

export function addCount({ counts, touched }: PoolCounts, pool: number, count: number): void {
	if (count === 0) return
	if (valueAt(counts, pool) === 0) touched.push(pool)
	add(counts, pool, count)
}

/** Gives every pool's count to `each`, and leaves the counts empty. */
export function drainCounts({ counts, touched }: PoolCounts, each: (pool: number, count: number) => void): void {
	for (const pool of touched) {
		each(pool, valueAt(counts, pool))
		counts[pool] = 0
	}
	touched.length = 0
}
