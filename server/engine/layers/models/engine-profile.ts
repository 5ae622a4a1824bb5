import type { ReferenceEngine } from '#shared/catalogue/tables.ts'
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

/** The engine's constants as a row of the catalogue states them. */
export function engineProfileOf(row: ReferenceEngine): EngineProfile {
	return {
		etaMemory: row.memoryEfficiency,
		etaAttention: row.attentionEfficiency,
		etaDense: row.denseEfficiency,
		etaMoe: row.moeEfficiency,
		prefillMultiplier: row.prefillMultiplier,
		prefillCap: row.prefillCap,
		tauLayerUs: row.layerTimeUs,
		tauMoeUs: row.moeLayerTimeUs,
		moeRampBatch: row.moeRampBatchPerAccelerator,
		maxBatchPerAccelerator: row.maxBatchPerAccelerator,
		linkEfficiency: row.linkEfficiency,
		memoryUtilisation: row.memoryUtilisation,
		reserveGBPerAccelerator: row.reserveGBPerAccelerator,
		bytesPerParam: row.bytesPerParam,
	}
}
