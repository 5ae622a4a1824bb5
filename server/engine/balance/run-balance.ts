import { at, item } from '../cells.ts'
import { balanceParts, keptParts } from './balance-parts.ts'
import { allocateMonth } from './pools/allocate.ts'
import { energise, fillDiversity, ordersByArrival } from './pools/energise.ts'
import { type BalancePart, type Layout, layoutBalance } from './layout.ts'
import { keepRows, type Ledger, type LedgerSeries, ledgerSeries, openLedger } from './pools/ledger.ts'
import { emptyAsks, fillAsks, runConstants } from './asked/month-asks.ts'
import type { MonthAsks, RunConstants } from './asked/run-types.ts'
import { settleFleetShares } from './asked/fleet-share.ts'
import { fillDemand } from './demand/month-demand.ts'
import { type SizedWorkload, sizeReplicas } from './replicas/size-replicas.ts'
import { spreadShares } from './pools/spread-unserved.ts'
import { type SiteFigures, siteFigures } from './site-figures.ts'
import type { BalanceInput } from './types.ts'

export type BalanceRun = {
	readonly input: BalanceInput
	readonly sizes: readonly (SizedWorkload | null)[]
	readonly layout: Layout
	readonly ledger: Ledger
	readonly constants: RunConstants
	readonly parts: readonly BalancePart[]
	readonly sites: readonly SiteFigures[]
}

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
	sizes = sizeReplicas(input),
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
		else runMonths(constants, { part, asks, arrivals, mayGoOn })
		for (const site of part.sites) sites[site] = known ? item(known.sites, site) : siteFigures(constants, site)
	})
	ledger.siteTokensRequired.set(ledger.siteTokensClaimed)
	for (let month = 0; month < input.months; month++) bookUnclaimed(constants, month)
	return { input, sizes, layout, ledger, constants, parts, sites }
}

type PartRun = {
	readonly part: BalancePart
	readonly asks: MonthAsks
	readonly arrivals: readonly (readonly number[])[]
	readonly mayGoOn: () => void
}

function runMonths(constants: RunConstants, { part, asks, arrivals, mayGoOn }: PartRun): void {
	const { input } = constants
	let firstUnitCost: number | null = null
	let lastUnitCost: number | null = null
	for (let month = 0; month < input.months; month++) {
		mayGoOn()
		fillDemand(constants, { part, month, firstUnitCost, lastUnitCost })
		fillAsks(constants, asks, { part, month })
		fillDiversity(constants, asks, { part, month })
		energise(constants, arrivals, { part, month })
		settleFleetShares(constants, asks, { part, month })
		allocateMonth(constants, asks, { part, month })
		if (input.demandElasticity === 0) continue
		lastUnitCost = input.unitCost?.(servedIn(constants, month)) ?? null
		firstUnitCost = firstUnitCost ?? lastUnitCost
	}
}

/** Demand of applications that no running workload carries sits where accelerators do, with no model ready for it. Rule B8. */
function bookUnclaimed(constants: RunConstants, month: number): void {
	const { input, layout, ledger } = constants
	let tokens = 0
	for (let application = 0; application < input.applications.length; application++) {
		tokens += at(ledger.applicationUnclaimed, application * input.months + month)
	}
	if (tokens <= 0 || input.sites.length === 0) return
	const { where, shares } = spreadShares(constants, layout.anywhere, {
		month,
		standIns: layout.anywhere,
		sites: null,
	})
	where.pools.forEach((pool, place) => {
		const cell = item(layout.pools, pool).site * input.months + month
		ledger.siteTokensRequired[cell] = at(ledger.siteTokensRequired, cell) + tokens * at(shares, place)
	})
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
