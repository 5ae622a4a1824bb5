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
}

function loanOf({ terms: { construction, term }, found }: Solved): FinanceNote['loan'] {
	if (!(found.term.usd > 0)) return null
	return { first: construction.conversion, last: construction.conversion + term.tenor - 1 }
}

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
			equityNpvUsd: only(isFinanced, presentValue(owners.equity, rate)),
			minDscr: only(covers.length > 0, Math.min(...covers)),
			avgDscr: only(true, cover.mean),
			llcr: lifeCover(found, of),
			paybackMonth: only(true, paybackMonth(owners.project)),
			terminalValueUsd: end.value,
			terminalTaxUsd: only(isFinanced, owners.terminalTax),
			constructionDebtUsd: only(hasDebt, all(series.constructionDrawUsd)),
			termDebtUsd: only(hasDebt && converts, term.usd),
			equityUsd: only(isFinanced, all(series.equityUsd) + spentIn(owners.equity.before)),
			interestDuringConstructionUsd: only(hasDebt, interest),
			feesUsd: only(hasDebt, fees),
			allInUsdPerItMW: only(MW > 0, (input.builtUsd.at(0, 0) + fees + interest) / MW),
			conversionMonth: only(converts, conversion),
			termMonths: only(hasDebt && converts, of.term.tenor),
		},
		binding: hasDebt && converts ? term.binding : null,
		dscr: cover.quarters,
		shortUsd: cover.shortUsd,
		cureUsd: sumWithin(series.equityUsd, conversion + 1, months.length),
		debtLeftUsd: owners.owed,
		...{ isFinanced, untilConversion: conversion, converts },
		loan: converts ? loanOf(solved) : null,
	}
}
