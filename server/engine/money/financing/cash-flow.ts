import { DAYS_PER_MONTH } from '#shared/units/conversions.ts'
import { sum } from '../../cells.ts'
import { type CashFlowSeries, laidOut } from './cash-flow-series.ts'
import { type ConstructionLoan, constructionRows, drawConstruction } from './construction-loan.ts'
import { at, type FinanceTerms, type PlanFlows, type Series } from './plan-flows.ts'
import { taxOf, type Tax } from './tax/tax.ts'
import { termLoan, type TermLoan, termRows } from './term-loan.ts'

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
	readonly terms: FinanceTerms
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
	return { flows, terms, change, operating, spent, income }
}

/** Series that each round fills anew, but for the tax that it takes from the round before: two take turns. */
function workspace(months: number, { construction, term }: FinanceTerms) {
	const row = () => new Float64Array(months)
	return {
		...{ cfads: row(), need: row(), taxable: row(), taxes: [row(), row()] as const },
		construction: constructionRows(construction),
		term: termRows(term, months - construction.conversion),
	}
}

/** Tax, fees and debt of each month: each hangs on the others, so it is gone round until none moves. mM5.4–8 */
export function cashFlow(flows: PlanFlows, terms: FinanceTerms): CashFlow {
	const plan = undebted(flows, terms)
	const unleveredTax = taxOf({ years: flows.years, income: plan.income }, terms.tax)
	const { taxes, ...space } = workspace(flows.revenue.length, terms)
	let guess: Guess = { tax: unleveredTax, commitmentUsd: 0 }
	for (let round = 0; ; round++) {
		const found = oneRound(plan, guess, { ...space, tax: taxes[round % 2 === 0 ? 0 : 1] })
		if (moved(found, guess) < ENOUGH_USD || round >= MOST_ROUNDS) {
			const { construction, term, tax, unamortisedUsd } = found
			const laid = laidOut(flows, terms, { ...found, change: plan.change })
			const workingCapitalUsd = sum(plan.change)
			return { ...laid, construction, term, tax, unleveredTax, unamortisedUsd, workingCapitalUsd }
		}
		guess = { tax: found.tax, commitmentUsd: found.construction.commitmentUsd }
	}
}

type Space = Omit<ReturnType<typeof workspace>, 'taxes'> & { readonly tax: Series }
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
	{ flows, terms, change, operating, spent, income }: Undebted,
	{ tax, commitmentUsd }: Guess,
	space: Space,
): Round {
	const { conversion } = terms.construction
	const { tenor } = terms.term
	const { cfads, need, taxable } = space
	const months = operating.length
	for (let month = 0; month < months; month++) {
		const cash = at(operating, month) - at(tax.months, month) - at(change, month)
		cfads[month] = cash
		need[month] = at(spent, month) - cash - at(flows.disposal, month)
	}
	const construction = drawConstruction(
		{ need, chips: flows.chips, commitmentUsd },
		terms.construction,
		space.construction,
	)
	const constructionUsd = construction.balance.at(-1) ?? 0
	const term = termLoan({ cfads: cfads.subarray(conversion), constructionUsd }, terms.term, space.term)
	const carried = sum(construction.interest) + sum(construction.fees)
	const each = carried / tenor
	for (let month = 0; month < months; month++) {
		const amortised = month >= conversion && month < conversion + tenor ? each : 0
		taxable[month] = at(income, month) - (at(term.interest, month - conversion) + amortised)
	}
	return {
		...{ cfads, construction, term },
		tax: taxOf({ years: flows.years, income: taxable }, terms.tax, space.tax),
		unamortisedUsd: carried - each * Math.max(0, Math.min(tenor, months - conversion)),
	}
}
