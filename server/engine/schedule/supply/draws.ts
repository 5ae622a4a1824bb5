import type { LabourMarket } from '#shared/catalogue/types.ts'
import type { Trade } from '#shared/catalogue/workforce-types.ts'
import { add, at, item } from '../../cells.ts'
import type { ScheduleInput, SiteLabour } from '../types.ts'

/** Which market pools each crew draws on, the nearest first: the draws of crew k are `first[k]` … `first[k + 1] − 1`. */
export type Draws = {
	readonly first: Int32Array
	readonly pool: Int32Array
	/** the crew's share of its pool's planned hours, for saying whose the idle hands are */
	readonly share: Float64Array
	/** share of its pool's heads that come to the crew's site, whoever else draws on it */
	readonly weight: Float64Array
}

type Pools = {
	readonly markets: readonly LabourMarket[]
	readonly count: number
	/** planned, by crew */
	readonly hours: Float64Array
}

/** The draws of every crew. Rule pL2. */
export function drawsOf(input: ScheduleInput, pools: Pools): Draws {
	const { trades } = input.rows
	const first = [0]
	const [pool, weights, hours]: [number[], number[], number[]] = [[], [], []]
	const places = new Map(pools.markets.map(({ id }, market) => [id, market]))
	for (let crew = 0; crew < pools.hours.length; crew++) {
		const site = item(input.sites, Math.floor(crew / trades.length))
		const trade = crew % trades.length
		for (const { id, weight } of statesPool(site, item(trades, trade)) ? [] : site.markets) {
			const market = places.get(id)
			if (market === undefined) continue
			pool.push(market * trades.length + trade)
			weights.push(weight)
			hours.push(at(pools.hours, crew))
		}
		first.push(pool.length)
	}
	return {
		first: Int32Array.from(first),
		pool: Int32Array.from(pool),
		share: poolShares(pool, { pools: pools.count, hours }),
		weight: Float64Array.from(weights),
	}
}

const NO_POOLS: SiteLabour['pools'] = []

/** Heads of a trade that the plan itself promises at a site. */
export function statedPools(site: SiteLabour, trade: Trade): SiteLabour['pools'] {
	return statesPool(site, trade) ? site.pools.filter((pool) => pool.trade === trade.id) : NO_POOLS
}

/** Whether the plan itself promises heads of a trade at a site. */
export function statesPool({ pools }: SiteLabour, trade: Trade): boolean {
	for (const pool of pools) if (pool.trade === trade.id) return true
	return false
}

/** Each draw's part of the planned hours of all that draw on its pool; where none has any, in equal parts. */
function poolShares(
	pool: readonly number[],
	of: { readonly pools: number; readonly hours: readonly number[] },
): Float64Array {
	const totals = new Float64Array(of.pools)
	const counts = new Float64Array(of.pools)
	for (let draw = 0; draw < pool.length; draw++) {
		add(totals, item(pool, draw), item(of.hours, draw))
		add(counts, item(pool, draw), 1)
	}
	const shares = new Float64Array(pool.length)
	for (let draw = 0; draw < pool.length; draw++) {
		const one = item(pool, draw)
		const total = at(totals, one)
		shares[draw] = total > 0 ? item(of.hours, draw) / total : 1 / at(counts, one)
	}
	return shares
}
