import { DAYS_PER_MONTH } from '#shared/units/conversions.ts'
import { sum } from '../../cells.ts'
import { drawConstruction, type ConstructionLoan, type ConstructionTerms } from './construction-loan.ts'
import { taxOf, type Tax } from './tax/tax.ts'
import { termLoan, type TermLoan, type TermTerms } from './term-loan.ts'

/** Flows of a plan that hang on no debt, by month. */
export type PlanFlows = {
	readonly years: readonly number[]
	readonly isTaxMonth: readonly boolean[]
	readonly revenue: readonly number[]
	readonly opex: readonly number[]
	readonly capex: readonly number[]
	/** of it, accelerators */
	readonly chips: readonly number[]
	/** out positive */
	readonly deposits: readonly number[]
	readonly disposal: readonly number[]
	readonly depreciation: readonly number[]
}
export type FinanceTerms = {
	readonly construction: ConstructionTerms
	readonly term: TermTerms
	readonly reserveMonths: number
	readonly tax: { readonly rate: number; readonly lossUse: number }
	readonly receivableDays: number
	readonly payableDays: number
}
const MOST_ROUNDS = 200
const ENOUGH_USD = 0.005

export const CASH_FLOW = [
	...(['revenueUsd', 'opexUsd', 'taxUsd', 'workingCapitalUsd', 'cfadsUsd', 'capexUsd', 'depositsUsd'] as const),
	...(['feesUsd', 'constructionInterestUsd', 'disposalUsd', 'constructionDrawUsd', 'termDrawUsd'] as const),
	...(['constructionRepaidUsd', 'termInterestUsd', 'termPrincipalUsd', 'reserveUsd', 'equityUsd'] as const),
	...(['distributionsUsd', 'constructionBalanceUsd', 'termBalanceUsd'] as const),
]
export type CashFlowKey = (typeof CASH_FLOW)[number]
export type CashFlow = {
	readonly series: Readonly<Record<CashFlowKey, readonly number[]>>
	readonly construction: ConstructionLoan
	readonly term: TermLoan
	readonly tax: Tax
	/** owed to the plan less owed by it, and held in reserve, after the last month */
	readonly workingCapitalUsd: number
	readonly reserveUsd: number
	/** interest and fees until conversion that are not yet written off */
	readonly unamortisedUsd: number
}

const at = (values: readonly number[], month: number): number => values[month] ?? 0

/** Change a month of what is owed to the plan less what it owes. */
export function workingCapital({ revenue, opex }: PlanFlows, terms: FinanceTerms): readonly number[] {
	const level = revenue.map(
		(value, month) => (value * terms.receivableDays - at(opex, month) * terms.payableDays) / DAYS_PER_MONTH,
	)
	return level.map((value, month) => value - at(level, month - 1))
}

/** Tax without debt, where interest and fees are none. */
export function unleveredTax(flows: PlanFlows, terms: FinanceTerms): Tax {
	return taxOf({ ...flows, income: taxable(flows, () => 0) }, terms.tax)
}

function taxable(flows: PlanFlows, cost: (month: number) => number): readonly number[] {
	return flows.revenue.map(
		(value, month) =>
			value - at(flows.opex, month) + at(flows.disposal, month) - at(flows.depreciation, month) - cost(month),
	)
}

/** Tax, fees and debt of each month: each hangs on the others, so it is gone round until none moves. mM5.4–8 */
export function cashFlow(flows: PlanFlows, terms: FinanceTerms): CashFlow {
	const change = workingCapital(flows, terms)
	let tax = unleveredTax(flows, terms)
	let commitmentUsd = 0
	for (let round = 0; ; round++) {
		const found = oneRound(flows, terms, { change, tax, commitmentUsd })
		const moved = Math.max(
			Math.abs(found.construction.commitmentUsd - commitmentUsd),
			...found.tax.months.map((value, month) => Math.abs(value - at(tax.months, month))),
		)
		if (moved < ENOUGH_USD || round >= MOST_ROUNDS) return together(flows, terms, { ...found, change })
		tax = found.tax
		commitmentUsd = found.construction.commitmentUsd
	}
}

type Round = { readonly change: readonly number[]; readonly tax: Tax; readonly commitmentUsd: number }

function oneRound(flows: PlanFlows, terms: FinanceTerms, { change, tax, commitmentUsd }: Round) {
	const { conversion } = terms.construction
	const cfads = flows.revenue.map(
		(value, month) => value - at(flows.opex, month) - at(tax.months, month) - at(change, month),
	)
	const need = cfads.map(
		(value, month) => at(flows.capex, month) + at(flows.deposits, month) - value - at(flows.disposal, month),
	)
	const construction = drawConstruction({ need, chips: flows.chips, commitmentUsd }, terms.construction)
	const constructionUsd = construction.balance.at(-1) ?? 0
	const term = termLoan({ cfads: cfads.slice(conversion), constructionUsd }, terms.term)
	const carried = sum(construction.interest) + sum(construction.fees)
	const each = carried / terms.term.tenor
	const amortised = (month: number) => (month >= conversion && month < conversion + terms.term.tenor ? each : 0)
	const income = taxable(flows, (month) => at(term.interest, month - conversion) + amortised(month))
	const months = Math.max(0, Math.min(terms.term.tenor, flows.revenue.length - conversion))
	return {
		cfads,
		construction,
		term,
		tax: taxOf({ ...flows, income }, terms.tax),
		unamortisedUsd: carried - each * months,
	}
}

type Found = ReturnType<typeof oneRound> & { readonly change: readonly number[] }

/** Reserve after a month: debt service of the next months of the plan. */
function reserves(term: TermLoan, { reserveMonths }: FinanceTerms, length: number): readonly number[] {
	const service = term.interest.map((value, k) => value + at(term.principal, k))
	return Array.from({ length }, (_, k) => sum(service.slice(k + 1, k + 1 + reserveMonths)))
}

function together(flows: PlanFlows, terms: FinanceTerms, found: Found): CashFlow {
	const { cfads, construction, term, change } = found
	const { conversion } = terms.construction
	const months = flows.revenue.length
	const each = (value: (month: number) => number) => Array.from({ length: months }, (_, month) => value(month))
	const reserve = reserves(term, terms, Math.max(0, months - conversion))
	const owed = construction.balance.at(-1) ?? 0
	const isLater = (month: number) => month >= conversion
	const converts = (usd: number) => each((month) => (month === conversion ? usd : 0))
	const reserveUsd = each((month) =>
		isLater(month) ? at(reserve, month - conversion) - at(reserve, month - conversion - 1) : 0,
	)
	const cash = (month: number) =>
		at(cfads, month) +
		at(flows.disposal, month) -
		at(term.interest, month - conversion) -
		at(term.principal, month - conversion) -
		at(flows.capex, month) -
		at(flows.deposits, month) -
		at(reserveUsd, month) -
		(month === conversion ? owed - term.usd : 0)
	const series: CashFlow['series'] = {
		revenueUsd: flows.revenue,
		opexUsd: flows.opex,
		taxUsd: each((month) => at(flows.revenue, month) - at(flows.opex, month) - at(change, month) - at(cfads, month)),
		workingCapitalUsd: change,
		cfadsUsd: cfads,
		capexUsd: flows.capex,
		depositsUsd: flows.deposits,
		feesUsd: each((month) => at(construction.fees, month)),
		constructionInterestUsd: each((month) => at(construction.interest, month)),
		disposalUsd: flows.disposal,
		constructionDrawUsd: each((month) => at(construction.draw, month)),
		termDrawUsd: converts(term.usd),
		constructionRepaidUsd: converts(owed),
		termInterestUsd: each((month) => at(term.interest, month - conversion)),
		termPrincipalUsd: each((month) => at(term.principal, month - conversion)),
		reserveUsd,
		equityUsd: each((month) => (isLater(month) ? Math.max(0, -cash(month)) : at(construction.equity, month))),
		distributionsUsd: each((month) =>
			isLater(month) ? Math.max(0, cash(month)) : at(construction.distributions, month),
		),
		constructionBalanceUsd: each((month) => (isLater(month) ? 0 : at(construction.balance, month))),
		termBalanceUsd: each((month) => at(term.balance, month - conversion)),
	}
	return {
		...{ series, construction, term, tax: found.tax, unamortisedUsd: found.unamortisedUsd },
		workingCapitalUsd: sum(change),
		reserveUsd: reserve.at(-1) ?? 0,
	}
}
