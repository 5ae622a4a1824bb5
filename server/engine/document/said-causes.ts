import type { BindingCause, Cause } from '#shared/cause-result.ts'
import type { Layer } from '#shared/layers.ts'
import { causeSentences } from '#server/views/messages/cause-words.ts'
import type { EngineModel } from '../world.ts'

/** Month by month, what holds the plan back with its sentences. */
export function saidCauses(
	{ plan, months }: EngineModel,
	causes: readonly (Cause | null)[],
	layers: readonly (Layer | null)[],
): readonly (BindingCause | null)[] {
	return causes.map((cause, index) => {
		const layer = layers[index] ?? null
		if (cause === null || layer === null) return null
		const { cause: code, siteId, next, facts } = cause
		return { cause: code, ...causeSentences({ cause, layer, month: months[index] ?? '', plan }), facts, siteId, next }
	})
}
