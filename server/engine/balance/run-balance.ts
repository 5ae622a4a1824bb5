import { at, item } from '../cells.ts'
import { allocateMonth } from './pools/allocate.ts'
import { energise, fillDiversity, ordersByArrival } from './pools/energise.ts'
import { type Layout, layoutBalance } from './layout.ts'
import { type Ledger, type LedgerSeries, ledgerSeries, openLedger } from './pools/ledger.ts'
import { emptyAsks, fillAsks, type RunConstants, runConstants } from './asked/month-asks.ts'
import { type SizedWorkload, sizeReplicas } from './replicas/size-replicas.ts'
import { spreadShares } from './pools/spread-unserved.ts'
import type { BalanceInput } from './types.ts'

export type BalanceRun = {
	readonly input: BalanceInput
	readonly sizes: readonly (SizedWorkload | null)[]
	readonly layout: Layout
	readonly ledger: Ledger
	readonly constants: RunConstants
}

/**
 * The balance, one month at a time: what is asked, what is energised by arrival, who gets it by priority, how far training
 * comes, and where the rest of the demand sits. Pure: same input, same bytes. Rules B1–B9.
 */
export function runBalance(
	input: BalanceInput,
	sizes = sizeReplicas(input),
	series: LedgerSeries = ledgerSeries(input),
): BalanceRun {
	const layout = layoutBalance(input, sizes)
	const ledger = openLedger(input, layout, series)
	const constants = runConstants(input, layout, ledger)
	const asks = emptyAsks(input)
	const arrivals = ordersByArrival(constants)
	let firstUnitCost: number | null = null
	let lastUnitCost: number | null = null
	for (let month = 0; month < input.months; month++) {
		fillAsks(constants, asks, { month, firstUnitCost, lastUnitCost })
		fillDiversity(constants, asks, month)
		energise(constants, arrivals, month)
		allocateMonth(constants, asks, month)
		bookUnclaimed(constants, month)
		lastUnitCost = input.unitCost?.(servedIn(constants, month)) ?? null
		firstUnitCost = firstUnitCost ?? lastUnitCost
	}
	return { input, sizes, layout, ledger, constants }
}

/** Demand of applications that no running workload carries sits where accelerators do, with no model ready for it. Rule B8. */
function bookUnclaimed(constants: RunConstants, month: number): void {
	const { input, layout, ledger } = constants
	let tokens = 0
	for (let application = 0; application < input.applications.length; application++) {
		tokens += at(ledger.applicationUnclaimed, application * input.months + month)
	}
	if (tokens <= 0 || input.sites.length === 0) return
	const { where, shares } = spreadShares(constants, layout.anywhere, { month, standIns: layout.anywhere })
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
