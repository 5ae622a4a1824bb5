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
	key: 'workloads.replica.accelerators',
	symbol: 'G',
	label: 'Accelerators per replica',
	short: 'Accelerators per replica',
})
export const replicaBatch = defineOutput({
	...replica,
	unit: 'count',
	key: 'workloads.replica.batch',
	symbol: 'B',
	label: 'Sequences a replica serves at once',
	short: 'Sequences at once',
})
export const replicaTokens = defineOutput({
	...replica,
	unit: 'tokensPerSecondPerAccelerator',
	key: 'workloads.replica.tokensPerSecondPerAccelerator',
	symbol: 'τ',
	label: 'Output tokens/s per accelerator at full batch',
	short: 'Tokens/s per accelerator',
})
export const replicaTime = defineOutput({
	...replica,
	unit: 'milliseconds',
	key: 'workloads.replica.timePerOutputTokenMs',
	symbol: 'TPOT',
	label: 'Time between a user’s tokens',
	short: 'Time per token',
})

export const REPLICA_OUTPUTS = {
	accelerators: replicaAccelerators,
	batch: replicaBatch,
	tokens: replicaTokens,
	time: replicaTime,
} as const

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
		key: 'workloads.replica.firstTokenSeconds',
		symbol: 't_prompt',
		label: 'Prompt read time excl. cached tokens: minimum time to first token',
		short: 'Minimum time to first token',
	}),
} as const
