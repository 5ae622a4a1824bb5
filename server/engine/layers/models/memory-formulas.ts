import { defineFormula, defineInput } from '../../kernel/quantity.ts'
import { fromRecord, fromRule } from '../../sourced.ts'
import type { EngineWorld } from '../../world.ts'
import { memory } from './chip-rates.ts'
import { weightFormat } from './memory.ts'
import { totalParams } from './model-inputs.ts'
import { workloadAt } from './workload-inputs.ts'

const placement = { scope: 'placement', per: 'horizon', kind: 'rate', source: 'Methodology/compute §2.1' } as const

const shared = { per: 'horizon', kind: 'rate', source: 'Reference engine' } as const

/** Bytes of a parameter as weights, at the precision it is served in; 0 for training and jobs. */
const weightBytesPerParam = defineInput({
	...shared,
	id: 'models.weightBytes',
	symbol: 'b_w',
	label: 'Bytes of a parameter as weights',
	scope: 'workload',
	unit: 'bytes',
	rule: 'M2',
	read: ({ model }: EngineWorld, index) => {
		const workload = workloadAt(model, index)
		if (workload.kind !== 'inference')
			return fromRule(0, { rule: 'M2', text: 'serves_no_tokens', source: 'Workloads, as entered' })
		const native = model.catalogue.models.find(({ id }) => id === workload.model)?.nativePrecision ?? 'bf16'
		const format = weightFormat(workload.precision ?? 'fp8', native)
		return fromRecord(model, 'referenceEngine', { field: `bytesPerParam.${format}` })
	},
})

export const weights = defineFormula({
	id: 'models.weights',
	symbol: 'W',
	label: 'Weights of the model',
	scope: 'workload',
	per: 'horizon',
	kind: 'rate',
	unit: 'GB',
	rule: 'M2',
	source: 'Methodology/compute §2.1',
	inputs: { params: totalParams, bytes: weightBytesPerParam },
	expression: 'params * bytes / bytesPerGB',
	examples: [{ inputs: { params: 70.6e9, bytes: 1 }, value: 70.6 }],
})

const memoryUtilisation = defineInput({
	...shared,
	id: 'models.memoryUtilisation',
	symbol: 'c_use',
	label: 'Share of memory for weights and cache',
	scope: 'plan',
	unit: 'share',
	rule: 'M3',
	read: ({ model }: EngineWorld) => fromRecord(model, 'referenceEngine', { field: 'memoryUtilisation' }),
})
const memoryReserve = defineInput({
	...shared,
	id: 'models.memoryReserve',
	symbol: 'HBM_0',
	label: 'Memory reserved per accelerator',
	scope: 'plan',
	unit: 'GBPerAccelerator',
	rule: 'M3',
	read: ({ model }: EngineWorld) => fromRecord(model, 'referenceEngine', { field: 'reserveGBPerAccelerator' }),
})

const usableMemory = defineFormula({
	...placement,
	scope: 'pool',
	id: 'models.usableMemory',
	symbol: 'HBM_use',
	label: 'Memory of an accelerator for weights and cache',
	unit: 'GBPerAccelerator',
	rule: 'M3',
	inputs: { memory, share: memoryUtilisation, reserve: memoryReserve },
	expression: 'max(0, share * memory - reserve)',
	examples: [{ inputs: { memory: 141, share: 0.9, reserve: 4 }, value: 122.9 }],
})

/** 0 where nothing is served, or where the memory leaves nothing to use. */
export const minimumReplicaSize = defineFormula({
	...placement,
	key: 'workloads.replica.minimumAccelerators',
	symbol: 'G_min',
	label: 'Smallest replica that holds the weights: 1, 2, 4, 8 …',
	short: 'Smallest replica that holds the weights',
	unit: 'accelerators',
	rule: 'M3',
	empirical: 'powers of two; meets six of six published minimum deployments',
	inputs: { weights, usable: usableMemory },
	expression: 'if(weights > 0, if(usable > 0, 2 ^ ceil(max(0, ln(weights / usable) / ln(2)) - 0.000000000001), 0), 0)',
	examples: [
		{ inputs: { weights: 671, usable: 122.9 }, value: 8 },
		{ inputs: { weights: 70.6, usable: 122.9 }, value: 1 },
		{ inputs: { weights: 811.8, usable: 68 }, value: 16 },
		{ inputs: { weights: 0, usable: 68 }, value: 0 },
	],
})
