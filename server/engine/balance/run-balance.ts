import { add, at, indexAt, item } from '../cells.ts'
import { balanceParts, keptParts } from './balance-parts.ts'
import { monthsFrom, sameSite } from './months/kept-months.ts'
import { ordersByArrival } from './pools/energise.ts'
import { keepRows } from './pools/keep-rows.ts'
import { type BalancePart, type Layout, layoutBalance } from './layout.ts'
import { type Ledger, type LedgerSeries, ledgerSeries, openLedger } from './pools/ledger.ts'
import { emptyAsks, runConstants } from './asked/month-asks.ts'
import type { RunConstants } from './asked/run-types.ts'
import { runMonths } from './months/run-months.ts'
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
