import type { Model } from '#shared/catalogue/types.ts'

/** What of a catalogue model the compute layers read; a figure nobody publishes is null. */
export type ModelSpec = Pick<
	Model,
	| 'id'
	| 'kind'
	| 'totalParamsB'
	| 'activeParamsB'
	| 'nonRoutedParamsB'
	| 'layers'
	| 'fullAttentionLayers'
	| 'hiddenSize'
	| 'attentionHeads'
	| 'kvHeads'
	| 'headDim'
	| 'mla'
	| 'kvBytesPerTokenBf16'
	| 'experts'
	| 'topK'
	| 'slidingWindow'
	| 'sparseAttentionTopK'
	| 'nativePrecision'
>

/** A model with everything the inference engine needs: parameters as counts, cache in bytes at two bytes an element. */
export type SizedModel = {
	readonly totalParams: number
	readonly activeParams: number
	readonly layers: number
	/** layers whose key-value cache grows with the context */
	readonly fullAttentionLayers: number
	readonly hiddenSize: number
	readonly attentionHeads: number
	readonly headDim: number
	readonly kvBytesPerTokenBf16: number
	/** of the sliding-window layers, per request */
	readonly kvFixedBytesBf16: number
	/** latent attention: one compressed vector per token */
	readonly mla: { readonly kvLoraRank: number; readonly qkRopeHeadDim: number } | null
	/** mixture of experts; null for a dense model */
	readonly moe: { readonly experts: number; readonly topK: number; readonly nonRoutedParams: number } | null
	/** tokens beyond which a sparse attention does not look; Infinity for full attention */
	readonly attentionReach: number
	readonly nativePrecision: Model['nativePrecision']
}

const BILLION = 1e9
const BYTES_BF16 = 2
const KEY_AND_VALUE = 2

type Dimensions = Pick<SizedModel, 'layers' | 'fullAttentionLayers' | 'hiddenSize' | 'attentionHeads' | 'headDim'>

/** The figures the inference engine needs, or null where the row leaves one of them open. Rule M1. */
export function sizedModel(model: ModelSpec): SizedModel | null {
	const dimensions = dimensionsOf(model)
	if (!dimensions || model.totalParamsB === null) return null
	const kvBytesPerTokenBf16 = model.kvBytesPerTokenBf16 ?? growingCacheBytes(model, dimensions.fullAttentionLayers)
	if (kvBytesPerTokenBf16 === null) return null
	const { totalParamsB } = model
	const activeParamsB = model.activeParamsB ?? totalParamsB
	return {
		...dimensions,
		totalParams: totalParamsB * BILLION,
		activeParams: activeParamsB * BILLION,
		kvBytesPerTokenBf16,
		kvFixedBytesBf16: fixedCacheBytes(model),
		mla: model.mla,
		moe: routedExperts(model, { activeParamsB, totalParamsB }),
		attentionReach: attentionReach(model),
		nativePrecision: model.nativePrecision,
	}
}

/** Layers, width and heads; latent attention needs no head size. */
function dimensionsOf({ layers, hiddenSize, attentionHeads, headDim, mla, ...model }: ModelSpec): Dimensions | null {
	if (layers === null || hiddenSize === null || attentionHeads === null) return null
	if (headDim === null && mla === null) return null
	const fullAttentionLayers = model.fullAttentionLayers ?? layers
	return { layers, fullAttentionLayers, hiddenSize, attentionHeads, headDim: headDim ?? 0 }
}

function growingCacheBytes(model: ModelSpec, fullAttentionLayers: number): number | null {
	if (model.mla) return fullAttentionLayers * (model.mla.kvLoraRank + model.mla.qkRopeHeadDim) * BYTES_BF16
	if (model.kvHeads === null || model.headDim === null) return null
	return KEY_AND_VALUE * fullAttentionLayers * model.kvHeads * model.headDim * BYTES_BF16
}

function fixedCacheBytes({ slidingWindow, kvHeads, headDim }: ModelSpec): number {
	if (!slidingWindow || kvHeads === null || headDim === null) return 0
	return KEY_AND_VALUE * slidingWindow.layers * kvHeads * headDim * BYTES_BF16 * slidingWindow.window
}

function attentionReach({ sparseAttentionTopK, slidingWindow }: ModelSpec): number {
	if (sparseAttentionTopK === null) return Number.POSITIVE_INFINITY
	return sparseAttentionTopK + (slidingWindow?.window ?? 0)
}

/** Where a row does not state the parameters outside the experts, active = outside + routed · topK ÷ experts gives them. */
function routedExperts(
	{ experts, topK, nonRoutedParamsB }: ModelSpec,
	{ activeParamsB, totalParamsB }: { readonly activeParamsB: number; readonly totalParamsB: number },
): SizedModel['moe'] {
	if (experts === null || topK === null) return null
	const routedShare = topK / experts
	const derivedB = routedShare < 1 ? (activeParamsB - totalParamsB * routedShare) / (1 - routedShare) : 0
	const outsideB = Math.min(totalParamsB, Math.max(0, nonRoutedParamsB ?? derivedB))
	return { experts, topK, nonRoutedParams: outsideB * BILLION }
}
