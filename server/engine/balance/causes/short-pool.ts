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

/** Pools that lack accelerators, as the layout has them. A pool that lacks spares alone is not short. Rule B12. */
export function shortPools({ input, layout, ledger, sites }: BalanceRun, month: number): readonly ShortPool[] {
	const short: ShortPool[] = []
	for (const [pool, { orders, site, kind }] of layout.pools.entries()) {
		const cell = pool * input.months + month
		const own = at(ledger.poolRequired, cell)
		const sold = sites[site]?.hours.get(pool)
		const hours = sold ? at(sold, month) : 0
		const required = own + hours
		if (required === 0) continue
		let available = 0
		for (const order of orders) available += at(item(input.orders, order).available, month)
		if (required <= available) continue
		const missing = own + Math.max(hours, at(ledger.poolSpares, cell)) - available
		short.push({ site, orders, chip: item(input.kinds, kind).name, missing })
	}
	return short
}

/** Of the site where most accelerators are missing, the pool that lacks most; null where no pool is short. Rule B12. */
export function worstPool(short: readonly ShortPool[]): ShortPool | null {
	const bySite = new Map<number, number>()
	for (const { site, missing } of short) bySite.set(site, (bySite.get(site) ?? 0) + missing)
	const [worst] = [...bySite].sort(([site, one], [other, most]) => most - one || site - other)
	const there = short.filter(({ site }) => site === worst?.[0])
	return there.reduce<ShortPool | null>((most, pool) => (most && most.missing >= pool.missing ? most : pool), null)
}
