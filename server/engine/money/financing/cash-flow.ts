import { DAYS_PER_MONTH } from '#shared/units/conversions.ts'
import { type CashFlowSeries, cashFlowSeries, layOut } from './cash-flow-series.ts'
import { type ConstructionLoan, drawConstruction } from './construction-loan.ts'
import { sumWithin } from './returns/cover.ts'
import { at, type FinanceTerms, type PlanFlows, type Series } from './plan-flows.ts'
import { taxOf, type Tax } from './tax/tax.ts'
import { termLoan, type TermLoan, type TermRows, termRows } from './term-loan.ts'
import { type TwoLoanRows, twoLoanRows, twoLoans } from './two-loans.ts'

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

/** What does not hang on debt, found once, and series that each round fills anew. */
type Undebted = {
	readonly flows: PlanFlows
	readonly terms: FinanceTerms
	/** of the whole plan, to be solved; the change of what is owed to the plan less what it owes is found */
	readonly series: CashFlowSeries
	/** cash available for debt service from conversion on */
	readonly cfads: Series
	/** revenue less running cost */
	readonly operating: Series
	/** capital and deposits */
	readonly spent: Series
	/** income that would be taxed without debt, and with it */
	readonly income: Series
	readonly taxable: Series
	/** to be paid by owners and debt until conversion */
	readonly need: Series
	/** a round takes from the tax of the one before: two take turns */
	readonly taxes: readonly [Series, Series]
	readonly term: TermRows
	/** where chips have a loan of their own */
	readonly two: TwoLoanRows | null
}

function undebted(flows: PlanFlows, terms: FinanceTerms, series: CashFlowSeries): Undebted {
	const { revenue, opex, capex, deposits, disposal, depreciation } = flows
	const { conversion } = terms.construction
	const months = revenue.length
	const row = () => new Float64Array(months)
	const [operating, spent, income] = [row(), row(), row()]
	let level = 0
	for (let month = 0; month < months; month++) {
		const before = level
		level = (at(revenue, month) * terms.receivableDays - at(opex, month) * terms.payableDays) / DAYS_PER_MONTH
		series.workingCapitalUsd[month] = level - before
		operating[month] = at(revenue, month) - at(opex, month)
		spent[month] = at(capex, month) + at(deposits, month)
		income[month] = at(operating, month) + at(disposal, month) - at(depreciation, month)
	}
	return {
		...{ flows, terms, series, operating, spent, income, taxable: row(), need: row(), taxes: [row(), row()] },
		...{ cfads: series.cfadsUsd.subarray(conversion), term: termRows(terms.term, months - conversion) },
		two: terms.chipTerm ? twoLoanRows({ chips: terms.chipTerm, rest: terms.term }, months - conversion) : null,
	}
}

/** Tax, fees and debt of each month: each hangs on the others, so it is gone round until none moves. mM5.4–8 */
export function cashFlow(
	flows: PlanFlows,
	terms: FinanceTerms,
	series: CashFlowSeries = cashFlowSeries(flows.revenue.length),
): CashFlow {
	const plan = undebted(flows, terms, series)
	const unleveredTax = taxOf({ years: flows.years, income: plan.income }, terms.tax)
	let guess: Guess = { tax: unleveredTax, commitmentUsd: 0, chipsUsd: 0 }
	for (let round = 0; ; round++) {
		const found = oneRound(plan, guess, plan.taxes[round % 2 === 0 ? 0 : 1])
		if (moved(found, guess) < ENOUGH_USD || round >= MOST_ROUNDS) {
			const reserveUsd = layOut(series, { flows, ...found }, terms)
			const workingCapitalUsd = sumWithin(series.workingCapitalUsd, 0, flows.revenue.length)
			return { series, ...found, unleveredTax, workingCapitalUsd, reserveUsd }
		}
		const { commitmentUsd, chipsUsd } = found.construction
		guess = { tax: found.tax, commitmentUsd, chipsUsd }
	}
}

type Guess = { readonly tax: Tax; readonly commitmentUsd: number; readonly chipsUsd: number }
type Round = Pick<CashFlow, 'construction' | 'term' | 'tax' | 'unamortisedUsd'>

/** By how much the commitment or the tax of a month differs from what a round began with, USD. */
function moved({ tax, construction }: Round, before: Guess): number {
	let most = Math.abs(construction.commitmentUsd - before.commitmentUsd)
	for (let month = 0; month < tax.months.length; month++)
		most = Math.max(most, Math.abs(at(tax.months, month) - at(before.tax.months, month)))
	return most
}

function oneRound(plan: Undebted, { tax, commitmentUsd, chipsUsd }: Guess, into: Series): Round {
	const { flows, terms, series, need } = plan
	fillCash(plan, tax.months)
	const needs = { need, chips: flows.chips, commitmentUsd, chipsCommitmentUsd: chipsUsd }
	const construction = drawConstruction(needs, terms.construction, series)
	const term = loanOf(plan, construction)
	const carried = carriedBy(terms, construction)
	fillTaxable(plan, term, carried)
	let unamortisedUsd = construction.carriedUsd
	for (const { each, tenor } of carried) unamortisedUsd -= each * Math.max(0, Math.min(tenor, plan.cfads.length))
	return {
		...{ construction, term, unamortisedUsd },
		tax: taxOf({ years: flows.years, income: plan.taxable }, terms.tax, into),
	}
}

function loanOf({ cfads, terms, term, two }: Undebted, { commitmentUsd, chipsUsd }: ConstructionLoan): TermLoan {
	const borrowed = { cfads, constructionUsd: commitmentUsd }
	if (!two || !terms.chipTerm) return termLoan(borrowed, terms.term, term)
	return twoLoans({ ...borrowed, chipsUsd }, { chips: terms.chipTerm, rest: terms.term }, two)
}

/** What was carried until conversion, written off evenly over the tenor of the loan that carries it on. */
type Carried = { readonly each: number; readonly tenor: number }

function carriedBy({ term, chipTerm }: FinanceTerms, of: ConstructionLoan): readonly Carried[] {
	const { carriedUsd, commitmentUsd, chipsUsd } = of
	if (!chipTerm) return [{ each: carriedUsd / term.tenor, tenor: term.tenor }]
	const ofChips = commitmentUsd > 0 ? (carriedUsd * chipsUsd) / commitmentUsd : 0
	return [
		{ each: ofChips / chipTerm.tenor, tenor: chipTerm.tenor },
		{ each: (carriedUsd - ofChips) / term.tenor, tenor: term.tenor },
	]
}

function fillCash({ flows, series, operating, spent, need }: Undebted, tax: Series): void {
	for (let month = 0; month < operating.length; month++) {
		const cash = at(operating, month) - at(tax, month) - at(series.workingCapitalUsd, month)
		series.cfadsUsd[month] = cash
		need[month] = at(spent, month) - cash - at(flows.disposal, month)
	}
}

/** Income less interest of the term loan, and less what was carried until conversion, written off over its tenor. */
function fillTaxable({ terms, income, taxable }: Undebted, { interest }: TermLoan, carried: readonly Carried[]): void {
	const { conversion } = terms.construction
	taxable.set(income)
	const longest = Math.max(...carried.map(({ tenor }) => tenor))
	const served = Math.min(longest, income.length - conversion)
	for (let k = 0; k < served; k++) {
		let written = at(interest, k)
		for (const { each, tenor } of carried) if (k < tenor) written += each
		taxable[conversion + k] = at(income, conversion + k) - written
	}
}
