import type { LabourMarket } from '#shared/catalogue/types.ts'
import type { Trade } from '#shared/catalogue/workforce-types.ts'
import { at, indexAt, item } from '../../cells.ts'
import { type Draws, drawsOf, statesPool } from './draws.ts'
import { fillSite, type Plan, siteHands, type SiteHands } from './site-hands.ts'
import type { PlacedTasks } from '../place-tasks.ts'
import type { MonthIndex, ScheduleInput, SiteLabour, WorkOfOthers } from '../types.ts'
import { hoursPerWorkerMonth } from '#server/engine/schedule/crews/productivity.ts'
import { sCurve } from '#server/engine/schedule/crews/s-curve.ts'

/** Takes from a month's market pools those whom a work of others hires there: of the nearest market first, down to nobody. */
function takenByOthers(
	{ sites, rows }: ScheduleInput,
	{ site, start, months, shape, hours }: WorkOfOthers,
	markets: readonly LabourMarket[],
): (month: MonthIndex, pools: Float64Array) => void {
	const place = item(sites, site)
	const near = place.markets.map(({ id }) => markets.findIndex((market) => market.id === id))
	const doneBy = (month: MonthIndex) => sCurve((month - start) / months, shape)
	return (month, pools) => {
		const share = doneBy(month + 1) - doneBy(month)
		if (share <= 0) return
		hours.trades.forEach((trade, entry) => {
			let heads = (item(hours.hours, entry) * share) / hoursPerWorkerMonth(place, month)
			for (const market of near) {
				const pool = market * rows.trades.length + trade
				const taken = Math.min(heads, at(pools, pool))
				pools[pool] = at(pools, pool) - taken
				heads -= taken
			}
		})
	}
}

/** Heads in one month. `own` and `travellers` by crew (site × trade), `market` by pool, `reach` by draw. */
export type Heads = {
	readonly own: Float64Array
	readonly travellers: Float64Array
	readonly market: Float64Array
	/** of a pool's heads as many as come to the draw's site, whoever else draws on it */
	readonly reach: Float64Array
}

export type Supply = {
	readonly draws: Draws
	/** 0: supply is never a limit */
	readonly levelled: Int32Array
	/** heads of each pool, and by draw those of them who come so far, before a work of others takes any */
	readonly market: Float64Array
	readonly reach: Float64Array
	readonly sites: readonly SiteHands[]
	readonly others: readonly ReturnType<typeof takenByOthers>[]
}

/**
 * Who can be had: local hands (stated in the plan, or the markets' share for one project, the nearest first: one pool for all
 * the plan's sites, of which each has those who come so far), apprentices, and travellers by ramp, cap and beds. Methodology §3.
 */
export function labourSupply(input: ScheduleInput, placed: PlacedTasks): Supply {
	const drawn = new Set(input.sites.flatMap(({ markets }) => markets.map(({ id }) => id)))
	const markets = input.markets.filter(({ id }) => drawn.has(id))
	const market = poolsOf(markets, { input, placed })
	const draws = drawsOf(input, { markets, count: market.length, hours: placed.hoursByCrew })
	return {
		draws,
		levelled: levelledCrews(input),
		market,
		reach: reachOf(draws, market, new Float64Array(draws.pool.length)),
		sites: input.sites.map((site, index) => siteHands(site, index, { input, placed })),
		others: input.works.map((work) => takenByOthers(input, work, markets)),
	}
}

/** Overwrites `heads` with a month's supply. */
export function fillHeads({ draws, market, reach, sites, others }: Supply, month: MonthIndex, heads: Heads): void {
	heads.market.set(market)
	heads.reach.set(reach)
	for (const take of others) take(month, heads.market)
	// Fewer come where others have hired.
	if (others.length > 0) reachOf(draws, heads.market, heads.reach)
	for (const site of sites) fillSite(site, month, heads)
}

/** By draw, into `reach`: of its pool's heads as many as come so far. */
function reachOf({ weight, pool }: Draws, market: Float64Array, reach: Float64Array): Float64Array {
	for (let draw = 0; draw < pool.length; draw++) reach[draw] = at(weight, draw) * at(market, indexAt(pool, draw))
	return reach
}

function levelledCrews({ sites, rows: { trades } }: ScheduleInput): Int32Array {
	const levelled = new Int32Array(sites.length * trades.length)
	for (let crew = 0; crew < levelled.length; crew++) {
		const [trade, site] = [item(trades, crew % trades.length), item(sites, Math.floor(crew / trades.length))]
		levelled[crew] = Number(trade.levelled && (site.isCounted || statesPool(site, trade)))
	}
	return levelled
}

/** Heads of every trade in every market. */
function poolsOf(markets: readonly LabourMarket[], plan: Plan): Float64Array {
	const { trades } = plan.input.rows
	const heads = new Float64Array(markets.length * trades.length)
	for (let pool = 0; pool < heads.length; pool++) {
		const market = item(markets, Math.floor(pool / trades.length))
		heads[pool] = poolHeads(market, item(trades, pool % trades.length), plan)
	}
	return heads
}

/** Heads of a trade in a market that one plan can have. Pools not counted are derived from the electricians. */
function poolHeads(market: LabourMarket, trade: Trade, plan: Plan): number {
	const { defaults } = plan.input.rows
	switch (trade.id) {
		case 'electrician':
			return market.electricians * market.shareAvailable
		case 'ironworker':
			return market.ironworkers * market.shareAvailable
		case 'plumber':
		case 'pipefitter': {
			const both = tradeHours('plumber', market, plan) + tradeHours('pipefitter', market, plan)
			const part = both === 0 ? 0 : tradeHours(trade.id, market, plan) / both
			return market.plumbersPipefitters * market.shareAvailable * part
		}
		default:
			return (market.electricians * market.shareAvailable * trade.usEmployment) / defaults.usElectricians
	}
}

/** Planned hours of a trade at the sites that draw on a market. */
function tradeHours(id: Trade['id'], market: LabourMarket, { input, placed }: Plan): number {
	const { trades } = input.rows
	const index = trades.findIndex((trade) => trade.id === id)
	let hours = 0
	for (const [place, site] of input.sites.entries()) {
		if (hiresIn(site, market)) hours += at(placed.hoursByCrew, place * trades.length + index)
	}
	return hours
}

function hiresIn({ markets }: SiteLabour, { id }: LabourMarket): boolean {
	for (const market of markets) if (market.id === id) return true
	return false
}
