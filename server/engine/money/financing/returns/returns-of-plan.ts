import type { returnsOf } from '../cash-flow.quantities.ts'
import type { CashFlowColumns } from '../cash-flow-inputs.ts'
import { debtService } from '../cash-flow-series.ts'
import { coverOfLoan, sumWithin } from './cover.ts'
import { lifeCover, type ownersFlows, type Solved } from './owners-flows.ts'
import type { Series } from '../plan-flows.ts'
import { paybackMonth, presentValue, rateOfReturn, spentIn } from './returns.ts'

export type FinanceNote = {
	readonly figures: Readonly<Record<keyof typeof returnsOf, number>>
	/** what bounds the term loan; null without one */
	readonly binding: 'gearing' | 'dscr' | null
	readonly dscr: readonly (number | null)[]
	/** what quarters lack whose cash does not pay their debt service */
	readonly shortUsd: number
	/** paid by equity after conversion, where the cash there is falls short */
	readonly cureUsd: number
	readonly debtLeftUsd: number
	readonly isFinanced: boolean
	/** months of the plan before conversion: all of them where none comes */
	readonly untilConversion: number
	readonly converts: boolean
	/** from conversion to the last month of its tenor, which may lie after the plan; null without a term loan */
	readonly loan: { readonly first: number; readonly last: number } | null
	/** the same of chips, where they have a loan of their own, with what is owed of it after each of its months */
	readonly chipLoan: { readonly first: number; readonly last: number; readonly balance: Float64Array } | null
}

const NO_LOANS = { loan: null, chipLoan: null }

function loansOf({ terms, found }: Solved): Pick<FinanceNote, 'loan' | 'chipLoan'> {
	const first = terms.construction.conversion
	const { usd, ofChips } = found.term
	if (!(usd > 0)) return NO_LOANS
	const loan = { first, last: first + longestOf(terms) - 1 }
	if (!terms.chipTerm || !ofChips) return { loan, chipLoan: null }
	return { loan, chipLoan: { first, last: first + terms.chipTerm.tenor - 1, balance: ofChips.balance.slice() } }
}

const longestOf = ({ term, chipTerm }: Solved['terms']): number => Math.max(term.tenor, chipTerm?.tenor ?? 0)

type ReturnsInParams = {
	readonly owners: ReturnType<typeof ownersFlows>
	readonly input: CashFlowColumns
	readonly isFinanced: boolean
	readonly months: readonly string[]
}
const all = (series: Series): number => sumWithin(series, 0, series.length)
const only = (holds: boolean, value: number | null): number => (holds ? (value ?? NaN) : NaN)

/** What a solved cash flow comes to; NaN where there is no such figure. */
export function returnsIn(solved: Solved, { owners, input, isFinanced, months }: ReturnsInParams): FinanceNote {
	const { terms: of, found, end } = solved
	const { series, construction, term } = found
	const { conversion, close } = of.construction
	const hasDebt = construction.commitmentUsd > 0
	const converts = close !== null && conversion < months.length
	const hasLoan = hasDebt && converts
	const service = debtService(series)
	const cover = coverOfLoan(months, { cfads: series.cfadsUsd, service, conversion: converts ? conversion : null })
	const covers = cover.quarters.filter((value) => value !== null)
	const rate = input.rate.at(0, 0)
	const [fees, interest] = [all(series.feesUsd), all(series.constructionInterestUsd)]
	const MW = input.builtMW.at(0, 0)
	return {
		figures: {
			projectIrr: only(true, rateOfReturn(owners.project)),
			projectIrrPreTax: only(true, rateOfReturn(owners.pretax)),
			equityIrr: only(isFinanced, rateOfReturn(owners.equity)),
			projectNpvUsd: presentValue(owners.project, rate),
			projectNpvWithoutEndUsd: presentValue(owners.withoutEnd, rate),
			equityNpvUsd: only(isFinanced, presentValue(owners.equity, rate)),
			minDscr: only(covers.length > 0, Math.min(...covers)),
			avgDscr: only(true, cover.mean),
			llcr: lifeCover(found, of),
			paybackMonth: only(true, paybackMonth(owners.project)),
			terminalValueUsd: end.value,
			terminalTaxUsd: only(isFinanced, owners.terminalTax),
			constructionDebtUsd: only(hasDebt, all(series.constructionDrawUsd)),
			termDebtUsd: only(hasLoan, term.usd),
			equityUsd: only(isFinanced, all(series.equityUsd) + spentIn(owners.equity.before)),
			interestDuringConstructionUsd: only(hasDebt, interest),
			feesUsd: only(hasDebt, fees),
			allInUsdPerItMW: only(MW > 0, (input.builtUsd.at(0, 0) + fees + interest) / MW),
			conversionMonth: only(converts, conversion),
			termMonths: only(hasLoan, longestOf(of)),
			...ofTwoLoans(solved, hasLoan),
		},
		binding: hasLoan ? term.binding : null,
		dscr: cover.quarters,
		shortUsd: cover.shortUsd,
		cureUsd: sumWithin(series.equityUsd, conversion + 1, months.length),
		debtLeftUsd: owners.owed,
		...{ isFinanced, untilConversion: conversion, converts },
		...(converts ? loansOf(solved) : NO_LOANS),
	}
}

const NO_TWO_LOANS = { chipDebtUsd: NaN, chipTermMonths: NaN, restDebtUsd: NaN, restTermMonths: NaN }

/** Of each of two loans; none where one is for all. Rule lP32. */
function ofTwoLoans({ terms: { term, chipTerm }, found }: Solved, hasLoan: boolean): typeof NO_TWO_LOANS {
	const { ofChips, usd } = found.term
	if (!hasLoan || !chipTerm || !ofChips) return NO_TWO_LOANS
	return {
		...{ chipDebtUsd: ofChips.usd, chipTermMonths: chipTerm.tenor },
		...{ restDebtUsd: usd - ofChips.usd, restTermMonths: term.tenor },
	}
}
