import { add, at, item } from '../../cells.ts'
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
	const missing = new Float64Array(layout.pools.length)
	for (const [pool, { orders, site }] of layout.pools.entries()) {
		const cell = pool * input.months + month
		const required = at(ledger.poolRequired, cell)
		if (required === 0) continue
		let available = 0
		for (const order of orders) available += at(item(input.orders, order).available, month)
		if (required <= available) continue
		missing[pool] = required + at(ledger.poolSpares, cell) - available
		add(bySite, site, at(missing, pool))
	}
	const site = indexOfMost(bySite, bySite.keys())
	const pool = site === null ? null : indexOfMost(missing, item(layout.poolsAtSite, site))
	if (site === null || pool === null) return null
	const { orders, kind } = item(layout.pools, pool)
	return { site, orders, chip: item(input.kinds, kind).name, missing: at(missing, pool) }
}

/** Of some cells, the one that holds most; the first of equals, null where none holds anything. */
function indexOfMost(values: Float64Array, cells: Iterable<number>): number | null {
	let most: number | null = null
	for (const cell of cells) if (at(values, cell) > (most === null ? 0 : at(values, most))) most = cell
	return most
}
