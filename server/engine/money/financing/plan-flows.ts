import type { ConstructionTerms } from './construction-loan.ts'
import type { TaxTerms, TaxYear } from './tax/tax.ts'
import type { TermTerms } from './term-loan.ts'

/** A figure for each month of the plan. */
export type Series = Float64Array

/** Flows of a plan that hang on no debt, by month. */
export type PlanFlows = {
	readonly years: readonly TaxYear[]
	readonly revenue: Series
	readonly opex: Series
	readonly capex: Series
	/** of it, accelerators */
	readonly chips: Series
	/** out positive */
	readonly deposits: Series
	readonly disposal: Series
	readonly depreciation: Series
}
export type FinanceTerms = {
	readonly construction: ConstructionTerms
	readonly term: TermTerms
	/** of chips, where they have a loan of their own; null: one loan for all */
	readonly chipTerm?: TermTerms | null
	readonly reserveMonths: number
	readonly tax: TaxTerms
	readonly receivableDays: number
	readonly payableDays: number
}

/** The figure of a month; 0 outside the series. */
export const at = (values: Series, month: number): number => values[month] ?? 0
