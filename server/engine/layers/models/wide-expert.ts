import type { ReferenceEngine } from '#shared/catalogue/tables.ts'
import { type EngineProfile } from './engine-profile.ts'
import { kvCacheShare } from './memory.ts'
import { type SizedModel } from './model-spec.ts'
import { type EngineAsk, replicaEngine, type ReplicaEngine } from './throughput.ts'

export type WideExpertAsk = EngineAsk & {
	/** the fitted constants of wide expert parallelism */
	readonly wide: ReferenceEngine['wideExpertParallel']
	/** parameters every accelerator keeps whole: attention and shared experts */
	readonly replicatedParams: number
}

/**
 * The reference engine with a mixture's experts spread over 32 accelerators or more: each reads the experts it holds and
 * its own copy of the attention, the cache stays in BF16. Null for a dense model, or where the chip leaves a rate open.
 * Rule M4. Source: tuned to two published DeepSeek profiles on H800, methodology/compute §2.2.
 */
export function wideExpertEngine(ask: WideExpertAsk, accelerators: number): ReplicaEngine | null {
	const { model } = ask
	if (!model.moe) return null
	const spread = spreadOver(model, { accelerators, replicatedParams: ask.replicatedParams })
	return replicaEngine(
		{
			...ask,
			model: { ...spread, kvBytesPerTokenBf16: model.kvBytesPerTokenBf16 / kvCacheShare(ask.precision) },
			profile: wideProfile(ask),
		},
		accelerators,
	)
}

/** A copy on each accelerator counts as many times as there are accelerators. */
function spreadOver(
	model: SizedModel,
	held: { readonly accelerators: number; readonly replicatedParams: number },
): SizedModel {
	if (!model.moe) return model
	const routedParams = model.totalParams - model.moe.nonRoutedParams
	const copies = held.replicatedParams * held.accelerators
	return { ...model, totalParams: routedParams + copies, moe: { ...model.moe, nonRoutedParams: copies } }
}

function wideProfile({ profile, wide }: WideExpertAsk): EngineProfile {
	return {
		...profile,
		etaAttention: wide.attentionEfficiency,
		etaMoe: { ...profile.etaMoe, fp8: wide.moeEfficiencyFp8 },
		tauMoeUs: wide.moeLayerTimeUs,
	}
}
