import { applicationServed } from '../../balance/balance.quantities.ts'
import { applicationDemanded, applicationMean } from '../../balance/demand/demand-effects.ts'
import { fromField } from '../../inputs/from-field.ts'
import { defineFormula } from '../../kernel/quantity.ts'
import { inputTokens, outputTokens, reasoningMultiplier } from '../../layers/applications/application-inputs.ts'
import { monthNumber } from '../../layers/energy/month-number.ts'
import { hoursPerMonth } from '../../layers/energy/purchase/purchase-inputs.ts'
import { cacheHit } from './cache-hit.ts'

const monthly = { scope: 'application', per: 'month', kind: 'amount', source: 'Methodology §5' } as const
const ofMoney = { ...monthly, unit: 'usd', rule: 'mM2', source: 'Money §M2' } as const

const tokenPrice = fromField('applications', 'revenueUsdPerMillionTokens', {
	id: 'finance.tokenPrice',
	symbol: 'p_tok',
	rule: 'F12',
	otherwise: 'no_revenue_stated',
})

export const inputTokenPrice = fromField('applications', 'revenueUsdPerMillionInputTokens', {
	id: 'finance.inputTokenPrice',
	symbol: 'p_in',
	rule: 'mM2',
	otherwise: 'input_earns_nothing',
})

const cachedPrice = fromField('applications', 'cachedInputPriceShare', {
	id: 'finance.cachedInputPrice',
	symbol: 'f_cache',
	rule: 'mM2',
})

const priceDecline = fromField('applications', 'priceDeclinePerYear', {
	id: 'finance.tokenPriceDecline',
	symbol: 'δ',
	rule: 'mM2',
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

const priceIndex = defineFormula({
	...ofMoney,
	id: 'finance.tokenPriceIndex',
	symbol: 'f_tok',
	label: 'Token prices against the plan’s first month',
	kind: 'rate',
	unit: 'ratio',
	inputs: { decline: priceDecline, month: monthNumber },
	expression: '(1 - decline) ^ (month / monthsPerYear)',
	examples: [
		{ inputs: { decline: 0, month: 30 }, value: 1 },
		{ inputs: { decline: 0.2, month: 24 }, value: 0.64 },
	],
})

export const outputRevenue = defineFormula({
	...ofMoney,
	id: 'finance.outputRevenue',
	symbol: '$_out',
	label: 'Revenue of an application’s output tokens',
	inputs: { tokens: servedTokens, price: tokenPrice, index: priceIndex },
	expression: 'tokens * price * index',
	examples: [
		{ inputs: { tokens: 1314, price: 2, index: 1 }, value: 2628 },
		{ inputs: { tokens: 1314, price: 2, index: 0.5 }, value: 1314 },
	],
})

/** Input comes with every request that is served. */
export const inputRevenue = defineFormula({
	...ofMoney,
	id: 'finance.inputRevenue',
	symbol: '$_in',
	label: 'Revenue of an application’s input tokens',
	inputs: {
		tokens: servedTokens,
		output: outputTokens,
		reasoning: reasoningMultiplier,
		input: inputTokens,
		hit: cacheHit,
		cached: cachedPrice,
		price: inputTokenPrice,
		index: priceIndex,
	},
	expression: 'if(output > 0, tokens * input / (output * reasoning) * (1 - hit + hit * cached) * price * index, 0)',
	examples: [
		{
			inputs: {
				...{ tokens: 1000, output: 250, reasoning: 2, input: 3000 },
				...{ hit: 0.5, cached: 0.1, price: 0.5, index: 1 },
			},
			value: 1650,
		},
		{
			inputs: { tokens: 0, output: 0, reasoning: 1, input: 0, hit: 0, cached: 1, price: 0.5, index: 1 },
			value: 0,
		},
	],
})
