import { z } from 'zod'
import { listOf, monthSchema } from '#shared/fields/field.ts'
import { byRule, figure, maybe, named, oneOf, orNull, text, whole, yes } from './column.ts'

export const modelJobColumns = z.strictObject({
	chip: text,
	seconds: figure(1e-9, 1e9),
	/** the size `seconds` was measured at; null where a job has no size */
	size: maybe(1e-9, 1e12),
	exponent: byRule(figure(0, 10)),
	/** false: other chips scale by dense BF16 */
	memoryBound: yes,
	/** published timings, log-log between them */
	points: listOf(z.strictObject({ chip: text, size: figure(1e-9, 1e12), seconds: figure(1e-9, 1e9) }), 200),
	note: orNull(text),
})

const window = figure(1, 1e8)
const windowOfLayers = z.strictObject({ layers: figure(0, 10_000), window })

export const modelColumns = z.strictObject({
	...named,
	developer: orNull(text),
	domain: orNull(text),
	/** `other` is sized by its job cost, never by tokens */
	kind: oneOf(['dense', 'moe', 'other']),
	architecture: byRule(text),
	totalParamsB: maybe(1e-6, 1e6),
	activeParamsB: maybe(1e-6, 1e6),
	/** outside the routed experts; derived from total, active, experts and topK where not published */
	nonRoutedParamsB: maybe(0, 1e6),
	layers: orNull(whole(1, 10_000)),
	moeLayers: orNull(whole(0, 10_000)),
	/** layers whose KV cache grows with the context */
	fullAttentionLayers: orNull(whole(0, 10_000)),
	hiddenSize: orNull(whole(1, 1e7)),
	attentionHeads: orNull(whole(1, 1e5)),
	kvHeads: orNull(whole(1, 1e5)),
	headDim: orNull(whole(1, 1e5)),
	/** multi-head latent attention */
	mla: orNull(z.strictObject({ kvLoraRank: figure(1, 1e6), qkRopeHeadDim: figure(0, 1e6) })),
	/** growing part only, two bytes per element */
	kvBytesPerTokenBf16: maybe(0, 1e9),
	experts: orNull(whole(1, 1e6)),
	topK: orNull(whole(1, 1e6)),
	slidingWindow: orNull(windowOfLayers),
	sparseAttentionTopK: orNull(whole(1, 1e8)),
	maxContextTokens: orNull(whole(1, 1e10)),
	/** what the published weights are stored in; MXFP4 weights are smaller than NVFP4 */
	nativePrecision: byRule(oneOf(['bf16', 'fp8', 'mxfp4', 'nvfp4'])),
	nativeWeightGB: maybe(0, 1e7),
	openWeights: yes,
	licence: orNull(text),
	/** what the licence lets a commercial service do */
	commercialUse: byRule(oneOf(['yes', 'conditions', 'no'])),
	trainingTokensT: maybe(0, 1e6),
	/** what one accelerator-hour of the model's published training was */
	publishedTraining: orNull(
		z.strictObject({ chip: orNull(text), acceleratorHours: maybe(0, 1e12), flops: maybe(0, 1e35), source: text }),
	),
	release: orNull(monthSchema),
	/** from this month, the model being ready, demand it serves is multiplied; left out: it moves no demand */
	adoptionMonth: orNull(monthSchema),
	demandMultiplier: maybe(0, 1000),
	job: orNull(modelJobColumns),
	note: orNull(text),
})

/** In a plan’s own row the window may stand alone: it then holds for every layer that is not a full-attention one. */
export const ownModelColumns = modelColumns.extend({
	slidingWindow: orNull(
		z.union([window, windowOfLayers], { error: 'expected a number of tokens, or layers and window' }),
	),
})
