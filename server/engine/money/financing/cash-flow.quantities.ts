import type { Kind } from '#shared/metrics/metric.ts'
import { defineOutput } from '../../kernel/quantity.ts'
import type { Unit } from '#shared/units/units.ts'

const shared = { scope: 'plan', rule: 'mM5', source: 'Methodology, money M5' } as const

const flow = (name: string, label: string, kind: 'amount' | 'state' = 'amount') =>
	defineOutput({
		...shared,
		per: 'month',
		kind,
		unit: 'usd',
		key: `finance.cashFlow.${name}`,
		symbol: `$_${name.slice(0, -'Usd'.length)}`,
		label,
	})
const balance = (name: string, label: string) => flow(name, label, 'state')

/** Money in and out by month; balances stand after the month. */
export const cashFlowOf = {
	revenueUsd: flow('revenueUsd', 'Revenue'),
	opexUsd: flow('opexUsd', 'Opex'),
	taxUsd: flow('taxUsd', 'Tax on income'),
	workingCapitalUsd: flow('workingCapitalUsd', 'Change of working capital'),
	cfadsUsd: flow('cfadsUsd', 'Cash available for debt service'),
	capexUsd: flow('capexUsd', 'Capital'),
	depositsUsd: flow('depositsUsd', 'Deposits and collateral paid, less returned'),
	feesUsd: flow('feesUsd', 'Lender fees'),
	constructionInterestUsd: flow('constructionInterestUsd', 'Interest while building'),
	disposalUsd: flow('disposalUsd', 'Accelerators sold'),
	constructionDrawUsd: flow('constructionDrawUsd', 'Construction debt drawn'),
	termDrawUsd: flow('termDrawUsd', 'Term loan drawn'),
	constructionRepaidUsd: flow('constructionRepaidUsd', 'Construction debt repaid'),
	termInterestUsd: flow('termInterestUsd', 'Interest of the term loan'),
	termPrincipalUsd: flow('termPrincipalUsd', 'Principal of the term loan'),
	reserveUsd: flow('reserveUsd', 'Change of the debt service reserve'),
	equityUsd: flow('equityUsd', 'Equity paid in'),
	distributionsUsd: flow('distributionsUsd', 'Distributed to equity'),
	constructionBalanceUsd: balance('constructionBalanceUsd', 'Construction debt owed'),
	termBalanceUsd: balance('termBalanceUsd', 'Term loan owed'),
} as const

type CashFlowQuantitiesTold = {
	readonly symbol: string
	readonly label: string
	readonly kind: Kind
	readonly unit: Unit
}
const found = (name: string, told: CashFlowQuantitiesTold) =>
	defineOutput({
		...shared,
		...told,
		per: 'horizon',
		key: `finance.returns.${name}`,
		sparse: true,
		// Several are paid back or converted when the last of them is.
		...(told.kind === 'when' && { across: 'highest' }),
	})
const money = (name: string, symbol: string, label: string) =>
	found(name, { symbol, label, kind: 'amount', unit: 'usd' })
const rate = (name: string, [unit, symbol]: readonly [Unit, string], label: string) =>
	found(name, { symbol, label, kind: 'rate', unit })
const month = (name: string, symbol: string, label: string) =>
	found(name, { symbol, label, kind: 'when', unit: 'gridMonths' })

/** NaN where there is none: a flow that never turns, a plan without debt. */
export const returnsOf = {
	projectIrr: rate('projectIrr', ['sharePerYear', 'IRR'], 'Return of the project'),
	projectIrrPreTax: rate('projectIrrPreTax', ['sharePerYear', 'IRR_0'], 'Return of the project before tax'),
	equityIrr: rate('equityIrr', ['sharePerYear', 'IRR_eq'], 'Equity IRR'),
	projectNpvUsd: money('projectNpvUsd', 'NPV_p', 'Net present value of the project'),
	projectNpvWithoutEndUsd: money('projectNpvWithoutEndUsd', 'NPV_p,0', 'NPV of the project without end value'),
	equityNpvUsd: money('equityNpvUsd', 'NPV_eq', 'Net present value of equity'),
	minDscr: rate('minDscr', ['ratio', 'DSCR_min'], 'Minimum DSCR by quarter'),
	avgDscr: rate('avgDscr', ['ratio', 'DSCR_avg'], 'Average DSCR'),
	llcr: rate('llcr', ['ratio', 'LLCR'], 'Loan life coverage ratio'),
	paybackMonth: month('paybackMonth', 'm_back', 'Paid back'),
	terminalValueUsd: money('terminalValueUsd', 'TV', 'End value'),
	terminalTaxUsd: money('terminalTaxUsd', '$_tax,TV', 'Tax on the end value'),
	constructionDebtUsd: money('constructionDebtUsd', 'D_con', 'Construction debt'),
	termDebtUsd: money('termDebtUsd', 'D', 'Term loan'),
	equityUsd: money('equityUsd', 'E', 'Equity paid in'),
	interestDuringConstructionUsd: money('interestDuringConstructionUsd', 'IDC', 'Interest while building'),
	feesUsd: money('feesUsd', '$_fee', 'Lender fees'),
	allInUsdPerItMW: rate('allInUsdPerItMW', ['usdPerItMW', '$/MW_all'], 'All in, a megawatt of IT'),
	conversionMonth: month('conversionMonth', 'T', 'Conversion'),
	termMonths: rate('termMonths', ['gridMonths', 'N'], 'Tenor'),
	chipDebtUsd: money('chipDebtUsd', 'D_c', 'Term loan of chips'),
	chipTermMonths: rate('chipTermMonths', ['gridMonths', 'N_c'], 'Tenor of chips'),
	restDebtUsd: money('restDebtUsd', 'D_r', 'Term loan of all but chips'),
	restTermMonths: rate('restTermMonths', ['gridMonths', 'N_r'], 'Tenor of all but chips'),
} as const
