import type { Model } from '#shared/catalogue/types.ts'

const DENSE = ['totalParamsB', 'layers', 'hiddenSize', 'attentionHeads', 'headDim', 'kvBytesPerTokenBf16'] as const
const MOE = [...DENSE, 'activeParamsB', 'nonRoutedParamsB', 'experts', 'topK'] as const

const LATENT: readonly string[] = ['headDim']

/** Fields of the model's row that serving it needs and that are unknown. */
export function missingForInference(model: Model): readonly string[] {
	const needed = model.kind === 'moe' ? MOE : DENSE
	return needed.filter((field) => model[field] === null && !(model.mla !== null && LATENT.includes(field)))
}

/** Fields of the model's row that training it needs and that are unknown. */
export function missingForTraining(model: Model): readonly string[] {
	return (['totalParamsB', 'activeParamsB'] as const).filter((field) => model[field] === null)
}
