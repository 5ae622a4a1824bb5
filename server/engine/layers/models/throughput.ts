import type { ChipSpec } from '../chips/chip-spec.ts'
import type { EngineProfile } from './engine-profile.ts'
import { bytesPerParameter, cacheBytesPerSequence } from './memory.ts'
import type { Precision } from '#shared/catalogue/types.ts'
import type { SizedModel } from './model-spec.ts'

const S_PER_US = 1e-6
const BYTES_PER_TB = 1e12
const BYTES_PER_GB = 1e9
const FLOP_PER_TFLOP = 1e12
const MS_PER_S = 1000
const FLOP_PER_PARAMETER = 2
/** bytes that cross the links per element: FP8 out and BF16 back for experts, BF16 each way for a tensor-parallel layer */
const EXPERT_LINK_BYTES = 3
const TENSOR_LINK_BYTES = 2
const ALL_REDUCES_PER_LAYER = 2
const ALL_REDUCE_PASSES = 2
const ATTENTION_FLOP_GQA = 4
const ATTENTION_FLOP_MLA = 2
/** query·key and score·value width of latent attention while it reads the prompt */
const MLA_PREFILL_WIDTH = 320
const CAUSAL_HALF = 2

/** What one request looks like to a replica. */
export type RequestShape = {
	readonly inputTokens: number
	readonly outputTokens: number
	/** share of the input found in the prefix cache */
	readonly cacheHit: number
	/** mean context a decode step reads; null → input + half the output */
	readonly contextTokens: number | null
	/** tokens accepted per step of speculative decoding; 1 without */
	readonly speculativeAcceptance: number
}

export type EngineAsk = {
	readonly model: SizedModel
	readonly chip: ChipSpec
	readonly precision: Precision
	readonly profile: EngineProfile
	readonly shape: RequestShape
}

/** Milliseconds of one decode step, and tokens a step yields to each sequence. */
export type StepParts = {
	readonly layersMs: number
	readonly weightsMs: number
	readonly attentionMs: number
	readonly matrixMs: number
	readonly linksMs: number
	readonly acceptedTokens: number
}

/** A replica of given size, ready to be asked how fast it runs at a batch. */
export type ReplicaEngine = {
	/** seconds of prefill per prompt token that is not cached */
	readonly prefillSecondsPerToken: number
	/** seconds of one decode step with `batch` sequences, and the share of it outside matrix work */
	readonly step: (batch: number) => { readonly seconds: number; readonly outsideMatrixShare: number }
	/** the same step, part by part */
	readonly parts: (batch: number) => StepParts
	/** ms between a user's tokens with `batch` sequences, prefill of the others included */
	readonly timePerOutputTokenMs: (batch: number) => number
	/** output tokens/s of one accelerator with `batch` sequences */
	readonly tokensPerSecondPerAccelerator: (batch: number) => number
}

/** Mean context a decode step reads, tokens. Rule M2. */
export function meanContext({ inputTokens, outputTokens, contextTokens }: RequestShape): number {
	return contextTokens ?? inputTokens + outputTokens / 2
}

/** Precision the chip computes in: the one asked for where it has the units, else BF16 with BF16's efficiency. Rule M4. */
export function computePrecision(chip: ChipSpec, precision: Precision): Precision {
	if (precision === 'fp8' && chip.fp8Tflops === null) return 'bf16'
	if (precision === 'fp4' && chip.fp4Tflops === null) return 'bf16'
	return precision
}

/** Dense FLOP/s of the chip at a precision; where it lacks the units, at the BF16 rate. Null without a BF16 rate. Rule M4. */
export function matrixRate(chip: ChipSpec, precision: Precision): number | null {
	const rates = { bf16: chip.bf16Tflops, fp8: chip.fp8Tflops, fp4: chip.fp4Tflops }
	const tflops = rates[computePrecision(chip, precision)]
	return tflops === null ? null : tflops * FLOP_PER_TFLOP
}

/**
 * The additive reference engine for a replica of `accelerators`: layer time + weight read + attention + matrix work +
 * links. Null where the chip's BF16 rate or (for more than one accelerator) link rate is not published.
 * Rule M4. Source: fitted to 83 published TensorRT-LLM points, methodology/compute §2.2.
 */
export function replicaEngine(ask: EngineAsk, accelerators: number): ReplicaEngine | null {
	const { model, chip, precision, profile, shape } = ask
	const matrixFlops = matrixRate(chip, precision)
	const bf16Flops = matrixRate(chip, 'bf16')
	const linkSeconds = linkSecondsPerToken(ask, accelerators)
	if (matrixFlops === null || bf16Flops === null || linkSeconds === null) return null

	const eta = (model.moe ? profile.etaMoe : profile.etaDense)[computePrecision(chip, precision)]
	const readBytesPerSecond = chip.memoryTBps * BYTES_PER_TB * profile.etaMemory
	const attentionFlops = bf16Flops * profile.etaAttention
	const context = meanContext(shape)
	const bytesPerParam = bytesPerParameter(precision, { model, profile })
	const attentionSeconds = Math.max(
		cacheBytesPerSequence({ model, precision, contextTokens: context }) / readBytesPerSecond,
		decodeAttentionFlop(model, context) / attentionFlops,
	)
	const weightSecondsPerParam = bytesPerParam / (accelerators * readBytesPerSecond)
	const matrixSecondsPerSequence = (FLOP_PER_PARAMETER * model.activeParams) / (accelerators * matrixFlops * eta)
	const etaPrefill = Math.min(profile.prefillCap, profile.prefillMultiplier * eta)
	const prefillSecondsPerToken =
		(FLOP_PER_PARAMETER * model.activeParams) / (accelerators * matrixFlops * etaPrefill) +
		prefillAttentionFlop(model, shape.inputTokens) / (accelerators * attentionFlops) +
		linkSeconds
	const prefillSecondsPerOutputToken =
		(shape.inputTokens * (1 - shape.cacheHit) * prefillSecondsPerToken) / shape.outputTokens

	const step = (batch: number) => {
		const perAccelerator = batch / accelerators
		const matrix = matrixSecondsPerSequence * batch
		const seconds =
			model.layers * layerSeconds({ model, profile, perAccelerator }) +
			touchedParams(model, batch) * weightSecondsPerParam +
			perAccelerator * attentionSeconds +
			matrix +
			batch * linkSeconds
		return { seconds, outsideMatrixShare: 1 - matrix / seconds }
	}
	const accepted = (outsideMatrixShare: number) => 1 + (shape.speculativeAcceptance - 1) * outsideMatrixShare
	const secondsPerOutputToken = (batch: number) => {
		const { seconds, outsideMatrixShare } = step(batch)
		return seconds / accepted(outsideMatrixShare) + batch * prefillSecondsPerOutputToken
	}
	return {
		prefillSecondsPerToken,
		step,
		parts: (batch) => ({
			layersMs: model.layers * layerSeconds({ model, profile, perAccelerator: batch / accelerators }) * MS_PER_S,
			weightsMs: touchedParams(model, batch) * weightSecondsPerParam * MS_PER_S,
			attentionMs: (batch / accelerators) * attentionSeconds * MS_PER_S,
			matrixMs: matrixSecondsPerSequence * batch * MS_PER_S,
			linksMs: batch * linkSeconds * MS_PER_S,
			acceptedTokens: accepted(step(batch).outsideMatrixShare),
		}),
		timePerOutputTokenMs: (batch) => secondsPerOutputToken(batch) * MS_PER_S,
		tokensPerSecondPerAccelerator: (batch) => batch / secondsPerOutputToken(batch) / accelerators,
	}
}

function layerSeconds(ask: { model: SizedModel; profile: EngineProfile; perAccelerator: number }): number {
	const { model, profile, perAccelerator } = ask
	if (!model.moe) return profile.tauLayerUs * S_PER_US
	const ramp = 1 - Math.exp(-perAccelerator / profile.moeRampBatch)
	return (profile.tauLayerUs + profile.tauMoeUs * ramp) * S_PER_US
}

/** Parameters a decode step reads: all of a dense model, of a mixture the experts that some sequence of the batch hits. */
function touchedParams({ moe, totalParams }: SizedModel, batch: number): number {
	if (!moe) return totalParams
	const hit = 1 - (1 - moe.topK / moe.experts) ** batch
	return moe.nonRoutedParams + (totalParams - moe.nonRoutedParams) * hit
}

function decodeAttentionFlop(model: SizedModel, context: number): number {
	const reach = Math.min(context, model.attentionReach)
	const heads = model.fullAttentionLayers * model.attentionHeads
	if (model.mla) return ATTENTION_FLOP_MLA * heads * (2 * model.mla.kvLoraRank + model.mla.qkRopeHeadDim) * reach
	return ATTENTION_FLOP_GQA * heads * model.headDim * reach
}

/** Tokens a prompt token looks back on, in the mean: half the prompt, or what a sparse attention reaches once it is full. */
function meanReach(inputTokens: number, reach: number): number {
	if (inputTokens <= reach) return inputTokens / CAUSAL_HALF
	return reach * (1 - reach / inputTokens / CAUSAL_HALF)
}

function prefillAttentionFlop(model: SizedModel, inputTokens: number): number {
	const reach = meanReach(inputTokens, model.attentionReach)
	const heads = model.fullAttentionLayers * model.attentionHeads
	if (model.mla) return ATTENTION_FLOP_MLA * heads * MLA_PREFILL_WIDTH * reach
	return ATTENTION_FLOP_GQA * heads * model.headDim * reach
}

function linkSecondsPerToken({ model, chip, profile }: EngineAsk, accelerators: number): number | null {
	if (accelerators === 1) return 0
	if (chip.scaleUpGBps === null) return null
	const bytesPerSecond = chip.scaleUpGBps * BYTES_PER_GB * profile.linkEfficiency
	const others = (accelerators - 1) / accelerators
	if (model.moe) {
		return (
			(model.layers * model.moe.topK * model.hiddenSize * EXPERT_LINK_BYTES * others) / bytesPerSecond / accelerators
		)
	}
	const bytes = ALL_REDUCES_PER_LAYER * model.layers * model.hiddenSize * TENSOR_LINK_BYTES * ALL_REDUCE_PASSES
	return (bytes * others) / bytesPerSecond
}
