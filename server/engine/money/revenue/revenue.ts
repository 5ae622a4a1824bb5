import { defineSum } from '../../inputs/define-sum.ts'
import { defineFormula, type FormulaNode, sumOver } from '../../kernel/quantity.ts'
import { heatRevenue } from '../../environment/heat.ts'
import { collateralPosted } from '../finance-collateral.ts'
import { hourRevenue } from './hour-revenue.ts'
import { leaseDeposit, leaseRent } from './lease-rent.ts'
import { leasePassThrough } from './pass-through.ts'
import { reservedDeposit } from './reserved-revenue.ts'
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
		label: 'Revenue from accelerators, rented hourly or reserved',
		short: 'Rented accelerators',
	}),
	leasesUsd: kindOf('leasesUsd', leaseRent, { label: 'Rent of leases' }),
	heatUsd: kindOf('heatUsd', heatRevenue, { label: 'Revenue of heat sold', short: 'Heat' }),
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
		heat: revenueByKind.heatUsd,
	},
	expression: 'output + input + hours + leases + passThrough + heat',
	examples: [{ inputs: { output: 1, input: 2, hours: 3, leases: 4, passThrough: 5, heat: 6 }, value: 21 }],
})

/** Collateral and what tenants leave as security: neither capital nor running cost. */
export const deposits = defineFormula({
	...monthly,
	id: 'finance.depositsUsd',
	symbol: '$_dep',
	label: 'Collateral posted and tenants’ deposits returned, less what comes back or in',
	inputs: { collateral: collateralPosted, tenants: sumOver(leaseDeposit), reserved: sumOver(reservedDeposit) },
	expression: 'collateral + tenants + reserved',
	examples: [{ inputs: { collateral: 4e6, tenants: -27.9e6, reserved: -1e6 }, value: -24.9e6 }],
})
