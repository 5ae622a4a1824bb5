import type { Precision } from '#shared/catalogue/types.ts'
import type { ChipSpec } from '../chips/chip-spec.ts'
import type { EngineProfile } from './engine-profile.ts'
import { bytesPerParameter } from './memory.ts'
import type { ModelSpec } from './model-spec.ts'
import { matrixRate } from './throughput.ts'
import { HOURS_PER_MONTH } from '#shared/units/conversions.ts'

/** What a measured MFU says of a run of another size. */
type MeasuredAt = {
	/** accelerators the MFU was measured on */
	readonly accelerators: number
	/** of the scale law, below 0 */
	readonly exponent: number
}

/** Share of a measured MFU that is left on n accelerators, (n ÷ n1)^−.08; 1 on fewer, never better. Rule M7. */
export function scaleShare(accelerators: number, { accelerators: measured, exponent }: MeasuredAt): number {
	return Math.max(1, accelerators / measured) ** exponent
}

type DeadlineAsk = {
	/** accelerator-hours at the measured MFU */
	readonly acceleratorHours: number
	readonly months: number
}

/**
 * Accelerators that end a run in so many months, the loss of efficiency by their own number included; a real number.
 * Source: methodology/compute §1.1, n = [C · n1^α ÷ (F · u(n1) · g · T)]^(1 ÷ (1 + α)), α below 0. Rule M7.
 */
export function acceleratorsByDeadline({ acceleratorHours, months }: DeadlineAsk, measured: MeasuredAt): number {
	return withOwnLoss(acceleratorHours / (HOURS_PER_MONTH * months), measured)
}

/** Accelerators that do the work of so many at the efficiency as measured, n^(1 + α) = n_plain · n1^α beyond n1. Rule M7. */
function withOwnLoss(plain: number, { accelerators, exponent }: MeasuredAt): number {
	if (plain <= accelerators) return plain
	return (plain * accelerators ** exponent) ** (1 / (1 + exponent))
}

const BILLION = 1e9
const BYTES_PER_GB = 1e9
const SECONDS_PER_HOUR = 3600

/** Planner constants of training: rows of the catalogue and assumptions of the plan. */
export type TrainingProfile = {
	/** FLOP per active parameter and token: 6, of LoRA 4 */
	readonly flopMultiplier: Readonly<Record<TrainingMethod, number>>
	/** a measured MFU falls with the number of accelerators to this power */
	readonly mfuScaleExponent: number
	/** all-in efficiency against dense BF16 peak, from published accelerator-hours */
	readonly efficiencyDenseLarge: number
	readonly efficiencyDenseSmall: number
	readonly efficiencyMoe: number
	/** between these, in billions of parameters, the dense priors are joined linearly in log N */
	readonly smallBelowB: number
	readonly largeAboveB: number
	/** share of wall time in useful steps, where only the MFU is stated */
	readonly goodput: number
	/** bytes per parameter of weights, gradients and optimiser, fully sharded */
	readonly stateBytesPerParam: number
	/** share of the memory that state may take */
	readonly stateMemoryShare: number
}

export type TrainingMethod = 'full' | 'lora' | 'continued' | 'post'

export type TrainingSpec = {
	readonly model: Pick<ModelSpec, 'kind' | 'totalParamsB' | 'activeParamsB' | 'experts' | 'nativePrecision'>
	readonly method: TrainingMethod
	readonly precision: Precision
	/** FLOP; null where the model's active parameters are not known */
	readonly flops: number | null
	/** measured MFU against the peak of the training precision; null → the prior */
	readonly mfu: number | null
	readonly goodput: number | null
	/** accelerators the MFU was measured on; null → it holds at any size */
	readonly mfuAccelerators: number | null
	/** asked for; null where a deadline says how many */
	readonly accelerators: number | null
	/** from the start to the deadline, both counted, at least 1 */
	readonly monthsToDeadline: number
}

/** All-in efficiency prior against the BF16 peak, 0–1. Rule M7. Source: published accelerator-hours, methodology/compute §1.2. */
export function efficiencyPrior(model: TrainingSpec['model'], profile: TrainingProfile): number {
	if (model.kind === 'moe') return profile.efficiencyMoe
	const paramsB = model.totalParamsB ?? model.activeParamsB ?? profile.largeAboveB
	if (paramsB <= profile.smallBelowB) return profile.efficiencyDenseSmall
	if (paramsB >= profile.largeAboveB) return profile.efficiencyDenseLarge
	const place = Math.log(paramsB / profile.smallBelowB) / Math.log(profile.largeAboveB / profile.smallBelowB)
	return profile.efficiencyDenseSmall + (profile.efficiencyDenseLarge - profile.efficiencyDenseSmall) * place
}

export type TrainingRateAsk = {
	readonly run: TrainingSpec
	/** the chip as it computes, under its power cap */
	readonly chip: ChipSpec
	readonly profile: TrainingProfile
}

/**
 * Useful FLOP one accelerator does in an hour: a stated MFU × goodput of the training precision's peak, lower on more
 * accelerators than it was measured on; else the prior of the BF16 peak; a goodput alone is ignored. Null where the chip's
 * peak is not published. Rule M7.
 */
export function trainingFlopPerAcceleratorHour(ask: TrainingRateAsk): number | null {
	const { run, chip, profile } = ask
	const peak = matrixRate(chip, run.mfu === null ? 'bf16' : run.precision)
	if (peak === null) return null
	if (run.mfu === null) return peak * efficiencyPrior(run.model, profile) * SECONDS_PER_HOUR
	const measured = peak * run.mfu * (run.goodput ?? profile.goodput) * SECONDS_PER_HOUR
	return measured * shareAtSize(ask, measured)
}

function shareAtSize({ run, profile }: TrainingRateAsk, measuredFlopPerHour: number): number {
	if (run.mfuAccelerators === null) return 1
	const measured = { accelerators: run.mfuAccelerators, exponent: profile.mfuScaleExponent }
	const acceleratorHours = (run.flops ?? 0) / measuredFlopPerHour
	return scaleShare(
		run.accelerators ?? acceleratorsByDeadline({ acceleratorHours, months: run.monthsToDeadline }, measured),
		measured,
	)
}

export type TrainingFitAsk = TrainingRateAsk & { readonly engine: EngineProfile }

/**
 * Fewest accelerators whose memory holds the run: 16 bytes per parameter (LoRA: the frozen weights) in .8 of the memory.
 * Null where the parameters are not known. Rule M8.
 */
export function trainingMinimumAccelerators({ run, chip, profile, engine }: TrainingFitAsk): number | null {
	const paramsB = run.model.totalParamsB ?? run.model.activeParamsB
	if (paramsB === null) return null
	const bytes =
		run.method === 'lora'
			? bytesPerParameter(run.precision, { model: run.model, profile: engine })
			: profile.stateBytesPerParam
	return Math.ceil((bytes * paramsB * BILLION) / (profile.stateMemoryShare * chip.memoryGB * BYTES_PER_GB))
}
