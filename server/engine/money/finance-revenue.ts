import { applicationServed, orderEnergised } from '../balance/balance.quantities.ts'
import { applicationDemanded, applicationMean } from '../balance/demand/demand-effects.ts'
import { fromField } from '../inputs/from-field.ts'
import { defineSum } from '../inputs/define-sum.ts'
import { defineFormula } from '../kernel/quantity.ts'
import { hoursPerMonth } from '../layers/energy/purchase/purchase-inputs.ts'
import { orderAvailable } from '../schedule/schedule.quantities.ts'
import { idleRate } from './finance-chips.ts'

const SOURCE = 'Methodology §5'
const monthly = { scope: 'application', per: 'month', kind: 'amount', source: SOURCE } as const

const tokenPrice = fromField('applications', 'revenueUsdPerMillionTokens', {
	id: 'finance.tokenPrice',
	symbol: 'p_tok',
	rule: 'F12',
	otherwise: 'The plan states no revenue.',
})

/** Million output tokens of a month at the mean rate, the share served of them. */
export const servedTokens = defineFormula({
	...monthly,
	id: 'finance.servedMillionTokens',
	symbol: 'M_tok',
	label: 'Million output tokens served in the month',
	unit: 'millionTokens',
	rule: 'F12',
	inputs: { mean: applicationMean, served: applicationServed, demanded: applicationDemanded, hours: hoursPerMonth },
	expression: 'if(demanded > 0, mean * served / demanded, 0) * hours * secondsPerHour / tokensPerMillion',
	examples: [
		{ inputs: { mean: 1000, served: 500, demanded: 1000, hours: 730 }, value: 1314 },
		{ inputs: { mean: 0, served: 0, demanded: 0, hours: 730 }, value: 0 },
	],
})

export const applicationRevenue = defineFormula({
	...monthly,
	id: 'finance.applicationRevenue',
	symbol: '$_rev,a',
	label: 'Revenue of an application',
	unit: 'usd',
	rule: 'F12',
	inputs: { tokens: servedTokens, price: tokenPrice },
	expression: 'tokens * price',
	examples: [{ inputs: { tokens: 1314, price: 2 }, value: 2628 }],
})

export const revenue = defineSum({
	...monthly,
	scope: 'plan',
	id: 'finance.revenueUsd',
	symbol: '$_rev',
	label: 'Revenue',
	rule: 'F12',
	of: applicationRevenue,
})

export const orderIdleCapital = defineFormula({
	...monthly,
	scope: 'order',
	id: 'finance.orderIdleCapital',
	symbol: '$_idle,o',
	label: 'Capital idle in an order’s stranded accelerators',
	unit: 'usd',
	rule: 'F14',
	inputs: { available: orderAvailable, energised: orderEnergised, rate: idleRate },
	expression: 'max(0, available - energised) * rate',
	examples: [{ inputs: { available: 27_033, energised: 10_224, rate: 800 }, value: 13_447_200 }],
})

export const idleCapital = defineSum({
	...monthly,
	scope: 'plan',
	id: 'finance.idleCapitalUsd',
	symbol: '$_idle',
	label: 'Capital idle in stranded accelerators',
	rule: 'F14',
	of: orderIdleCapital,
})
