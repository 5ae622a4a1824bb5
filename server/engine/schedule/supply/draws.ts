import type { LabourMarket } from '#shared/catalogue/types.ts'
import type { Trade } from '#shared/catalogue/workforce-types.ts'
import { add, at } from '../../cells.ts'
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
	const found: { readonly pool: number; readonly crew: number; readonly weight: number }[] = []
	const places = new Map(pools.markets.map(({ id }, market) => [id, market]))
	input.sites.forEach((site, siteIndex) => {
		const markets = site.markets.flatMap(({ id, weight }) => {
			const market = places.get(id)
			return market === undefined ? [] : [{ market, weight }]
		})
		trades.forEach((trade, tradeIndex) => {
			for (const { market, weight } of statedPools(site, trade).length > 0 ? [] : markets) {
				found.push({ pool: market * trades.length + tradeIndex, crew: siteIndex * trades.length + tradeIndex, weight })
			}
			first.push(found.length)
		})
	})
	const pool = Int32Array.from(found, (draw) => draw.pool)
	const hours = Float64Array.from(found, ({ crew }) => at(pools.hours, crew))
	return {
		first: Int32Array.from(first),
		pool,
		share: poolShares(pool, { pools: pools.count, hours }),
		weight: Float64Array.from(found, ({ weight }) => weight),
	}
}

/** Heads of a trade that the plan itself promises at a site. */
export function statedPools(site: SiteLabour, trade: Trade): SiteLabour['pools'] {
	return site.pools.filter((pool) => pool.trade === trade.id)
}

/** Each draw's part of the planned hours of all that draw on its pool; where none has any, in equal parts. */
function poolShares(pool: Int32Array, of: { readonly pools: number; readonly hours: Float64Array }): Float64Array {
	const totals = new Float64Array(of.pools)
	const counts = new Float64Array(of.pools)
	pool.forEach((one, draw) => {
		add(totals, one, at(of.hours, draw))
		add(counts, one, 1)
	})
	return Float64Array.from(pool, (one, draw) => {
		const total = at(totals, one)
		return total > 0 ? at(of.hours, draw) / total : 1 / at(counts, one)
	})
}
