import { defineFormula, defineInput } from '../../kernel/quantity.ts'
import { fromRecord } from '../../sourced.ts'
import type { EngineWorld } from '../../world.ts'
import { memory } from './chip-rates.ts'
import { failureHours } from './goodput.ts'
import { totalParams } from './model-inputs.ts'
import { trainingConstant } from './training-defaults.ts'
import { batchTokens, sequenceTokens, stateBytes, statedCopy } from './training-inputs.ts'
import { efficiencyPriorOfRun } from './training-efficiency.ts'
import { trainingHours } from './training-rate.ts'

const placement = { scope: 'placement', per: 'horizon', kind: 'rate', unit: 'accelerators' } as const

const memoryShare = trainingConstant('memoryShare', {
	id: 'models.stateMemoryShare',
	symbol: 'c_mem',
	label: 'Share of memory for weights, gradients and optimizer',
	unit: 'share',
	rule: 'M8',
})

export const trainingFloor = defineFormula({
	...placement,
	key: 'workloads.training.memoryFloorAccelerators',
	symbol: 'n_min',
	label: 'Fewest accelerators whose memory holds a run',
	short: 'Fewest accelerators, by memory',
	rule: 'M8',
	source: 'Mixed-precision Adam, fully sharded; methodology/compute §1.4',
	empirical: 'whole accelerators',
	inputs: { bytes: stateBytes, params: totalParams, share: memoryShare, memory },
	expression: 'ceil(bytes * params / (share * memory * bytesPerGB))',
	examples: [{ inputs: { bytes: 16, params: 405.9e9, share: 0.8, memory: 80 }, value: 102 }],
})

/** Tensor times pipeline parallel: what one copy of the model is spread over. */
export const modelCopy = defineFormula({
	...placement,
	id: 'models.modelCopy',
	symbol: 'n_copy',
	label: 'Accelerators of a model copy: stated, else its memory rounded up to a power of two',
	rule: 'M13',
	source: 'Llama 3 405B: tensor 8 × pipeline 16 = 128 of H100, whose floor is 102',
	empirical: 'a guess that meets Llama 3 405B',
	inputs: { stated: statedCopy, floor: trainingFloor },
	expression: 'if(stated > 0, stated, 2 ^ ceil(ln(max(floor, 1)) / ln(2) - 0.000000001))',
	examples: [
		{ inputs: { stated: 0, floor: 102 }, value: 128 },
		{ inputs: { stated: 0, floor: 64 }, value: 64 },
		{ inputs: { stated: 8, floor: 64 }, value: 8 },
	],
})

const microBatch = trainingConstant('sequencesPerMicroBatch', {
	id: 'models.microBatch',
	symbol: 'b_micro',
	label: 'Sequences of a micro-batch',
	unit: 'ratio',
	rule: 'M13',
})

export const batchCeiling = defineFormula({
	...placement,
	key: 'workloads.training.batchCeilingAccelerators',
	symbol: 'n_max',
	label: 'Max accelerators per optimizer step',
	short: 'Max accelerators per step of the typical batch',
	rule: 'M13',
	source: 'Methodology/compute §1.1: n ≤ batch tokens ÷ (S · micro-batch) · TP · PP',
	inputs: { batch: batchTokens, sequence: sequenceTokens, micro: microBatch, copy: modelCopy },
	expression: 'if(sequence > 0, max(1, floor(batch / (sequence * micro))) * copy, 0)',
	examples: [
		{ inputs: { batch: 16.777216e6, sequence: 8192, micro: 1, copy: 128 }, value: 262_144 },
		{ inputs: { batch: 1000, sequence: 8192, micro: 1, copy: 128 }, value: 128 },
		{ inputs: { batch: 1000, sequence: 0, micro: 1, copy: 128 }, value: 0 },
	],
})

export const expectedStops = defineFormula({
	...placement,
	key: 'workloads.training.expectedStops',
	symbol: 'k_stop',
	label: 'Expected failures over a run',
	short: 'Expected failures over the run',
	unit: 'count',
	rule: 'M11',
	source: 'Llama 3: one in 50,700 accelerator-hours; methodology/compute §1.3',
	inputs: { hours: trainingHours, perStop: failureHours },
	expression: 'hours / perStop',
	examples: [{ inputs: { hours: 12.168e6, perStop: 50_700 }, value: 240 }],
})

const priorSigma = defineInput({
	id: 'models.efficiencySigma',
	symbol: 'σ_e',
	label: 'Spread of the efficiency of runs like it, lognormal',
	scope: 'workload',
	per: 'horizon',
	kind: 'rate',
	unit: 'ratio',
	rule: 'M7',
	source: 'Published accelerator-hours of fifteen runs',
	read: ({ model }: EngineWorld, index) => {
		const { smallBelowParamsB } = model.catalogue.trainingDefaults
		const named = model.catalogue.models.find(({ id }) => id === model.plan.workloads[index]?.model)
		const dense = (named?.totalParamsB ?? 0) < smallBelowParamsB ? 'denseSmall' : 'denseLarge'
		const kind = named?.kind === 'moe' ? 'moe' : dense
		return fromRecord(model, 'trainingDefaults', { field: `efficiency.${kind}.sigma` })
	},
})

/** What to expect above 20,000 accelerators; nothing is computed from it. */
export const lowEfficiency = defineFormula({
	id: 'models.lowEfficiency',
	symbol: 'e_10',
	label: 'Low end (P10) of the efficiency of published runs like it',
	scope: 'workload',
	per: 'horizon',
	kind: 'rate',
	unit: 'share',
	rule: 'M7',
	source: 'Methodology/compute §1.1: above 20,000 chips use the P10 of the range',
	empirical: 'one in ten runs of a lognormal is 1.2816 deviations below the median',
	inputs: { prior: efficiencyPriorOfRun, sigma: priorSigma },
	expression: 'prior * exp(-1.2816 * sigma)',
	examples: [{ inputs: { prior: 0.34, sigma: 0.24 }, value: 0.2499751761695169 }],
})
