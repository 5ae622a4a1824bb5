import type { CashFlow } from '../cash-flow.ts'
import { sumWithin } from './cover.ts'
import { at, type FinanceTerms, type PlanFlows, type Series } from '../plan-flows.ts'
import { type Flows, inRow } from './returns.ts'

/** The last month with so much more. */
function endWith(values: Series, end: number): Series {
	const last = values.length - 1
	if (last >= 0) values[last] = at(values, last) + end
	return values
}

export type Solved = {
	readonly flows: PlanFlows
	readonly terms: FinanceTerms
	readonly found: CashFlow
	readonly end: End
}
type End = { readonly value: number; readonly basis: number }

/** Flows of the project, before and after tax, and of its equity. mM5.9 */
export function ownersFlows({ flows, found, end }: Solved, before: Flows['before']) {
	const { series, unleveredTax: tax } = found
	const months = flows.revenue.length
	const [pretax, taxed, equity] = [new Float64Array(months), new Float64Array(months), new Float64Array(months)]
	for (let month = 0; month < months; month++) {
		const flow = undebtedIn(series, month)
		pretax[month] = flow
		taxed[month] = flow - at(tax.months, month)
		equity[month] = at(series.distributionsUsd, month) - at(series.equityUsd, month)
	}
	const owed = (series.constructionBalanceUsd.at(-1) ?? 0) + (series.termBalanceUsd.at(-1) ?? 0)
	const terminalTax = found.tax.onEnd(end.value - end.basis - found.unamortisedUsd)
	const atEnd = end.value + (found.workingCapitalUsd + sumWithin(flows.deposits, 0, months))
	const settled = atEnd - end.value
	return {
		owed,
		terminalTax,
		/** of the project, as if nothing that stands were worth anything after the plan */
		withoutEnd: inRow(endWith(taxed.slice(), settled), before),
		pretax: inRow(endWith(pretax, atEnd), before),
		project: inRow(endWith(taxed, atEnd - tax.onEnd(end.value - end.basis)), before),
		equity: inRow(endWith(equity, atEnd + found.reserveUsd - owed - terminalTax), before),
	}
}

/** What a month brings without debt and before tax. */
function undebtedIn(series: CashFlow['series'], month: number): number {
	return (
		at(series.revenueUsd, month) -
		at(series.opexUsd, month) -
		at(series.workingCapitalUsd, month) -
		at(series.capexUsd, month) -
		at(series.depositsUsd, month) +
		at(series.disposalUsd, month)
	)
}

/** Cash there is over the loan, of what it still owes within the plan; NaN without debt. */
export function lifeCover({ series, term }: CashFlow, terms: FinanceTerms): number {
	const { construction } = terms
	const v = 1 / (1 + rateOf(term, terms) / 12)
	const within = term.balance.length
	if (within === 0 || term.usd <= 0) return NaN
	let present = 0
	for (let k = 0; k < within; k++) present += at(series.cfadsUsd, construction.conversion + k) * v ** (k + 1)
	const repaid = term.ofChips ? servedWithin(term, v) : term.usd - (term.balance.at(-1) ?? 0) * v ** within
	// A loan of which the plan repays nothing has no life within it.
	return repaid > 1e-6 * term.usd ? present / repaid : NaN
}

/** What interest and principal of the plan's months are worth at conversion. */
function servedWithin({ interest, principal }: CashFlow['term'], v: number): number {
	let present = 0
	for (let k = 0; k < interest.length; k++) present += (at(interest, k) + at(principal, k)) * v ** (k + 1)
	return present
}

/** Of two loans the mean, by what each is. */
function rateOf({ usd, ofChips }: CashFlow['term'], { term, chipTerm }: FinanceTerms): number {
	if (!ofChips || !chipTerm || usd <= 0) return term.ratePerYear
	return (ofChips.usd * chipTerm.ratePerYear + (usd - ofChips.usd) * term.ratePerYear) / usd
}
