import { at, item } from '../../cells.ts'
import type { BalanceRun } from '../run-balance.ts'

/** A pool that has fewer accelerators than are required of it. */
export type ShortPool = {
	readonly site: number
	readonly orders: readonly number[]
	/** chip, as people name it */
	readonly chip: string
	/** accelerators required, without spares, and not past their ramp */
	readonly missing: number
}

/** Of the site where most accelerators are missing, the pool that lacks most; null where no pool is short. Rule B12. */
export function shortPool({ input, layout, ledger }: BalanceRun, month: number): ShortPool | null {
	const bySite = new Float64Array(input.sites.length)
	const short = layout.pools.map((pool, index): ShortPool => {
		const available = pool.orders.reduce((sum, order) => sum + at(item(input.orders, order).available, month), 0)
		const missing = Math.max(0, at(ledger.poolRequired, index * input.months + month) - available)
		bySite[pool.site] = at(bySite, pool.site) + missing
		return { site: pool.site, orders: pool.orders, chip: item(input.kinds, pool.kind).name, missing }
	})
	const most = short
		.filter(({ missing }) => missing > 0)
		.sort((a, b) => at(bySite, b.site) - at(bySite, a.site) || a.site - b.site || b.missing - a.missing)
	return most[0] ?? null
}
