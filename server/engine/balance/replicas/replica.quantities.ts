import { defineOutput } from '../../kernel/quantity.ts'

const replica = {
	scope: 'placement',
	per: 'horizon',
	kind: 'rate',
	rule: 'M5',
	source: 'Methodology/compute §2.2',
} as const

/** Accelerators of a replica; 0 where the workload does not fit the pool. */
export const replicaAccelerators = defineOutput({
	...replica,
	unit: 'accelerators',
	id: 'models.replicaAccelerators',
	symbol: 'G',
	label: 'Accelerators of a replica',
})
export const replicaBatch = defineOutput({
	...replica,
	unit: 'count',
	id: 'models.replicaBatch',
	symbol: 'B',
	label: 'Sequences a replica serves at once',
})
export const replicaTokens = defineOutput({
	...replica,
	unit: 'tokensPerSecondPerAccelerator',
	id: 'models.replicaTokensPerSecond',
	symbol: 'τ',
	label: 'Output tokens/s of an accelerator at full batch',
})
export const replicaTime = defineOutput({
	...replica,
	unit: 'milliseconds',
	id: 'models.timePerOutputToken',
	symbol: 'TPOT',
	label: 'Time between a user’s tokens',
})

const part = { ...replica, unit: 'milliseconds', rule: 'M4' } as const

/** One decode step of the replica, part by part; 0 where a measured throughput stands for the engine. */
export const PART_OUTPUTS = {
	layers: defineOutput({
		...part,
		id: 'models.stepLayers',
		symbol: 't_lay',
		label: 'Fixed time of the layers',
	}),
	weights: defineOutput({ ...part, id: 'models.stepWeights', symbol: 't_w', label: 'Reading the weights' }),
	attention: defineOutput({
		...part,
		id: 'models.stepAttention',
		symbol: 't_att',
		label: 'Attention: reading the cache, or its matrix work where that is longer',
	}),
	matrix: defineOutput({ ...part, id: 'models.stepMatrix', symbol: 't_mat', label: 'Matrix work' }),
	links: defineOutput({ ...part, id: 'models.stepLinks', symbol: 't_link', label: 'Links between accelerators' }),
	accepted: defineOutput({
		...part,
		unit: 'ratio',
		id: 'models.acceptedTokens',
		symbol: 's_eff',
		label: 'Tokens a step yields to each sequence',
	}),
	prompt: defineOutput({
		...part,
		unit: 'seconds',
		id: 'models.promptTime',
		symbol: 't_prompt',
		label: 'Reading the prompt, cached tokens left out: the least time to a first token',
	}),
} as const
