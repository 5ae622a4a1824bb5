import { defineFormula } from '../../kernel/quantity.ts'
import { activeParams, flopMultiplier, trainingTokens } from './workload-inputs.ts'

export const trainingWork = defineFormula({
	id: 'models.trainingFlops',
	symbol: 'C',
	label: 'Work of a training run',
	scope: 'workload',
	per: 'horizon',
	kind: 'stock',
	unit: 'flop',
	rule: 'M6',
	source: 'Kaplan et al. 2020; methodology/compute §1.1: C = 6 · N · D',
	empirical: 'six FLOP per parameter and token of dense and mixture-of-experts decoders, contexts below 8,000 tokens',
	inputs: { multiplier: flopMultiplier, params: activeParams, tokens: trainingTokens },
	expression: 'multiplier * params * tokens',
	examples: [{ inputs: { multiplier: 6, params: 405.9e9, tokens: 15.6e12 }, value: 3.799224e25 }],
	compute: ({ multiplier, params, tokens }) => multiplier * params * tokens,
})
