import type { ChipSpec } from '#server/engine/layers/chips/chip-spec.ts'
import type { EngineProfile } from '#server/engine/layers/models/engine-profile.ts'
import type { ModelSpec } from '#server/engine/layers/models/model-spec.ts'
import type { TrainingProfile } from '#server/engine/layers/models/training.ts'

/** Rows of the reference data as the worked examples use them, written out so that a change of the catalogue shows. */
export const stockEngine: EngineProfile = {
	etaMemory: 0.75,
	etaAttention: 0.55,
	etaDense: { bf16: 0.6, fp8: 0.65, fp4: 0.4 },
	etaMoe: { bf16: 0.16, fp8: 0.23, fp4: 0.26 },
	prefillMultiplier: 1.2,
	prefillCap: 0.9,
	tauLayerUs: 55,
	tauMoeUs: 280,
	moeRampBatch: 60,
	maxBatchPerAccelerator: 750,
	linkEfficiency: 0.65,
	memoryUtilisation: 0.9,
	reserveGBPerAccelerator: 4,
	bytesPerParam: { bf16: 2, fp8: 1, nvfp4: 0.5625, mxfp4: 0.53125 },
}

export const trainingPriors: TrainingProfile = {
	flopMultiplier: { full: 6, continued: 6, post: 6, lora: 4 },
	mfuScaleExponent: -0.08,
	efficiencyDenseLarge: 0.34,
	efficiencyDenseSmall: 0.25,
	efficiencyMoe: 0.28,
	smallBelowB: 15,
	largeAboveB: 30,
	goodput: 0.9,
	stateBytesPerParam: 16,
	stateMemoryShare: 0.8,
}

export const gb200: ChipSpec = {
	id: 'gb200-nvl72',
	acceleratorsPerNode: 4,
	acceleratorsPerRack: 72,
	scaleUpDomain: 72,
	bf16Tflops: 2500,
	fp8Tflops: 5000,
	fp4Tflops: 10000,
	memoryGB: 186,
	memoryTBps: 8,
	scaleUpGBps: 900,
	tdpW: 1200,
	nodeMaxKW: null,
	rackMaxKW: 132,
}

export const h200: ChipSpec = {
	id: 'h200-sxm',
	acceleratorsPerNode: 8,
	acceleratorsPerRack: 32,
	scaleUpDomain: 8,
	bf16Tflops: 989,
	fp8Tflops: 1979,
	fp4Tflops: null,
	memoryGB: 141,
	memoryTBps: 4.8,
	scaleUpGBps: 450,
	tdpW: 700,
	nodeMaxKW: 10.2,
	rackMaxKW: 41,
}

export const h100: ChipSpec = { ...h200, id: 'h100-sxm', memoryGB: 80, memoryTBps: 3.35 }

export const b200: ChipSpec = {
	...h200,
	id: 'b200-sxm',
	bf16Tflops: 2250,
	fp8Tflops: 4500,
	fp4Tflops: 9000,
	memoryGB: 180,
	memoryTBps: 8,
	scaleUpGBps: 900,
	tdpW: 1000,
	nodeMaxKW: 14.3,
	rackMaxKW: 57,
}

const dense = {
	kind: 'dense',
	nonRoutedParamsB: null,
	mla: null,
	experts: null,
	topK: null,
	slidingWindow: null,
	sparseAttentionTopK: null,
	nativePrecision: 'bf16',
	kvHeads: 8,
	headDim: 128,
} as const

export const llama70b: ModelSpec = {
	...dense,
	id: 'llama-3.1-70b',
	totalParamsB: 70.6,
	activeParamsB: 70.6,
	layers: 80,
	fullAttentionLayers: 80,
	hiddenSize: 8192,
	attentionHeads: 64,
	kvBytesPerTokenBf16: 327_680,
}

export const llama405b: ModelSpec = {
	...dense,
	id: 'llama-3.1-405b',
	totalParamsB: 405.9,
	activeParamsB: 405.9,
	layers: 126,
	fullAttentionLayers: 126,
	hiddenSize: 16_384,
	attentionHeads: 128,
	kvBytesPerTokenBf16: 516_096,
}

export const deepseekR1: ModelSpec = {
	...dense,
	kind: 'moe',
	id: 'deepseek-v3-r1',
	totalParamsB: 671,
	activeParamsB: 37,
	nonRoutedParamsB: 17,
	layers: 61,
	fullAttentionLayers: 61,
	hiddenSize: 7168,
	attentionHeads: 128,
	kvHeads: 128,
	headDim: null,
	mla: { kvLoraRank: 512, qkRopeHeadDim: 64 },
	kvBytesPerTokenBf16: 70_272,
	experts: 256,
	topK: 8,
	nativePrecision: 'fp8',
}

export const gptOss120b: ModelSpec = {
	...dense,
	kind: 'moe',
	id: 'gpt-oss-120b',
	totalParamsB: 116.8,
	activeParamsB: 5.1,
	nonRoutedParamsB: 2.1,
	layers: 36,
	fullAttentionLayers: 18,
	hiddenSize: 2880,
	attentionHeads: 64,
	headDim: 64,
	kvBytesPerTokenBf16: 36_864,
	experts: 128,
	topK: 4,
	slidingWindow: { layers: 18, window: 128 },
	nativePrecision: 'mxfp4',
}
