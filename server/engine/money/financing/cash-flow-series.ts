import type { ConstructionLoan } from './construction-loan.ts'
import { sumWithin } from './returns/cover.ts'
import { at, type FinanceTerms, type PlanFlows, type Series } from './plan-flows.ts'
import type { TermLoan } from './term-loan.ts'

export const CASH_FLOW = [
	...(['revenueUsd', 'opexUsd', 'taxUsd', 'workingCapitalUsd', 'cfadsUsd', 'capexUsd', 'depositsUsd'] as const),
	...(['feesUsd', 'constructionInterestUsd', 'disposalUsd', 'constructionDrawUsd', 'termDrawUsd'] as const),
	...(['constructionRepaidUsd', 'termInterestUsd', 'termPrincipalUsd', 'reserveUsd', 'equityUsd'] as const),
	...(['distributionsUsd', 'constructionBalanceUsd', 'termBalanceUsd'] as const),
]
export type CashFlowSeries = Readonly<Record<(typeof CASH_FLOW)[number], Series>>

/** Series of so many months, to solve a cash flow in. */
export function cashFlowSeries(months: number): CashFlowSeries {
	const row = () => new Float64Array(months)
	return {
		...{ revenueUsd: row(), opexUsd: row(), taxUsd: row(), workingCapitalUsd: row(), cfadsUsd: row() },
		...{ capexUsd: row(), depositsUsd: row(), feesUsd: row(), constructionInterestUsd: row(), disposalUsd: row() },
		...{ constructionDrawUsd: row(), termDrawUsd: row(), constructionRepaidUsd: row(), termInterestUsd: row() },
		...{ termPrincipalUsd: row(), reserveUsd: row(), equityUsd: row(), distributionsUsd: row() },
		...{ constructionBalanceUsd: row(), termBalanceUsd: row() },
	}
}

type CashFlowSeriesFound = {
	readonly flows: PlanFlows
	readonly construction: ConstructionLoan
	readonly term: TermLoan
}

/**
 * What hangs on a solved debt is put beside it in the series of the whole plan: flows, tax, and from conversion on the loan
 * that is repaid, the reserve, and what owners pay in and take out. Returns the reserve after the last month. mM5.10
 */
export function layOut(
	series: CashFlowSeries,
	{ flows, construction, term }: CashFlowSeriesFound,
	{ construction: { conversion }, reserveMonths }: FinanceTerms,
): number {
	const months = flows.revenue.length
	series.revenueUsd.set(flows.revenue)
	series.opexUsd.set(flows.opex)
	series.capexUsd.set(flows.capex)
	series.depositsUsd.set(flows.deposits)
	series.disposalUsd.set(flows.disposal)
	for (let month = 0; month < months; month++) series.taxUsd[month] = taxIn(series, month)
	if (conversion >= months) return 0
	series.termDrawUsd[conversion] = term.usd
	series.termInterestUsd.set(term.interest, conversion)
	series.termPrincipalUsd.set(term.principal, conversion)
	series.termBalanceUsd.set(term.balance, conversion)
	series.constructionRepaidUsd[conversion] = construction.commitmentUsd
	const reserveUsd = layOutReserve(series, conversion, reserveMonths)
	for (let month = conversion; month < months; month++) {
		const cash = cashIn(series, month) - (month === conversion ? construction.commitmentUsd - term.usd : 0)
		series.equityUsd[month] = Math.max(0, -cash)
		series.distributionsUsd[month] = Math.max(0, cash)
	}
	return reserveUsd
}

function taxIn({ revenueUsd, opexUsd, workingCapitalUsd, cfadsUsd }: CashFlowSeries, month: number): number {
	return at(revenueUsd, month) - at(opexUsd, month) - at(workingCapitalUsd, month) - at(cfadsUsd, month)
}

/** Cash of a month from conversion on, before debt is converted. */
function cashIn(series: CashFlowSeries, month: number): number {
	return (
		at(series.cfadsUsd, month) +
		at(series.disposalUsd, month) -
		at(series.termInterestUsd, month) -
		at(series.termPrincipalUsd, month) -
		at(series.capexUsd, month) -
		at(series.depositsUsd, month) -
		at(series.reserveUsd, month)
	)
}

/** Held after a month is the debt service of the next months of the plan. */
function layOutReserve(series: CashFlowSeries, conversion: number, reserveMonths: number): number {
	const service = debtService(series)
	let held = 0
	for (let month = conversion; month < service.length; month++) {
		const end = Math.min(month + 1 + Math.floor(reserveMonths), service.length)
		const level = sumWithin(service, month + 1, end)
		series.reserveUsd[month] = level - held
		held = level
	}
	return held
}

/** Interest and principal of each month. */
export function debtService({ termInterestUsd, termPrincipalUsd }: CashFlowSeries): Series {
	const service = termInterestUsd.slice()
	for (let month = 0; month < service.length; month++) service[month] = at(service, month) + at(termPrincipalUsd, month)
	return service
}
