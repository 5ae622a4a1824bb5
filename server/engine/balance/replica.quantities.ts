import { defineOutput } from '../kernel/quantity.ts'

const replica = {
	scope: 'placement',
	per: 'horizon',
	kind: 'stock',
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
