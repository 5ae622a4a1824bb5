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
	for (const [siteIndex, site] of input.sites.entries()) {
		for (const [tradeIndex, trade] of trades.entries()) {
			const crew = siteIndex * trades.length + tradeIndex
			for (const { id, weight } of statedPools(site, trade).length > 0 ? [] : site.markets) {
				const market = places.get(id)
				if (market === undefined) continue
				pool.push(market * trades.length + tradeIndex)
				weights.push(weight)
				hours.push(at(pools.hours, crew))
			}
			first.push(pool.length)
		}
	}
	return {
		first: Int32Array.from(first),
		pool: Int32Array.from(pool),
		share: poolShares(pool, { pools: pools.count, hours }),
		weight: Float64Array.from(weights),
	}
}

/** Heads of a trade that the plan itself promises at a site. */
export function statedPools(site: SiteLabour, trade: Trade): SiteLabour['pools'] {
	return site.pools.filter((pool) => pool.trade === trade.id)
}

/** Each draw's part of the planned hours of all that draw on its pool; where none has any, in equal parts. */
function poolShares(
	pool: readonly number[],
	of: { readonly pools: number; readonly hours: readonly number[] },
): Float64Array {
	const totals = new Float64Array(of.pools)
	const counts = new Float64Array(of.pools)
	for (const [draw, one] of pool.entries()) {
		add(totals, one, item(of.hours, draw))
		add(counts, one, 1)
	}
	const shares = new Float64Array(pool.length)
	for (const [draw, one] of pool.entries()) {
		const total = at(totals, one)
		shares[draw] = total > 0 ? item(of.hours, draw) / total : 1 / at(counts, one)
	}
	return shares
}
