import type { ValidationCase } from '#shared/catalogue/facility-types.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { getChip } from '#shared/catalogue/catalogue.ts'
import type { Precision } from '#shared/catalogue/types.ts'
import { SECONDS_PER_HOUR } from '#shared/units/conversions.ts'
import type { ChipSpec } from '#server/engine/layers/chips/chip-spec.ts'
import { trainingFlopPerAcceleratorHour, type TrainingSpec } from '#server/engine/layers/models/training.ts'
import { workOfRun } from '#server/engine/layers/models/training-work.ts'
import { type CaseInputs, inputsOf } from './case-inputs.ts'
import { trainingPriors } from './engine-rows.ts'

const BILLION = 1e9
const HOURS_PER_DAY = 24
/** no case states attention or post-training */
const NOTHING_ELSE = { attention: 0, rollout: 0, rollouts: 0, postShare: 0 } as const
const FLOP_PER_PFLOP_DAY = 1e15 * SECONDS_PER_HOUR * HOURS_PER_DAY
const FLOP_PER_TFLOP_HOUR = 1e12 * SECONDS_PER_HOUR

/** A run of the case, predicted by the training formulas; in the case's own unit. */
export function predictTraining(row: ValidationCase): number {
	const inputs = inputsOf(row)
	const run = runOf(row, inputs)
	const work = known(run.flops, row)
	if (row.unit === 'FLOP') return work
	if (row.unit === 'PF-days') return work / FLOP_PER_PFLOP_DAY
	const hourly = known(
		trainingFlopPerAcceleratorHour({ run, chip: chipOf(run.precision, inputs), profile: trainingPriors }),
		row,
	)
	const acceleratorHours = work / hourly
	if (row.unit === 'GPU-h') return acceleratorHours
	const hours = acceleratorHours / (inputs.has('gpus') ? inputs.number('gpus') : inputs.number('chips'))
	if (row.unit === 'days') return hours / HOURS_PER_DAY
	if (row.unit === 's') return hours * SECONDS_PER_HOUR
	return trainingTokens(inputs) / (hours * SECONDS_PER_HOUR)
}

function runOf(row: ValidationCase, inputs: CaseInputs): TrainingSpec {
	const mixture = inputs.has('active_params_b')
	const activeParamsB = mixture ? inputs.number('active_params_b') : paramsB(inputs)
	const method = row.area === 'fine-tuning' ? 'lora' : 'full'
	const mfu = statedMfu(inputs, activeParamsB)
	return {
		model: {
			kind: mixture ? 'moe' : 'dense',
			totalParamsB: mixture ? null : activeParamsB,
			activeParamsB,
			experts: null,
			nativePrecision: 'bf16',
		},
		method,
		precision: precisionOf(inputs),
		flops: workOfRun({
			...NOTHING_ELSE,
			multiplier: trainingPriors.flopMultiplier[method],
			params: activeParamsB * BILLION,
			tokens: trainingTokens(inputs),
		}),
		mfu,
		mfuAccelerators: null,
		accelerators: null,
		monthsToDeadline: 1,
		// A measured rate has its pauses in it already; only a case that states goodput has any to take off.
		goodput: inputs.numberOr('goodput', 1),
	}
}

/** Where the rate is stated in tokens, the size of the model cancels out. */
function paramsB(inputs: CaseInputs): number {
	return inputs.has('tok_s_gpu') ? inputs.numberOr('params_b', 1) : inputs.number('params_b')
}

/** A rate in tokens/s is the same thing as an MFU, and the engine takes an MFU. */
function statedMfu(inputs: CaseInputs, activeParamsB: number): number | null {
	if (inputs.has('mfu')) return inputs.number('mfu')
	if (inputs.has('mfu_bf16_equivalent')) return inputs.number('mfu_bf16_equivalent')
	if (!inputs.has('tok_s_gpu')) return null
	const flopPerToken = trainingPriors.flopMultiplier.full * activeParamsB * BILLION
	return (inputs.number('tok_s_gpu') * SECONDS_PER_HOUR * flopPerToken) / (a100Tflops() * FLOP_PER_TFLOP_HOUR)
}

const a100Tflops = () => getChip(builtInCatalogue, 'a100-80gb-sxm').bf16Tflops ?? 0

function trainingTokens(inputs: CaseInputs): number {
	if (inputs.has('samples')) return inputs.number('samples') * inputs.number('seq')
	// A rate does not depend on how long the run is.
	return inputs.numberOr('tokens_b', 1) * BILLION
}

function precisionOf(inputs: CaseInputs): Precision {
	if (inputs.has('chip_fp4_tflops')) return 'fp4'
	return inputs.has('chip_fp8_tflops') ? 'fp8' : 'bf16'
}

/** The chip as the case states its peak; everything else of a training run follows from that. */
function chipOf(precision: Precision, inputs: CaseInputs): ChipSpec {
	const stated = { bf16: 'chip_tflops', fp8: 'chip_fp8_tflops', fp4: 'chip_fp4_tflops' }[precision]
	const tflops = inputs.numberOr(stated, a100Tflops())
	return { ...getChip(builtInCatalogue, 'a100-80gb-sxm'), bf16Tflops: tflops, fp8Tflops: tflops, fp4Tflops: tflops }
}

function known(value: number | null, { id }: ValidationCase): number {
	if (value === null) throw new Error(`Case ${id} leaves a rate open.`)
	return value
}
