import { keysOf, monthly, overall } from './key-row.ts'

/** Money in and out: of a month, or of a longer while. */
const flows = (of: typeof monthly) => ({
	revenueUsd: of.amount('usd', 'Revenue'),
	opexUsd: of.amount('usd', 'Running cost'),
	taxUsd: of.amount('usd', 'Tax on income'),
	workingCapitalUsd: of.amount('usd', 'Change of working capital'),
	cfadsUsd: of.amount('usd', 'Cash available for debt service'),
	capexUsd: of.amount('usd', 'Capital'),
	depositsUsd: of.amount('usd', 'Deposits and collateral paid, less returned'),
	feesUsd: of.amount('usd', 'Fees of the lenders'),
	constructionInterestUsd: of.amount('usd', 'Interest while building'),
	disposalUsd: of.amount('usd', 'Accelerators sold'),
	constructionDrawUsd: of.amount('usd', 'Construction debt drawn'),
	termDrawUsd: of.amount('usd', 'Term loan drawn'),
	constructionRepaidUsd: of.amount('usd', 'Construction debt repaid'),
	termInterestUsd: of.amount('usd', 'Interest of the term loan'),
	termPrincipalUsd: of.amount('usd', 'Principal of the term loan'),
	reserveUsd: of.amount('usd', 'Change of the debt service reserve'),
	equityUsd: of.amount('usd', 'Equity paid in'),
	distributionsUsd: of.amount('usd', 'Distributed to equity'),
	constructionBalanceUsd: of.state('usd', 'Construction debt owed'),
	termBalanceUsd: of.state('usd', 'Term loan owed'),
})

/** Sources and uses are equal in each month. */
export const CASH_FLOW_KEYS = flows(monthly)
/** What the plan returns; null where there is none. */
export const RETURNS = {
	projectIrr: overall.rate('sharePerYear', 'Return of the project'),
	projectIrrPreTax: overall.rate('sharePerYear', 'Return of the project before tax'),
	equityIrr: overall.rate('sharePerYear', 'Return of equity'),
	projectNpvUsd: overall.amount('usd', 'Net present value of the project'),
	equityNpvUsd: overall.amount('usd', 'Net present value of equity'),
	minDscr: overall.rate('ratio', 'Least cover of debt service by quarter'),
	avgDscr: overall.rate('ratio', 'Mean cover of debt service'),
	llcr: overall.rate('ratio', 'Cover over the life of the loan'),
	paybackMonth: overall.when('gridMonths', 'Paid back'),
	terminalValueUsd: overall.amount('usd', 'End value'),
	terminalTaxUsd: overall.amount('usd', 'Tax on the end value'),
	constructionDebtUsd: overall.amount('usd', 'Construction debt'),
	termDebtUsd: overall.amount('usd', 'Term loan'),
	equityUsd: overall.amount('usd', 'Equity paid in'),
	interestDuringConstructionUsd: overall.amount('usd', 'Interest while building'),
	feesUsd: overall.amount('usd', 'Fees of the lenders'),
	allInUsdPerItMW: overall.rate('usdPerItMW', 'All in, a megawatt of IT'),
	conversionMonth: overall.when('gridMonths', 'Conversion'),
	termMonths: overall.rate('gridMonths', 'Tenor'),
}
/** A calendar quarter: the sums of its months, balances at its end. */
export const QUARTER = { ...flows(overall), dscr: overall.rate('ratio', 'Cover of debt service') }

/** Cash flow, quarters and returns of a plan. */
export const FINANCE_KEYS = {
	...keysOf('plan', 'finance.cashFlow.', CASH_FLOW_KEYS),
	...keysOf('plan', 'finance.returns.', RETURNS),
	...keysOf('quarter', 'finance.quarters.', QUARTER),
}
