import type { LabourMarket } from '#shared/catalogue/types.ts'
import type { Trade } from '#shared/catalogue/workforce-types.ts'
import { apprenticeHeads } from '../crews/apprentices.ts'
import { add, at, item } from '../../cells.ts'
import type { PlacedTasks } from '../place-tasks.ts'
import type { MonthIndex, ScheduleInput, SiteLabour } from '../types.ts'

const MONTHS_PER_YEAR = 12

/** Heads in one month. `own` and `travellers` by crew (site × trade), `market` by pool. */
export type Heads = { readonly own: Float64Array; readonly travellers: Float64Array; readonly market: Float64Array }

export type Supply = {
	readonly pools: number
	/** market pool that a crew draws on with the other sites of its market; −1: none */
	readonly poolOfCrew: Int32Array
	/** a crew's share of its pool's planned hours, for saying whose the idle hands are */
	readonly poolShare: Float64Array
	/** 0: supply is never a limit */
	readonly levelled: Int32Array
	/** overwrites `heads` with a month's supply */
	readonly fill: (month: MonthIndex, heads: Heads) => void
}

/**
 * Who can be had: local hands (stated in the plan, or the market's share for one project, one pool for all the plan's
 * sites there), apprentices, and travellers by ramp, cap and beds. Methodology §3.
 */
export function labourSupply(input: ScheduleInput, placed: PlacedTasks): Supply {
	const { trades } = input.rows
	const markets = input.markets.filter((market) => input.sites.some((site) => site.marketId === market.id))
	const marketHeads = markets.flatMap((market) => trades.map((trade) => poolHeads(market, trade, { input, placed })))
	const crews = input.sites.length * trades.length
	const poolOfCrew = new Int32Array(crews).fill(-1)
	const levelled = new Int32Array(crews)
	const staged = input.sites.map((site, index) => siteSupply(site, index, { input, placed }))
	input.sites.forEach((site, siteIndex) => {
		const market = markets.findIndex((row) => row.id === site.marketId)
		trades.forEach((trade, tradeIndex) => {
			const crew = siteIndex * trades.length + tradeIndex
			levelled[crew] = trade.levelled ? 1 : 0
			if (market >= 0 && statedPools(site, trade).length === 0) poolOfCrew[crew] = market * trades.length + tradeIndex
		})
	})
	const fill = (month: MonthIndex, heads: Heads): void => {
		heads.market.set(marketHeads)
		staged.forEach((stage) => {
			stage(month, heads)
		})
	}
	return {
		pools: marketHeads.length,
		poolOfCrew,
		poolShare: poolShares(poolOfCrew, { pools: marketHeads.length, hours: placed.hoursByCrew }),
		levelled,
		fill,
	}
}

type Plan = { readonly input: ScheduleInput; readonly placed: PlacedTasks }

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
			const both = tradeHours('plumber', plan) + tradeHours('pipefitter', plan)
			const part = both === 0 ? 0 : tradeHours(trade.id, plan) / both
			return market.plumbersPipefitters * market.shareAvailable * part
		}
		default:
			return (market.electricians * market.shareAvailable * trade.usEmployment) / defaults.usElectricians
	}
}

function tradeHours(id: Trade['id'], plan: Plan): number {
	const { trades } = plan.input.rows
	const index = trades.findIndex((trade) => trade.id === id)
	return plan.input.sites.reduce((sum, _, site) => sum + at(plan.placed.hoursByCrew, site * trades.length + index), 0)
}

/** A function that writes one site's own heads and travellers of a month. */
function siteSupply(site: SiteLabour, siteIndex: number, plan: Plan): (month: MonthIndex, heads: Heads) => void {
	const { trades } = plan.input.rows
	const base = siteIndex * trades.length
	const hours = plan.placed.hoursByCrew.subarray(base, base + trades.length)
	const all = hours.reduce((sum, value) => sum + value, 0)
	const share = hours.map((own) => (all === 0 ? 0 : own / all))
	const cap = Float64Array.from(trades, (trade) =>
		statedPools(site, trade).reduce(
			(sum, pool) => sum + (pool.travellersCap ?? Infinity),
			statedPools(site, trade).length === 0 ? Infinity : 0,
		),
	)
	const first = firstMonth(siteIndex, plan)
	const limit = Math.min(site.travellersCap ?? Infinity, site.beds ?? Infinity)
	const homes = ownHands(site, hours, plan)
	return (month, heads) => {
		const travellers = Math.max(0, Math.min(site.netAddsPerMonth * (month - first + 1), limit))
		for (let trade = 0; trade < share.length; trade++) {
			heads.travellers[base + trade] = Math.min(travellers * at(share, trade), at(cap, trade))
		}
		for (const { trade, headsIn } of homes) heads.own[base + trade] = headsIn(month)
	}
}

type OwnHands = { readonly trade: number; readonly headsIn: (month: MonthIndex) => number }

/** Trades of which a site has hands of its own: stated in the plan, or apprentices it takes in. */
function ownHands(site: SiteLabour, hours: Float64Array, plan: Plan): readonly OwnHands[] {
	const { trades, apprenticeship } = plan.input.rows
	const taught = trades.reduce((sum, trade, index) => sum + (isTaught(trade, plan) ? at(hours, index) : 0), 0)
	return trades.flatMap((trade, index): readonly OwnHands[] => {
		const pools = statedPools(site, trade)
		const learns = taught > 0 && isTaught(trade, plan)
		const perYear = learns ? (site.apprenticeIntakePerYear * at(hours, index)) / taught : 0
		if (pools.length === 0 && perYear <= 0) return []
		const headsIn = (month: MonthIndex): number => {
			let own = 0
			for (const pool of pools) own += pool.available * (1 + pool.annualGrowth) ** (month / MONTHS_PER_YEAR)
			return perYear > 0 ? own + apprenticeHeads(month, { perYear, joint: site.union, trade }, apprenticeship) : own
		}
		return [{ trade: index, headsIn }]
	})
}

function isTaught(trade: Trade, plan: Plan): boolean {
	return trade.levelled && plan.input.rows.apprenticeship.byTrade[trade.id] !== undefined
}

function statedPools(site: SiteLabour, trade: Trade): SiteLabour['pools'] {
	return site.pools.filter((pool) => pool.trade === trade.id)
}

/** The month travellers are counted from: the site's first hall that is built, else its first planned hours. */
function firstMonth(siteIndex: number, plan: Plan): MonthIndex {
	const halls = plan.input.halls.flatMap((hall, index) =>
		hall.site === siteIndex && hall.scope !== 'existing' ? [item(plan.placed.items, index).plannedStart] : [],
	)
	if (halls.length > 0) return Math.min(...halls)
	const tasks = plan.placed.set.tasks.filter((task) => task.site === siteIndex).map((task) => Math.floor(task.start))
	return tasks.length > 0 ? Math.min(...tasks) : 0
}

function poolShares(
	poolOfCrew: Int32Array,
	of: { readonly pools: number; readonly hours: Float64Array },
): Float64Array {
	const totals = new Float64Array(of.pools)
	const counts = new Float64Array(of.pools)
	poolOfCrew.forEach((pool, crew) => {
		if (pool < 0) return
		add(totals, pool, at(of.hours, crew))
		add(counts, pool, 1)
	})
	return Float64Array.from(poolOfCrew, (pool, crew) => {
		if (pool < 0) return 0
		const total = at(totals, pool)
		return total > 0 ? at(of.hours, crew) / total : 1 / at(counts, pool)
	})
}
