import { DAYS_PER_MONTH } from '#shared/units/conversions.ts'
import { sum } from '../../cells.ts'
import { type CashFlowSeries, laidOut } from './cash-flow-series.ts'
import { drawConstruction, type ConstructionLoan } from './construction-loan.ts'
import { at, type FinanceTerms, type PlanFlows, type Series } from './plan-flows.ts'
import { taxOf, type Tax } from './tax/tax.ts'
import { termLoan, type TermLoan } from './term-loan.ts'

const MOST_ROUNDS = 200
const ENOUGH_USD = 0.005

export type CashFlow = {
	readonly series: CashFlowSeries
	readonly construction: ConstructionLoan
	readonly term: TermLoan
	readonly tax: Tax
	/** without debt, where interest and fees are none */
	readonly unleveredTax: Tax
	/** owed to the plan less owed by it, and held in reserve, after the last month */
	readonly workingCapitalUsd: number
	readonly reserveUsd: number
	/** interest and fees until conversion that are not yet written off */
	readonly unamortisedUsd: number
}

/** What does not hang on debt, found once: the rounds only take from it. */
type Undebted = {
	readonly flows: PlanFlows
	/** change a month of what is owed to the plan less what it owes */
	readonly change: Series
	/** revenue less running cost */
	readonly operating: Series
	/** capital and deposits */
	readonly spent: Series
	/** income that would be taxed without debt */
	readonly income: Series
}

function undebted(flows: PlanFlows, terms: FinanceTerms): Undebted {
	const { revenue, opex, capex, deposits, disposal, depreciation } = flows
	const [change, operating, spent] = [revenue.slice(), revenue.slice(), revenue.slice()]
	const income = revenue.slice()
	let level = 0
	for (let month = 0; month < revenue.length; month++) {
		const before = level
		level = (at(revenue, month) * terms.receivableDays - at(opex, month) * terms.payableDays) / DAYS_PER_MONTH
		change[month] = level - before
		operating[month] = at(revenue, month) - at(opex, month)
		spent[month] = at(capex, month) + at(deposits, month)
		income[month] = at(operating, month) + at(disposal, month) - at(depreciation, month)
	}
	return { flows, change, operating, spent, income }
}

/** Tax, fees and debt of each month: each hangs on the others, so it is gone round until none moves. mM5.4–8 */
export function cashFlow(flows: PlanFlows, terms: FinanceTerms): CashFlow {
	const plan = undebted(flows, terms)
	const unleveredTax = taxOf({ years: flows.years, income: plan.income }, terms.tax)
	let [tax, commitmentUsd] = [unleveredTax, 0]
	for (let round = 0; ; round++) {
		const found = oneRound(plan, terms, { tax, commitmentUsd })
		if (moved(found, { tax, commitmentUsd }) < ENOUGH_USD || round >= MOST_ROUNDS) {
			const { construction, term, unamortisedUsd } = found
			const laid = laidOut(flows, terms, { ...found, change: plan.change })
			return {
				...{ ...laid, construction, term, unamortisedUsd, tax: found.tax, unleveredTax },
				workingCapitalUsd: sum(plan.change),
			}
		}
		tax = found.tax
		commitmentUsd = found.construction.commitmentUsd
	}
}

type Guess = { readonly tax: Tax; readonly commitmentUsd: number }
type Round = {
	readonly cfads: Series
	readonly construction: ConstructionLoan
	readonly term: TermLoan
	readonly tax: Tax
	readonly unamortisedUsd: number
}

/** By how much the commitment or the tax of a month differs from what a round began with, USD. */
function moved({ tax, construction }: Round, before: Guess): number {
	let most = Math.abs(construction.commitmentUsd - before.commitmentUsd)
	for (let month = 0; month < tax.months.length; month++)
		most = Math.max(most, Math.abs(at(tax.months, month) - at(before.tax.months, month)))
	return most
}

function oneRound(
	{ flows, change, operating, spent, income }: Undebted,
	terms: FinanceTerms,
	{ tax, commitmentUsd }: Guess,
): Round {
	const { conversion } = terms.construction
	const { tenor } = terms.term
	const months = operating.length
	const [cfads, need, taxable] = [operating.slice(), spent.slice(), income.slice()]
	for (let month = 0; month < months; month++) {
		const cash = at(operating, month) - at(tax.months, month) - at(change, month)
		cfads[month] = cash
		need[month] = at(spent, month) - cash - at(flows.disposal, month)
	}
	const construction = drawConstruction({ need, chips: flows.chips, commitmentUsd }, terms.construction)
	const constructionUsd = construction.balance.at(-1) ?? 0
	const term = termLoan({ cfads: cfads.subarray(conversion), constructionUsd }, terms.term)
	const carried = sum(construction.interest) + sum(construction.fees)
	const each = carried / tenor
	for (let month = 0; month < months; month++) {
		const amortised = month >= conversion && month < conversion + tenor ? each : 0
		taxable[month] = at(income, month) - (at(term.interest, month - conversion) + amortised)
	}
	return {
		...{ cfads, construction, term },
		tax: taxOf({ years: flows.years, income: taxable }, terms.tax),
		unamortisedUsd: carried - each * Math.max(0, Math.min(tenor, months - conversion)),
	}
}
