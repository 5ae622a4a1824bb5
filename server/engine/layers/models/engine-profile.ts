import type { Precision } from '#shared/catalogue/types.ts'

/** Fitted constants of the reference engine: one row of the catalogue. Times in µs, shares 0–1. */
export type EngineProfile = {
	readonly etaMemory: number
	readonly etaAttention: number
	readonly etaDense: Readonly<Record<Precision, number>>
	readonly etaMoe: Readonly<Record<Precision, number>>
	readonly prefillMultiplier: number
	readonly prefillCap: number
	readonly tauLayerUs: number
	readonly tauMoeUs: number
	/** sequences per accelerator over which the routing time rises */
	readonly moeRampBatch: number
	readonly maxBatchPerAccelerator: number
	readonly linkEfficiency: number
	readonly memoryUtilisation: number
	readonly reserveGBPerAccelerator: number
	readonly bytesPerParam: {
		readonly bf16: number
		readonly fp8: number
		readonly nvfp4: number
		readonly mxfp4: number
	}
}
