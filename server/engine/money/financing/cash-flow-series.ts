import type { ConstructionLoan } from './construction-loan.ts'
import { sumWithin } from './cover.ts'
import { at, type FinanceTerms, type PlanFlows, type Series } from './plan-flows.ts'
import type { TermLoan } from './term-loan.ts'

export const CASH_FLOW = [
	...(['revenueUsd', 'opexUsd', 'taxUsd', 'workingCapitalUsd', 'cfadsUsd', 'capexUsd', 'depositsUsd'] as const),
	...(['feesUsd', 'constructionInterestUsd', 'disposalUsd', 'constructionDrawUsd', 'termDrawUsd'] as const),
	...(['constructionRepaidUsd', 'termInterestUsd', 'termPrincipalUsd', 'reserveUsd', 'equityUsd'] as const),
	...(['distributionsUsd', 'constructionBalanceUsd', 'termBalanceUsd'] as const),
]
export type CashFlowSeries = Readonly<Record<(typeof CASH_FLOW)[number], Series>>

type Found = {
	readonly change: Series
	readonly cfads: Series
	readonly construction: ConstructionLoan
	readonly term: TermLoan
}

/** A solved cash flow as series of the whole plan. mM5.10 */
export function laidOut(
	flows: PlanFlows,
	terms: FinanceTerms,
	{ cfads, construction, term, change }: Found,
): { readonly series: CashFlowSeries; readonly reserveUsd: number } {
	const { conversion } = terms.construction
	const months = flows.revenue.length
	const from = (first: number, values: Series): Series => {
		const series = new Float64Array(months)
		series.set(values.subarray(0, Math.max(0, months - first)), Math.min(first, months))
		return series
	}
	const owed = construction.balance.at(-1) ?? 0
	const reserve = reserves(term, terms, Math.max(0, months - conversion))
	const later = {
		interest: from(conversion, term.interest),
		principal: from(conversion, term.principal),
		reserve: from(conversion, changes(reserve)),
	}
	const converts = (usd: number) => from(conversion, Float64Array.of(usd))
	const taxUsd = new Float64Array(months)
	const equityUsd = from(0, construction.equity)
	const distributionsUsd = from(0, construction.distributions)
	for (let month = 0; month < months; month++) {
		taxUsd[month] = at(flows.revenue, month) - at(flows.opex, month) - at(change, month) - at(cfads, month)
		if (month < conversion) continue
		const cash =
			at(cfads, month) +
			at(flows.disposal, month) -
			at(later.interest, month) -
			at(later.principal, month) -
			at(flows.capex, month) -
			at(flows.deposits, month) -
			at(later.reserve, month) -
			(month === conversion ? owed - term.usd : 0)
		equityUsd[month] = Math.max(0, -cash)
		distributionsUsd[month] = Math.max(0, cash)
	}
	const series: CashFlowSeries = {
		...{ revenueUsd: flows.revenue, opexUsd: flows.opex, taxUsd, workingCapitalUsd: change, cfadsUsd: cfads },
		...{ capexUsd: flows.capex, depositsUsd: flows.deposits, disposalUsd: flows.disposal },
		feesUsd: from(0, construction.fees),
		constructionInterestUsd: from(0, construction.interest),
		constructionDrawUsd: from(0, construction.draw),
		termDrawUsd: converts(term.usd),
		constructionRepaidUsd: converts(owed),
		termInterestUsd: later.interest,
		termPrincipalUsd: later.principal,
		reserveUsd: later.reserve,
		...{ equityUsd, distributionsUsd },
		constructionBalanceUsd: from(0, construction.balance),
		termBalanceUsd: from(conversion, term.balance),
	}
	return { series, reserveUsd: reserve.at(-1) ?? 0 }
}

/** Reserve after a month: debt service of the next months of the plan. */
function reserves({ interest, principal }: TermLoan, { reserveMonths }: FinanceTerms, length: number): Series {
	const service = interest.map((value, k) => value + at(principal, k))
	const reserve = new Float64Array(length)
	for (let k = 0; k < length; k++) {
		const end = Math.min(k + 1 + Math.floor(reserveMonths), service.length)
		reserve[k] = sumWithin(service, k + 1, end)
	}
	return reserve
}

const changes = (levels: Series): Series => levels.map((level, k) => level - at(levels, k - 1))
