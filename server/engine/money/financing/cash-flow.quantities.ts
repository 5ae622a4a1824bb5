import { CASH_FLOW_KEYS, RETURNS } from '#shared/document/finance-keys.ts'
import { defineOutput } from '../../kernel/quantity.ts'

const shared = { scope: 'plan', rule: 'mM5', source: 'Methodology, money M5' } as const

const flow = (key: keyof typeof CASH_FLOW_KEYS) =>
	defineOutput({
		...shared,
		...CASH_FLOW_KEYS[key],
		id: `finance.cashFlow.${key}`,
		symbol: `$_${key.slice(0, -'Usd'.length)}`,
	})

/** Money in and out by month; balances stand after the month. */
export const cashFlowOf = {
	revenueUsd: flow('revenueUsd'),
	opexUsd: flow('opexUsd'),
	taxUsd: flow('taxUsd'),
	workingCapitalUsd: flow('workingCapitalUsd'),
	cfadsUsd: flow('cfadsUsd'),
	capexUsd: flow('capexUsd'),
	depositsUsd: flow('depositsUsd'),
	feesUsd: flow('feesUsd'),
	constructionInterestUsd: flow('constructionInterestUsd'),
	disposalUsd: flow('disposalUsd'),
	constructionDrawUsd: flow('constructionDrawUsd'),
	termDrawUsd: flow('termDrawUsd'),
	constructionRepaidUsd: flow('constructionRepaidUsd'),
	termInterestUsd: flow('termInterestUsd'),
	termPrincipalUsd: flow('termPrincipalUsd'),
	reserveUsd: flow('reserveUsd'),
	equityUsd: flow('equityUsd'),
	distributionsUsd: flow('distributionsUsd'),
	constructionBalanceUsd: flow('constructionBalanceUsd'),
	termBalanceUsd: flow('termBalanceUsd'),
} as const

const found = (key: keyof typeof RETURNS, symbol: string) =>
	defineOutput({ ...shared, ...RETURNS[key], id: `finance.returns.${key}`, symbol, sparse: true })
/** Several are paid back or converted when the last of them is. */
const month = (key: 'paybackMonth' | 'conversionMonth', symbol: string) =>
	defineOutput({
		...shared,
		...RETURNS[key],
		id: `finance.returns.${key}`,
		symbol,
		sparse: true,
		across: 'highest',
	})

/** NaN where there is none: a flow that never turns, a plan without debt. */
export const returnsOf = {
	projectIrr: found('projectIrr', 'IRR'),
	projectIrrPreTax: found('projectIrrPreTax', 'IRR_0'),
	equityIrr: found('equityIrr', 'IRR_eq'),
	projectNpvUsd: found('projectNpvUsd', 'NPV_p'),
	equityNpvUsd: found('equityNpvUsd', 'NPV_eq'),
	minDscr: found('minDscr', 'DSCR_min'),
	avgDscr: found('avgDscr', 'DSCR_avg'),
	llcr: found('llcr', 'LLCR'),
	paybackMonth: month('paybackMonth', 'm_back'),
	terminalValueUsd: found('terminalValueUsd', 'TV'),
	terminalTaxUsd: found('terminalTaxUsd', '$_tax,TV'),
	constructionDebtUsd: found('constructionDebtUsd', 'D_con'),
	termDebtUsd: found('termDebtUsd', 'D'),
	equityUsd: found('equityUsd', 'E'),
	interestDuringConstructionUsd: found('interestDuringConstructionUsd', 'IDC'),
	feesUsd: found('feesUsd', '$_fee'),
	allInUsdPerItMW: found('allInUsdPerItMW', '$/MW_all'),
	conversionMonth: month('conversionMonth', 'T'),
	termMonths: found('termMonths', 'N'),
} as const
