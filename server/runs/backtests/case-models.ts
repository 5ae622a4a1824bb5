import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { getModel } from '#shared/catalogue/catalogue.ts'
import { type ModelSpec, type SizedModel, sizedModel } from '#server/engine/layers/models/model-spec.ts'

const DENSE = {
	kind: 'dense',
	nonRoutedParamsB: null,
	mla: null,
	kvBytesPerTokenBf16: null,
	experts: null,
	topK: null,
	slidingWindow: null,
	sparseAttentionTopK: null,
	nativePrecision: 'bf16',
	headDim: 128,
} as const

/** Older models that only cases use. Source: LLaMA (arXiv 2302.13971) and Llama 2 (arXiv 2307.09288), model configurations. */
const OLDER_MODELS: readonly ModelSpec[] = [
	{
		...DENSE,
		id: 'llama-7b',
		totalParamsB: 6.74,
		activeParamsB: 6.74,
		layers: 32,
		fullAttentionLayers: 32,
		hiddenSize: 4096,
		attentionHeads: 32,
		kvHeads: 32,
	},
	{
		...DENSE,
		id: 'llama-2-70b',
		totalParamsB: 69,
		activeParamsB: 69,
		layers: 80,
		fullAttentionLayers: 80,
		hiddenSize: 8192,
		attentionHeads: 64,
		kvHeads: 8,
	},
]

/** The model of a case, sized for the inference engine. Throws where its row leaves a dimension open. */
export function caseModel(id: string): SizedModel {
	const spec = OLDER_MODELS.find((model) => model.id === id) ?? getModel(builtInCatalogue, id)
	const sized = sizedModel(spec)
	if (sized === null) throw new Error(`The dimensions of ${id} are not published.`)
	return sized
}
