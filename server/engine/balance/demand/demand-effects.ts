import { defineFormula, defineOutput } from '../../kernel/quantity.ts'
import { meanDemand, peakDemand } from '../../layers/applications/demand-formulas.ts'

const month = { per: 'month', kind: 'rate', unit: 'ratio', source: 'Methodology §6: the loop upward' } as const

export const priceEffect = defineOutput({
	...month,
	scope: 'plan',
	rule: 'A6',
	key: 'applications.priceEffect',
	symbol: 'k_price',
	label: 'What the cost of a token last month does to demand',
})
export const releaseEffect = defineOutput({
	...month,
	scope: 'application',
	rule: 'A7',
	key: 'applications.releaseEffect',
	symbol: 'k_rel',
	label: 'What released models do to demand',
	short: 'Effect of released models on demand',
})

const demand = { ...month, scope: 'application', kind: 'state', unit: 'tokensPerSecond', rule: 'A7' } as const

export const applicationDemanded = defineFormula({
	...demand,
	key: 'applications.demandTokensPerSecond',
	symbol: 'T_dem',
	label: 'Output tokens/s demanded at the peak, after price and releases',
	short: 'Asked for at the peak',
	inputs: { before: peakDemand, price: priceEffect, release: releaseEffect },
	expression: 'before * (price * release)',
	examples: [{ inputs: { before: 5200, price: 1.1, release: 1.5 }, value: 8580 }],
})
export const applicationMean = defineFormula({
	...demand,
	key: 'applications.meanTokensPerSecond',
	symbol: 'T_mean',
	label: 'Output tokens/s demanded on the month’s mean, after price and releases',
	short: 'Asked for on average',
	inputs: { before: meanDemand, price: priceEffect, release: releaseEffect },
	expression: 'before * (price * release)',
	examples: [{ inputs: { before: 1000, price: 1, release: 1.5 }, value: 1500 }],
})
