import { at, item } from '../../cells.ts'
import type { BalanceRun } from '../run-balance.ts'

/** A pool that has fewer accelerators than are required of it. */
export type ShortPool = {
	readonly site: number
	readonly orders: readonly number[]
	/** chip, as people name it */
	readonly chip: string
	/** accelerators required, spares included, and not past their ramp: what would have to be added */
	readonly missing: number
}

/**
 * Of the site where most accelerators are missing, the pool that lacks most; null where no pool is short. A pool that lacks
 * spares alone is not short. Rule B12.
 */
export function shortPool({ input, layout, ledger }: BalanceRun, month: number): ShortPool | null {
	const bySite = new Float64Array(input.sites.length)
	const short = layout.pools.flatMap((pool, index): ShortPool[] => {
		const cell = index * input.months + month
		if (at(ledger.poolRequired, cell) === 0) return []
		const available = pool.orders.reduce((sum, order) => sum + at(item(input.orders, order).available, month), 0)
		if (at(ledger.poolRequired, cell) <= available) return []
		const missing = at(ledger.poolRequired, cell) + at(ledger.poolSpares, cell) - available
		bySite[pool.site] = at(bySite, pool.site) + missing
		return [{ site: pool.site, orders: pool.orders, chip: item(input.kinds, pool.kind).name, missing }]
	})
	const [most] = short.sort(
		(a, b) => at(bySite, b.site) - at(bySite, a.site) || a.site - b.site || b.missing - a.missing,
	)
	return most ?? null
}
