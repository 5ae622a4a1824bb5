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

const kindOf = (kind: string, of: FormulaNode, { label, short = label }: { label: string; short?: string }) =>
	defineSum({ ...monthly, key: `finance.revenueByKind.${kind}`, symbol: `Σ ${of.symbol}`, label, short, of })

export const revenueByKind = {
	outputTokensUsd: kindOf('outputTokensUsd', outputRevenue, {
		label: 'Revenue of output tokens',
		short: 'Output tokens',
	}),
	inputTokensUsd: kindOf('inputTokensUsd', inputRevenue, { label: 'Revenue of input tokens', short: 'Input tokens' }),
	acceleratorHoursUsd: kindOf('acceleratorHoursUsd', hourRevenue, {
		label: 'Revenue from accelerators rented by the hour',
		short: 'Accelerators by the hour',
	}),
	leasesUsd: kindOf('leasesUsd', leaseRent, { label: 'Rent of leases' }),
	passThroughUsd: kindOf('passThroughUsd', leasePassThrough, {
		label: 'Power and expenses paid by tenants',
		short: 'Power and expenses of tenants',
	}),
} as const

export const revenue = defineFormula({
	...monthly,
	key: 'finance.revenueUsd',
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
