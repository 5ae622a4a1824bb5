import { ITEM_KINDS, type ItemKind } from '#shared/fields/lists.ts'
import { assumptionOf } from '#server/engine/inputs/said-beside.ts'
import type { Watching } from '#server/engine/kernel/changes/changes.ts'
import type { Reads } from '#server/engine/kernel/changes/reads.ts'
import type { EngineModel } from '#server/engine/world.ts'
import { differingParts } from './differing-parts.ts'
import { MADE_OF_ALL, MADE_OF_SITES, partOf } from './parts.ts'

type WatchingItem = EngineModel['plan'][ItemKind][number]

/**
 * A part of the model is a field of a list's items, an assumption, whatever else the plan says (`finance`), or what was made of
 * the plan before the run (`places`).
 */
export const WATCHING: Watching<EngineModel> = { watch, differences: differingParts }

function watch(model: EngineModel, reads: Reads): EngineModel {
	const assumptions = reads.watcher((key) => partOf('assumptions', assumptionOf(key)))
	const watched = (list: ItemKind) => reads.watchList<WatchingItem>(model.plan[list], (field) => partOf(list, field))
	const lists = ITEM_KINDS.map((list) => [list, watched(list)] as const)
	const plan: EngineModel['plan'] = Object.assign(
		{ ...model.plan, assumptions: assumptions(model.plan.assumptions) },
		Object.fromEntries(lists),
	)
	const overridden = assumptions(model.beside.overridden)
	const noted = reads.noting(plan, (property) => property)
	return reads.noting({ ...model, plan: noted, beside: { ...model.beside, overridden } }, madePart)
}

// What is the plan's own is noted where it is read of the plan; catalogue, months and who belongs where differ in all.
function madePart(property: string): string | null {
	return MADE.has(property) ? property : null
}
const MADE: ReadonlySet<string> = new Set([...MADE_OF_SITES, ...MADE_OF_ALL])
