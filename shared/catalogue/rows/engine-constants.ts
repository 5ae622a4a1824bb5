import { record, type Range } from '../types.ts'

/** Constants of the inference, training and energy models. */
// prettier-ignore
export const referenceEngine = record({
	memoryEfficiency: 0.75,
	attentionEfficiency: 0.55,
	denseEfficiency: { bf16: 0.6, fp8: 0.65, fp4: 0.4 },
	moeEfficiency: { bf16: 0.16, fp8: 0.23, fp4: 0.26 },
	prefillMultiplier: 1.2,
	prefillCap: 0.9,
	layerTimeUs: 55,
	moeLayerTimeUs: 280,
	moeRampBatchPerAccelerator: 60,
	maxBatchPerAccelerator: 750,
	linkEfficiency: 0.65,
	memoryUtilisation: 0.9,
	reserveGBPerAccelerator: 4,
	wideExpertParallel: { attentionEfficiency: 0.7, moeEfficiencyFp8: 0.3, moeLayerTimeUs: 50 },
	bytesPerParam: { bf16: 2, fp8: 1, int8: 1, nvfp4: 0.5625, mxfp4: 0.53125, int4: 0.53 },
	knownFamilySigma: 0.3,
	unseenFamilySigma: 0.45,
	source: 'Additive decode and prefill model fitted to 83 published TensorRT-LLM points; median factor 1.17 and P90 1.53 on 27 held-out points',
	asOf: '2026-11',
	confidence: 'medium',
})

// prettier-ignore
const stepMfu: Readonly<Record<string, Range>> = { denseBf16Over30b: { low: 0.33, best: 0.4, high: 0.47 }, denseBf16Under15b: { low: 0.25, best: 0.33, high: 0.4 }, denseFp8: { low: 0.28, best: 0.35, high: 0.4 }, denseFp4Gb200: { low: 0.18, best: 0.23, high: 0.27 }, denseFp4Gb300: { low: 0.14, best: 0.19, high: 0.23 }, amdFp8Lora: { low: 0.2, best: 0.27, high: 0.3 } }

// prettier-ignore
export const trainingDefaults = record({
	/** MFU × goodput against dense BF16 peak, lognormal */
	efficiency: { denseLarge: { median: 0.34, sigma: 0.24, runs: 6 }, denseSmall: { median: 0.25, sigma: 0.44, runs: 6 }, moe: { median: 0.28, sigma: 0.21, runs: 3 } },
	/** below, small; above, large; linear in log N between */
	smallBelowParamsB: 15,
	largeAboveParamsB: 30,
	stepMfu,
	goodput: { low: 0.82, best: 0.9, high: 0.96 },
	mfuScaleExponent: -0.08,
	mtbfAcceleratorHours: { low: 30000, best: 50700, high: 90000 },
	/** stall of one checkpoint, and to detect a fault and start again, seconds */
	checkpointSeconds: 30,
	restartSeconds: 300,
	flopsPerParamToken: { full: 6, lora: 4, recompute: 8, rollout: 2 },
	/** FLOP of causal attention per layer, width and token of the sequence, for each training token */
	attentionFlops: 6,
	/** attention counts where a sequence is longer than so many widths, or the model smaller than `smallBelowParamsB` */
	longSequenceWidths: 4,
	/** assumed where a run states none */
	sequenceTokens: 8192,
	batchTokens: 16e6,
	sequencesPerMicroBatch: 1,
	/** beyond so many accelerators a run does as well as the low end of the published range */
	largeRunAccelerators: 20000,
	/** work after pre-training, of that of pre-training */
	postTrainingShare: { low: 0.03, best: 0.15, high: 0.6 },
	bytesPerParam: 16,
	memoryShare: 0.8,
	source: 'Published accelerator-hours of fifteen runs, Llama 3 to DeepSeek-V3; MLPerf Training v5.1',
	asOf: '2026-11',
	confidence: 'medium',
})

// prettier-ignore
export const energyDefaults = record({
	serverAverageOverMax: { low: 0.62, best: 0.7, high: 0.78 },
	networkStorageMultiplier: { low: 1.05, best: 1.08, high: 1.15 },
	trainingPowerOverTdp: { low: 0.8, best: 0.9, high: 0.95 },
	/** server max ÷ accelerator TDP, where neither node nor rack maximum is published */
	nodeOverTdp: 1.53,
	source: 'MLPerf v5.1 measured server power; NVL72 132 kW over 72 × 1.2 kW; Epoch AI, Dec 2025 (server 1.53 × GPU)',
	asOf: '2026-11',
	confidence: 'medium',
})
