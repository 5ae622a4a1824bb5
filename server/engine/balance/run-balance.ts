import { add, at, indexAt, item } from '../cells.ts'
import { balanceParts, keptParts } from './balance-parts.ts'
import { monthsFrom, sameSite, sameAsked, sameSupply } from './months/kept-months.ts'
import { ordersByArrival, energise } from './pools/energise.ts'
import { fillFlexible } from './pools/flexible-power.ts'
import { keepRows, beginRuns, keepRuns, keepShared } from './pools/keep-rows.ts'
import { type BalancePart, type Layout, layoutBalance } from './layout.ts'
import { type Ledger, type LedgerSeries, ledgerSeries, openLedger, openWorkloads } from './pools/ledger.ts'
import { emptyAsks, runConstants, fillAsks } from './asked/month-asks.ts'
import type { RunConstants, MonthAsks } from './asked/run-types.ts'
import { type SizedWorkload, sizeReplicas } from './replicas/size-replicas.ts'
import { spreadShares } from './pools/booking/spread-unserved.ts'
import { type SiteFigures, siteFigures } from './site-figures.ts'
import type { BalanceInput } from './types.ts'
import { settleFleetShares } from './asked/fleet-share.ts'
import { fillDemand, type Prices } from './demand/month-demand.ts'
import { allocateMonth } from './pools/allocate.ts'
import { fillDiversity } from './pools/diversity.ts'

type PartRun<Earlier = unknown> = {
	readonly part: BalancePart
	readonly asks: MonthAsks
	readonly arrivals: readonly (readonly number[])[]
	/** a run that the part may keep months from, each by itself */
	readonly earlier: Earlier | null
	readonly mayGoOn: () => void
}

type RunBalanceRun = { readonly constants: RunConstants }

/** The months of a part, one after the other; returns the earlier run where all are shared out as in it. */
function runMonths<Earlier extends RunBalanceRun>(constants: RunConstants, run: PartRun<Earlier>): Earlier | null {
	const { asks, part, mayGoOn } = run
	const earlier = run.earlier?.constants
	const kept: number[] = []
	let prices: Prices = { firstUnitCost: null, lastUnitCost: null }
	for (let month = 0; month < constants.input.months; month++) {
		mayGoOn()
		beginRuns(constants.ledger, { part, month })
		fillDemand(constants, { part, month, ...prices })
		if (askAndFeed(constants, run, month)) {
			if (earlier) keepRuns(constants.ledger, earlier.ledger, { part, month })
			kept.push(month)
			continue
		}
		// The first that is not kept: what is kept whole needs no rows of its own.
		if (kept.length === month) openWorkloads(constants, part)
		allocateMonth(constants, asks, { part, month })
		prices = nextPrices(constants, prices, month)
	}
	if (earlier) keepMonths(constants, earlier, { part, kept })
	return kept.length === constants.input.months ? run.earlier : null
}

/** What is asked, and what is energised for it; returns whether both are as in the earlier run. */
function askAndFeed(constants: RunConstants, run: PartRun<RunBalanceRun>, month: number): boolean {
	const { asks, part, arrivals } = run
	const runs = run.earlier && { now: constants, then: run.earlier.constants }
	const asked = runs && sameAsked(runs, { part, month }) ? runs : null
	fillAsks(constants, asks, { part, month })
	fillDiversity(constants, asks, { part, month, known: asked?.then.ledger ?? null })
	fillFlexible(constants, asks, { part, month })
	energise(constants, arrivals, { part, month })
	settleFleetShares(constants, asks, { part, month })
	return asked !== null && sameSupply(asked, { part, month })
}

type KeptMonths = { readonly part: BalancePart; readonly kept: readonly number[] }

/** Months that follow one another are kept at a stretch. */
function keepMonths({ ledger }: RunConstants, earlier: RunConstants, { part, kept }: KeptMonths): void {
	let from = kept[0] ?? 0
	kept.forEach((month, place) => {
		const next = kept[place + 1]
		if (next === month + 1) return
		keepShared(ledger, { part, earlier: earlier.ledger, from, to: month + 1 })
		from = next ?? from
	})
}

/** What a token cost in the first month that tells, and in the last: where price moves demand. Rule A6. */
function nextPrices(constants: RunConstants, { firstUnitCost }: Prices, month: number): Prices {
	const { input } = constants
	if (input.demandElasticity === 0) return { firstUnitCost, lastUnitCost: null }
	const lastUnitCost = input.unitCost?.(servedIn(constants, month)) ?? null
	return { firstUnitCost: firstUnitCost ?? lastUnitCost, lastUnitCost }
}

function servedIn({ input, layout, ledger }: RunConstants, month: number) {
	const sum = (series: Float64Array, rows: number) => {
		let total = 0
		for (let row = 0; row < rows; row++) total += at(series, row * input.months + month)
		return total
	}
	let servedMean = 0
	for (let application = 0; application < input.applications.length; application++) {
		const cell = application * input.months + month
		const demand = at(ledger.applicationDemand, cell)
		if (demand > 0) servedMean += (at(ledger.applicationServed, cell) / demand) * at(ledger.applicationMean, cell)
	}
	return {
		month,
		servedMeanTokensPerSecond: servedMean,
		servingAccelerators: sum(ledger.poolAllocated, layout.pools.length) - sum(ledger.poolTraining, layout.pools.length),
	}
}

export type BalanceRun = {
	readonly input: BalanceInput
	readonly sizes: readonly (SizedWorkload | null)[]
	readonly layout: Layout
	readonly ledger: Ledger
	readonly constants: RunConstants
	readonly parts: readonly BalancePart[]
	readonly sites: readonly SiteFigures[]
}

const leastAvailability = (sites: BalanceInput['sites']) =>
	Math.min(1, ...sites.map(({ acceleratorAvailability }) => acceleratorAvailability))

type Options = {
	readonly series?: LedgerSeries
	readonly earlier?: BalanceRun | null
	/** called before each month: what it throws ends the run */
	readonly mayGoOn?: () => void
}

/**
 * The balance, one month at a time, part by part: what is asked, what is energised by arrival, who gets it by priority, how
 * far training comes; then where the rest of the demand sits. Parts that read what they read in an earlier run are taken
 * from it. Pure: same input, same bytes, whatever came before. Rules B1–B9.
 */
export function runBalance(
	input: BalanceInput,
	sizes = sizeReplicas({ ...input, availability: leastAvailability(input.sites) }),
	{ series = ledgerSeries(input), earlier = null, mayGoOn = () => {} }: Options = {},
): BalanceRun {
	const layout = layoutBalance(input, sizes, earlier)
	const ledger = openLedger(input, layout, series)
	const constants = runConstants(input, layout, ledger)
	const asks = emptyAsks(input)
	const arrivals = ordersByArrival(constants)
	const parts = keptParts(balanceParts(constants), { input, sizes, layout }, earlier)
	const sites: SiteFigures[] = []
	parts.forEach((part, index) => {
		const known = part === earlier?.parts[index] ? earlier : null
		if (known) keepRows(ledger, known.ledger, part)
		const like = known ?? monthsFrom({ input, layout, parts }, earlier, index)
		const alike = known ?? runMonths(constants, { part, asks, arrivals, earlier: like, mayGoOn })
		for (const site of part.sites) sites[site] = known ? item(known.sites, site) : figuresAt(constants, site, alike)
	})
	ledger.siteTokensRequired.set(ledger.siteTokensClaimed)
	for (let month = 0; month < input.months; month++) bookUnclaimed(constants, month)
	return { input, sizes, layout, ledger, constants, parts, sites }
}

/** What is added up of a site: the earlier run's own where that shared out alike and the site reads what it read. */
function figuresAt(constants: RunConstants, site: number, alike: BalanceRun | null): SiteFigures {
	const known = alike && sameSite(constants.input, alike.input, site) ? alike.sites[site] : undefined
	return known ?? siteFigures(constants, site)
}

/** Demand of applications that no running workload carries sits where accelerators do, with no model ready for it. Rule B8. */
function bookUnclaimed(constants: RunConstants, month: number): void {
	const { input, layout, ledger } = constants
	let tokens = 0
	for (let application = 0; application < input.applications.length; application++) {
		tokens += at(ledger.applicationUnclaimed, application * input.months + month)
	}
	if (tokens <= 0 || input.sites.length === 0) return
	const { where, count } = spreadShares(constants, layout.anywhere, {
		month,
		standIns: layout.anywhere,
		sites: null,
	})
	const { places, shares } = constants.spread
	for (let index = 0; index < count; index++) {
		const cell = indexAt(where.site, indexAt(places, index)) * input.months + month
		add(ledger.siteTokensRequired, cell, tokens * at(shares, index))
	}
}
