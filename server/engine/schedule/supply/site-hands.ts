import type { Apprenticeship } from '#shared/catalogue/tables.ts'
import type { Trade } from '#shared/catalogue/workforce-types.ts'
import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { add, at, item, sum } from '../../cells.ts'
import { apprenticeHeads } from '../crews/apprentices.ts'
import type { PlacedTasks } from '../place-tasks.ts'
import type { MonthIndex, ScheduleInput, SiteLabour } from '../types.ts'
import { statedPools, statesPool } from './draws.ts'

/** Heads of a site that no market gives: its own, and travellers. By trade. */
export type SiteHands = {
	readonly site: SiteLabour
	readonly apprenticeship: Apprenticeship
	/** its first crew */
	readonly base: number
	/** each trade's part of the planned hours, and how many travellers of it may come */
	readonly share: Float64Array
	readonly cap: Float64Array
	/** the month travellers are counted from, and how many of all trades may come */
	readonly first: MonthIndex
	readonly limit: number
	readonly homes: readonly OwnHands[]
}

/** A trade of which a site has hands of its own: stated in the plan, or apprentices it takes in each year. */
type OwnHands = {
	readonly index: number
	readonly trade: Trade
	readonly pools: SiteLabour['pools']
	readonly perYear: number
}

export type Plan = { readonly input: ScheduleInput; readonly placed: PlacedTasks }

export function siteHands(site: SiteLabour, siteIndex: number, plan: Plan): SiteHands {
	const { trades, apprenticeship } = plan.input.rows
	const base = siteIndex * trades.length
	const hours = plan.placed.hoursByCrew.subarray(base, base + trades.length)
	return {
		...{ site, apprenticeship, base },
		share: partsOf(hours),
		cap: travellersCaps(site, trades),
		first: firstMonth(siteIndex, plan),
		limit: Math.min(site.travellersCap, (site.beds ?? Infinity) / site.onShare),
		homes: ownHands(site, hours, plan),
	}
}

/** Writes a month's heads of one site's crews. */
export function fillSite(
	{ site, apprenticeship, base, share, cap, first, limit, homes }: SiteHands,
	month: MonthIndex,
	heads: { readonly own: Float64Array; readonly travellers: Float64Array },
): void {
	const travellers = Math.min(travellersRamp(month - first + 1, site), limit)
	for (let trade = 0; trade < share.length; trade++) {
		heads.travellers[base + trade] = Math.min(travellers * at(share, trade), at(cap, trade))
	}
	for (const { index, trade, pools, perYear } of homes) {
		let own = 0
		for (const pool of pools) own += pool.available * (1 + pool.annualGrowth) ** (month / MONTHS_PER_YEAR)
		if (perYear > 0) own += apprenticeHeads(month, { perYear, joint: site.union, trade }, apprenticeship)
		heads.own[base + index] = own
	}
}

/** People of elsewhere on the crews in the k-th month, were there no cap: slow to gather, then so many more a month. Rule pL3. */
export function travellersRamp(
	k: number,
	{ netAddsPerMonth, mobilisationMonths }: Pick<SiteLabour, 'netAddsPerMonth' | 'mobilisationMonths'>,
): number {
	return k < 1 ? 0 : (netAddsPerMonth * k ** 2) / (k + mobilisationMonths)
}

/** Each one's part of them all; 0 where there are none. */
function partsOf(hours: Float64Array): Float64Array {
	const parts = new Float64Array(hours.length)
	const all = sum(hours)
	if (all !== 0) for (let trade = 0; trade < hours.length; trade++) parts[trade] = at(hours, trade) / all
	return parts
}

/** By trade; Infinity where the plan states none. */
function travellersCaps(site: SiteLabour, trades: readonly Trade[]): Float64Array {
	const caps = new Float64Array(trades.length).fill(Infinity)
	for (let index = 0; index < trades.length; index++) {
		const trade = item(trades, index)
		if (!statesPool(site, trade)) continue
		caps[index] = 0
		for (const pool of statedPools(site, trade)) add(caps, index, pool.travellersCap ?? Infinity)
	}
	return caps
}

function ownHands(site: SiteLabour, hours: Float64Array, plan: Plan): readonly OwnHands[] {
	const { trades } = plan.input.rows
	let taught = 0
	for (let index = 0; index < trades.length; index++)
		taught += isTaught(item(trades, index), plan) ? at(hours, index) : 0
	const found: OwnHands[] = []
	for (let index = 0; index < trades.length; index++) {
		const trade = item(trades, index)
		const pools = statedPools(site, trade)
		const learns = taught > 0 && isTaught(trade, plan)
		const perYear = learns ? (site.apprenticeIntakePerYear * at(hours, index)) / taught : 0
		if (pools.length > 0 || perYear > 0) found.push({ index, trade, pools, perYear })
	}
	return found
}

function isTaught(trade: Trade, plan: Plan): boolean {
	return trade.levelled && plan.input.rows.apprenticeship.byTrade[trade.id] !== undefined
}

/** The month travellers are counted from: the site's first hall that is built, else its first planned hours. */
function firstMonth(siteIndex: number, { input, placed }: Plan): MonthIndex {
	let first = Infinity
	for (let index = 0; index < input.halls.length; index++) {
		const hall = item(input.halls, index)
		if (hall.site !== siteIndex || hall.scope === 'existing') continue
		first = Math.min(first, item(placed.items, index).plannedStart)
	}
	if (first < Infinity) return first
	for (const task of placed.set.tasks) if (task.site === siteIndex) first = Math.min(first, Math.floor(task.start))
	return first < Infinity ? first : 0
}
