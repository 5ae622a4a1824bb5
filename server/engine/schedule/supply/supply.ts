import type { LabourMarket } from '#shared/catalogue/types.ts'
import type { Trade } from '#shared/catalogue/workforce-types.ts'
import { apprenticeHeads } from '../crews/apprentices.ts'
import { at, indexAt, item } from '../../cells.ts'
import { type Draws, drawsOf, statedPools } from './draws.ts'
import { takenByOthers } from './taken-by-others.ts'
import type { PlacedTasks } from '../place-tasks.ts'
import type { MonthIndex, ScheduleInput, SiteLabour } from '../types.ts'

const MONTHS_PER_YEAR = 12

/** Heads in one month. `own` and `travellers` by crew (site × trade), `market` by pool, `reach` by draw. */
export type Heads = {
	readonly own: Float64Array
	readonly travellers: Float64Array
	readonly market: Float64Array
	/** of a pool's heads as many as come to the draw's site, whoever else draws on it */
	readonly reach: Float64Array
}

export type Supply = {
	readonly pools: number
	readonly draws: Draws
	/** 0: supply is never a limit */
	readonly levelled: Int32Array
	/** overwrites `heads` with a month's supply */
	readonly fill: (month: MonthIndex, heads: Heads) => void
}

/**
 * Who can be had: local hands (stated in the plan, or the markets' share for one project, the nearest first: one pool for all
 * the plan's sites, of which each has those who come so far), apprentices, and travellers by ramp, cap and beds. Methodology §3.
 */
export function labourSupply(input: ScheduleInput, placed: PlacedTasks): Supply {
	const { trades } = input.rows
	const drawn = new Set(input.sites.flatMap(({ markets }) => markets.map(({ id }) => id)))
	const markets = input.markets.filter(({ id }) => drawn.has(id))
	const marketHeads = markets.flatMap((market) => trades.map((trade) => poolHeads(market, trade, { input, placed })))
	const levelled = Int32Array.from({ length: input.sites.length * trades.length }, (_, crew) =>
		item(trades, crew % trades.length).levelled ? 1 : 0,
	)
	const staged = input.sites.map((site, index) => siteSupply(site, index, { input, placed }))
	const draws = drawsOf(input, { markets, count: marketHeads.length, hours: placed.hoursByCrew })
	const reach = draws.weight.map((weight, draw) => weight * item(marketHeads, indexAt(draws.pool, draw)))
	const others = input.works.map((work) => takenByOthers(input, work, markets))
	const fill = (month: MonthIndex, heads: Heads): void => {
		heads.market.set(marketHeads)
		heads.reach.set(reach)
		for (const take of others) take(month, heads.market)
		if (others.length > 0) reachLess(draws, heads)
		staged.forEach((stage) => {
			stage(month, heads)
		})
	}
	return { pools: marketHeads.length, draws, levelled, fill }
}

/** Fewer come where others have hired. */
function reachLess({ weight, pool }: Draws, { reach, market }: Heads): void {
	weight.forEach((share, draw) => {
		reach[draw] = share * at(market, indexAt(pool, draw))
	})
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
	return input.sites.reduce((sum, site, place) => {
		const draws = site.markets.some((one) => one.id === market.id)
		return draws ? sum + at(placed.hoursByCrew, place * trades.length + index) : sum
	}, 0)
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
	const limit = Math.min(site.travellersCap, (site.beds ?? Infinity) / site.onShare)
	const homes = ownHands(site, hours, plan)
	return (month, heads) => {
		const travellers = Math.min(travellersRamp(month - first + 1, site), limit)
		for (let trade = 0; trade < share.length; trade++) {
			heads.travellers[base + trade] = Math.min(travellers * at(share, trade), at(cap, trade))
		}
		for (const { trade, headsIn } of homes) heads.own[base + trade] = headsIn(month)
	}
}

/** People of elsewhere on the crews in the k-th month, were there no cap: slow to gather, then so many more a month. Rule pL3. */
export function travellersRamp(
	k: number,
	{ netAddsPerMonth, mobilisationMonths }: Pick<SiteLabour, 'netAddsPerMonth' | 'mobilisationMonths'>,
): number {
	return k < 1 ? 0 : (netAddsPerMonth * k ** 2) / (k + mobilisationMonths)
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

/** The month travellers are counted from: the site's first hall that is built, else its first planned hours. */
function firstMonth(siteIndex: number, plan: Plan): MonthIndex {
	const halls = plan.input.halls.flatMap((hall, index) =>
		hall.site === siteIndex && hall.scope !== 'existing' ? [item(plan.placed.items, index).plannedStart] : [],
	)
	if (halls.length > 0) return Math.min(...halls)
	const tasks = plan.placed.set.tasks.filter((task) => task.site === siteIndex).map((task) => Math.floor(task.start))
	return tasks.length > 0 ? Math.min(...tasks) : 0
}
