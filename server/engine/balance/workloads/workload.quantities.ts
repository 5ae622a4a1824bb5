import { defineOutput } from '../../kernel/quantity.ts'

const workload = {
	per: 'month',
	kind: 'state',
	scope: 'workload',
	unit: 'accelerators',
	source: 'Methodology §2',
} as const

export const acceleratorsRequired = defineOutput({
	...workload,
	rule: 'B4',
	key: 'workloads.acceleratorsRequired',
	symbol: 'n_req',
	label: 'Accelerators a workload requires',
	short: 'Accelerators requested',
})
export const acceleratorsAllocated = defineOutput({
	...workload,
	rule: 'B6',
	key: 'workloads.acceleratorsAllocated',
	symbol: 'n_got',
	label: 'Accelerators allocated to a workload',
	short: 'Accelerators allocated',
})
export const acceleratorsMean = defineOutput({
	...workload,
	rule: 'pW2',
	key: 'workloads.acceleratorsMean',
	symbol: 'n_mean',
	label: 'Accelerators a workload uses, monthly mean',
	short: 'Accelerators in use, monthly mean',
})
export const workShare = defineOutput({
	...workload,
	kind: 'rate',
	unit: 'share',
	rule: 'lP6',
	key: 'workloads.workShare',
	symbol: 'σ_w',
	label: 'Share of its work a workload does during curtailment',
	short: 'Share of work done',
})
export const workloadTokens = defineOutput({
	...workload,
	unit: 'tokensPerSecond',
	rule: 'B4',
	key: 'workloads.tokensPerSecond',
	symbol: 'T_w',
	label: 'Tokens/s a workload serves or trains on',
	short: 'Tokens served or trained on',
})
export const placedAccelerators = defineOutput({
	...workload,
	scope: 'placement',
	rule: 'B6',
	key: 'workloads.placements',
	symbol: 'n_w,p',
	label: 'Accelerators allocated to a workload in a pool',
	short: 'Accelerators allocated in a pool',
})
