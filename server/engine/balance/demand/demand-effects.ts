import { defineFormula, defineOutput } from '../../kernel/quantity.ts'
import { meanDemand, peakDemand } from '../../layers/applications/demand-formulas.ts'

const month = { per: 'month', kind: 'rate', unit: 'ratio', source: 'Methodology §6: the loop upward' } as const

export const priceEffect = defineOutput({
	...month,
	scope: 'plan',
	rule: 'A6',
	key: 'applications.priceEffect',
	symbol: 'k_price',
	label: 'Effect of last month’s token cost on demand',
})
export const releaseEffect = defineOutput({
	...month,
	scope: 'application',
	rule: 'A7',
	key: 'applications.releaseEffect',
	symbol: 'k_rel',
	label: 'Effect of released models on demand',
	short: 'Effect of released models on demand',
})

const demand = { ...month, scope: 'application', kind: 'state', unit: 'tokensPerSecond', rule: 'A7' } as const

export const applicationDemanded = defineFormula({
	...demand,
	key: 'applications.demandTokensPerSecond',
	symbol: 'T_dem',
	label: 'Peak output token demand, after price and releases',
	short: 'Peak demand',
	inputs: { before: peakDemand, price: priceEffect, release: releaseEffect },
	expression: 'before * (price * release)',
	examples: [{ inputs: { before: 5200, price: 1.1, release: 1.5 }, value: 8580 }],
})
export const applicationMean = defineFormula({
	...demand,
	key: 'applications.meanTokensPerSecond',
	symbol: 'T_mean',
	label: 'Mean output token demand, after price and releases',
	short: 'Average demand',
	inputs: { before: meanDemand, price: priceEffect, release: releaseEffect },
	expression: 'before * (price * release)',
	examples: [{ inputs: { before: 1000, price: 1, release: 1.5 }, value: 1500 }],
})
