import type { ChipSpec } from '../chips/chip-spec.ts'
import type { EngineProfile } from './engine-profile.ts'
import type { Precision } from '#shared/catalogue/types.ts'
import type { SizedModel } from './model-spec.ts'

const BYTES_PER_GB = 1e9
const KV_BYTES_BF16 = 2

/** Bytes one parameter takes as weights: BF16 2, FP8 1, FP4 as NVFP4 unless the model is published in MXFP4. Rule M2. */
export function bytesPerParameter(
	precision: Precision,
	{ model, profile }: { readonly model: Pick<SizedModel, 'nativePrecision'>; readonly profile: EngineProfile },
): number {
	return profile.bytesPerParam[weightFormat(precision, model.nativePrecision)]
}

/** How weights of a precision are stored: FP4 as NVFP4, or MXFP4 where that is the model's native format. Rule M2. */
export function weightFormat(
	precision: Precision,
	native: SizedModel['nativePrecision'],
): 'bf16' | 'fp8' | 'nvfp4' | 'mxfp4' {
	if (precision !== 'fp4') return precision
	return native === 'mxfp4' ? 'mxfp4' : 'nvfp4'
}

/** Key-value cache at the serving precision over the same cache in BF16: whole for bf16, half (one byte) otherwise. Rule M2. */
export function kvCacheShare(precision: Precision): number {
	return precision === 'bf16' ? 1 : 1 / KV_BYTES_BF16
}

/** Bytes of one accelerator's memory that weights and cache may use. Rule M3. */
function usableMemoryBytes(memoryGB: number, profile: EngineProfile): number {
	return (memoryGB * profile.memoryUtilisation - profile.reserveGBPerAccelerator) * BYTES_PER_GB
}

export type ReplicaMemoryAsk = {
	readonly weightBytes: number
	readonly chip: Pick<ChipSpec, 'memoryGB'>
	readonly profile: EngineProfile
}

/**
 * Smallest replica that holds the weights, G_min: accelerators rounded up to 1, 2, 4, 8 … Null where the chip's
 * memory leaves nothing usable. Rule M3.
 */
export function minimumReplica({ weightBytes, chip, profile }: ReplicaMemoryAsk): number | null {
	const usable = usableMemoryBytes(chip.memoryGB, profile)
	if (usable <= 0) return null
	let accelerators = 1
	while (accelerators * usable < weightBytes) accelerators *= 2
	return accelerators
}

export type BatchMemoryAsk = ReplicaMemoryAsk & {
	readonly accelerators: number
	readonly model: Pick<SizedModel, 'kvBytesPerTokenBf16' | 'kvFixedBytesBf16'>
	readonly precision: Precision
	readonly contextTokens: number
}

/** Sequences whose cache fits beside the weights, B_max; below 1 the replica cannot serve at all. Rule M3. */
export function maximumBatch(ask: BatchMemoryAsk): number {
	const free = ask.accelerators * usableMemoryBytes(ask.chip.memoryGB, ask.profile) - ask.weightBytes
	return free / cacheBytesPerSequence(ask)
}

/** Bytes of cache one sequence keeps at its mean context. Rule M2. */
export function cacheBytesPerSequence({
	model,
	precision,
	contextTokens,
}: Pick<BatchMemoryAsk, 'model' | 'precision' | 'contextTokens'>): number {
	return (model.kvBytesPerTokenBf16 * contextTokens + model.kvFixedBytesBf16) * kvCacheShare(precision)
}
