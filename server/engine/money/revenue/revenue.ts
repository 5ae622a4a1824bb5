import { defineSum } from '../../inputs/define-sum.ts'
import { defineFormula, type FormulaNode, sumOver } from '../../kernel/quantity.ts'
import { collateralPosted } from '../finance-collateral.ts'
import { hourRevenue } from './hour-revenue.ts'
import { leaseDeposit, leaseRent } from './lease-rent.ts'
import { leasePassThrough } from './pass-through.ts'
import { inputRevenue, outputRevenue } from './token-revenue.ts'

const monthly = {
	scope: 'plan',
	per: 'month',
	kind: 'amount',
	unit: 'usd',
	rule: 'mM2',
	source: 'Money §M2',
} as const

const kindOf = (kind: string, label: string, of: FormulaNode) =>
	defineSum({ ...monthly, id: `finance.revenueByKind.${kind}`, symbol: `Σ ${of.symbol}`, label, of })

export const revenueByKind = {
	outputTokensUsd: kindOf('outputTokensUsd', 'Revenue of output tokens', outputRevenue),
	inputTokensUsd: kindOf('inputTokensUsd', 'Revenue of input tokens', inputRevenue),
	acceleratorHoursUsd: kindOf('acceleratorHoursUsd', 'Revenue of accelerators let by the hour', hourRevenue),
	leasesUsd: kindOf('leasesUsd', 'Rent of leases', leaseRent),
	passThroughUsd: kindOf('passThroughUsd', 'Power and expenses paid by tenants', leasePassThrough),
} as const

export const revenue = defineFormula({
	...monthly,
	id: 'finance.revenueUsd',
	symbol: '$_rev',
	label: 'Revenue',
	inputs: {
		output: revenueByKind.outputTokensUsd,
		input: revenueByKind.inputTokensUsd,
		hours: revenueByKind.acceleratorHoursUsd,
		leases: revenueByKind.leasesUsd,
		passThrough: revenueByKind.passThroughUsd,
	},
	expression: 'output + input + hours + leases + passThrough',
	examples: [{ inputs: { output: 1, input: 2, hours: 3, leases: 4, passThrough: 5 }, value: 15 }],
})

/** Collateral and what tenants leave as security: neither capital nor running cost. */
export const deposits = defineFormula({
	...monthly,
	id: 'finance.depositsUsd',
	symbol: '$_dep',
	label: 'Collateral posted and tenants’ deposits returned, less what comes back or in',
	inputs: { collateral: collateralPosted, tenants: sumOver(leaseDeposit) },
	expression: 'collateral + tenants',
	examples: [{ inputs: { collateral: 4e6, tenants: -27.9e6 }, value: -23.9e6 }],
})
