import type { Layer, PlanResult } from '#shared/result.ts'
import { LAYERS } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { bindingRuns } from './binding-runs.ts'
import { smallest } from './series.ts'

export type LayerStatus = {
	readonly layer: Layer
	readonly status: 'ok' | 'tight' | 'failing' | 'incomplete'
	readonly word: string
}

/** Below so much cover a layer that does not bind is tight. */
const TIGHT_BELOW = 1.05
const ITEMS_OF = {
	energy: 'powerContracts',
	chips: 'chipOrders',
	infrastructure: 'buildPhases',
	models: 'workloads',
	applications: 'applications',
} as const

function statusOf({
	plan,
	result,
	layer,
	binding,
}: {
	plan: PlanFile
	result: PlanResult
	layer: Layer
	binding: ReadonlySet<Layer | null>
}): LayerStatus {
	if (plan[ITEMS_OF[layer]].length === 0) return { layer, status: 'incomplete', word: 'Empty' }
	const lowest = smallest(result.layers[layer].coverage)?.value ?? null
	if (layer !== 'applications' && binding.has(layer)) return { layer, status: 'failing', word: 'Failing' }
	if (lowest === null) return { layer, status: 'ok', word: 'OK' }
	if (layer === 'applications') {
		if (lowest >= 1 - 1e-9) return { layer, status: 'ok', word: 'OK' }
		return { layer, status: 'failing', word: 'Failing' }
	}
	return lowest < TIGHT_BELOW && lowest < 1 - 1e-9
		? { layer, status: 'tight', word: 'Tight' }
		: { layer, status: 'ok', word: 'OK' }
}

/** One mark per layer for the rail: failing where it binds, tight where it is short without binding, empty where nothing is entered. */
export function layerStatuses(plan: PlanFile, result: PlanResult): readonly LayerStatus[] {
	const binding = new Set(bindingRuns(result).map((run) => run.layer))
	return LAYERS.map((layer) => statusOf({ plan, result, layer, binding }))
}
