import { add, at, indexAt } from '../../../cells.ts'

/** Accelerators by pool, few of many: kept from month to month so that a run makes one, not thousands. */
export type PoolCounts = { readonly counts: Float64Array; readonly touched: Int32Array; size: number }

export function emptyCounts(pools: number): PoolCounts {
	return { counts: new Float64Array(pools), touched: new Int32Array(pools), size: 0 }
}

export function addCount(pools: PoolCounts, pool: number, count: number): void {
	if (count === 0) return
	if (at(pools.counts, pool) === 0) pools.touched[pools.size++] = pool
	add(pools.counts, pool, count)
}

/** Gives every pool's count to `each`, and leaves the counts empty. */
export function drainCounts(pools: PoolCounts, each: (pool: number, count: number) => void): void {
	for (let place = 0; place < pools.size; place++) {
		const pool = indexAt(pools.touched, place)
		each(pool, at(pools.counts, pool))
		pools.counts[pool] = 0
	}
	pools.size = 0
}
