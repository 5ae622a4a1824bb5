import { sum } from '../../cells.ts'
import type { CashFlow } from './cash-flow.ts'
import type { FinanceTerms, PlanFlows, Series } from './plan-flows.ts'
import type { Flows } from './returns.ts'

/** The last month with so much more. */
function withEnd(values: Series, end: number): Series {
	const ended = values.slice()
	const last = values.length - 1
	if (last >= 0) ended[last] = (values[last] ?? NaN) + end
	return ended
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
	const change = series.workingCapitalUsd
	const back = found.workingCapitalUsd + sum(flows.deposits)
	const pretax = flows.revenue.map(
		(value, month) =>
			value -
			(flows.opex[month] ?? 0) -
			(change[month] ?? 0) -
			(flows.capex[month] ?? 0) -
			(flows.deposits[month] ?? 0) +
			(flows.disposal[month] ?? 0),
	)
	const taxed = pretax.map((value, month) => value - (tax.months[month] ?? 0))
	const owed = (series.constructionBalanceUsd.at(-1) ?? 0) + (series.termBalanceUsd.at(-1) ?? 0)
	const terminalTax = found.tax.onEnd(end.value - end.basis - found.unamortisedUsd)
	const equity = series.distributionsUsd.map((value, month) => value - (series.equityUsd[month] ?? 0))
	const atEnd = end.value + back
	return {
		owed,
		terminalTax,
		pretax: { months: withEnd(pretax, atEnd), before },
		project: { months: withEnd(taxed, atEnd - tax.onEnd(end.value - end.basis)), before },
		equity: { months: withEnd(equity, atEnd + found.reserveUsd - owed - terminalTax), before },
	}
}

/** Cash there is over the loan, of what it still owes within the plan; NaN without debt. */
export function lifeCover({ series, term }: CashFlow, { construction, term: of }: FinanceTerms): number {
	const v = 1 / (1 + of.ratePerYear / 12)
	const within = term.balance.length
	if (within === 0 || term.usd <= 0) return NaN
	const present = term.balance.reduce(
		(total, _, k) => total + (series.cfadsUsd[construction.conversion + k] ?? 0) * v ** (k + 1),
		0,
	)
	const repaid = term.usd - (term.balance.at(-1) ?? 0) * v ** within
	// A loan of which the plan repays nothing has no life within it.
	return repaid > 1e-6 * term.usd ? present / repaid : NaN
}
