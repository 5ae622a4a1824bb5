import type { ValidationCase } from '#shared/catalogue/facility-types.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { getChip } from '#shared/catalogue/catalogue.ts'
import type { Precision } from '#shared/catalogue/types.ts'
import { bytesPerParameter, minimumReplica } from '#server/engine/layers/models/memory.ts'
import { type Replica, type ReplicaAsk, replicaOfSize } from '#server/engine/layers/models/replica.ts'
import { wideExpertEngine } from '#server/engine/layers/models/wide-expert.ts'
import { type CaseInputs, inputsOf } from './case-inputs.ts'
import { caseModel } from './case-models.ts'
import { stockEngine } from './engine-rows.ts'

const KW_PER_MW = 1000
const MS_PER_S = 1000
/** replica of the cases that state none: one node */
const NODE = 8
/** attention and shared experts of DeepSeek-V3, kept whole on every accelerator: with its experts the published 19 GB */
const DEEPSEEK_REPLICATED_PARAMS = 14e9
const LARGEST_BATCH_PER_ACCELERATOR = 2048

/** Output tokens/s of a deployment, predicted by the reference engine; in the case's own unit. */
export function predictInference(row: ValidationCase): number {
	const inputs = inputsOf(row)
	if (inputs.text('stack') === 'wide_ep') return wideExpertRate(inputs)
	const size = inputs.numberOr('gpus', NODE)
	const replica = replicaOf(row, { inputs, size })
	if (row.unit === 'tok/s per replica') return replica.tokensPerSecondPerAccelerator * size
	if (row.unit !== 'tok/s/MW') return replica.tokensPerSecondPerAccelerator
	const allTokens = (inputs.number('isl') + inputs.number('osl')) / inputs.number('osl')
	return (replica.tokensPerSecondPerAccelerator * allTokens * KW_PER_MW) / inputs.number('kw')
}

/** Fewest accelerators that hold a model at the case's bytes per parameter. */
export function predictFit(row: ValidationCase): number {
	const inputs = inputsOf(row)
	const model = caseModel(inputs.text('model') ?? '')
	const bytes = inputs.number('bytes_per_param')
	const precision = (['bf16', 'fp8', 'fp4'] as const).find(
		(kind) => bytesPerParameter(kind, { model, profile: stockEngine }) === bytes,
	)
	if (!precision) throw new Error(`Case ${row.id}: no precision takes ${String(bytes)} bytes.`)
	const smallest = minimumReplica({
		weightBytes: model.totalParams * bytes,
		chip: chipOf(inputs),
		profile: stockEngine,
	})
	if (smallest === null) throw new Error(`Case ${row.id}: the chip's memory leaves no room.`)
	return smallest
}

function replicaOf(
	row: ValidationCase,
	{ inputs, size }: { readonly inputs: CaseInputs; readonly size: number },
): Replica {
	const ask: ReplicaAsk = {
		model: caseModel(inputs.text('model') ?? ''),
		chip: chipOf(inputs),
		precision: precisionOf(row, inputs),
		profile: stockEngine,
		shape: {
			inputTokens: inputs.number('isl'),
			outputTokens: inputs.number('osl'),
			cacheHit: 0,
			contextTokens: null,
			speculativeAcceptance: 1,
		},
		timePerOutputTokenMs: inputs.has('tpot_ms') ? inputs.number('tpot_ms') : null,
		acceleratorsPerReplica: size,
		maxBatchPerReplica: inputs.has('batch') ? inputs.number('batch') : null,
	}
	const replica = replicaOfSize(ask, size)
	if (!replica) throw new Error(`Case ${row.id}: no replica of ${String(size)} serves it.`)
	return replica
}

const chipOf = (inputs: CaseInputs) => getChip(builtInCatalogue, inputs.text('chip') ?? '')

function precisionOf(row: ValidationCase, inputs: CaseInputs): Precision {
	const stated = inputs.text('precision')
	if (stated === 'bf16' || stated === 'fp8' || stated === 'fp4') return stated
	if (inputs.text('model') === 'gpt-oss-120b') return 'fp4'
	return row.description.includes('FP16') ? 'bf16' : 'fp8'
}

/** Decode alone, prefill being a pool of its own. */
function wideExpertRate(inputs: CaseInputs): number {
	const accelerators = inputs.number('gpus')
	const context = inputs.number('context')
	const engine = wideExpertEngine(
		{
			model: caseModel(inputs.text('model') ?? ''),
			chip: chipOf(inputs),
			precision: 'fp8',
			profile: stockEngine,
			wide: builtInCatalogue.referenceEngine.wideExpertParallel,
			replicatedParams: DEEPSEEK_REPLICATED_PARAMS,
			shape: { inputTokens: context, outputTokens: 1, cacheHit: 1, contextTokens: context, speculativeAcceptance: 1 },
		},
		accelerators,
	)
	if (!engine) throw new Error('The model has no experts to spread.')
	const seconds = (batchPerAccelerator: number) => engine.step(batchPerAccelerator * accelerators).seconds
	const batch = inputs.has('batch_per_gpu')
		? inputs.number('batch_per_gpu')
		: largestWithin(inputs.number('tpot_ms') / MS_PER_S, seconds)
	return batch / seconds(batch)
}

/** Largest batch whose step keeps to the time, by bisection: a step lengthens with its batch. */
function largestWithin(limitSeconds: number, seconds: (batch: number) => number): number {
	let low = 1
	let high = LARGEST_BATCH_PER_ACCELERATOR
	for (let halvings = 0; halvings < 60; halvings++) {
		const middle = (low + high) / 2
		if (seconds(middle) <= limitSeconds) low = middle
		else high = middle
	}
	return low
}
