import type { BindingCause, Cause } from '#shared/result/cause-result.ts'
import type { Layer } from '#shared/layers.ts'
import type { EngineModel } from '../world.ts'

/** Month by month, what holds the plan back, with the layer that binds. */
export function boundCauses(
	{ months }: Pick<EngineModel, 'months'>,
	causes: readonly (Cause | null)[],
	layers: readonly (Layer | null)[],
): readonly (BindingCause | null)[] {
	return causes.map((cause, index) => {
		const layer = layers[index] ?? null
		return cause === null || layer === null ? null : { ...cause, layer, month: months[index] ?? '' }
	})
}
