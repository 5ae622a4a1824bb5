import type { Actor } from '#server/auth/actor.ts'
import type { Json } from '#server/repositories/plan-documents.ts'
import type { ItemKind } from '#shared/schemas/plan-items.ts'
import type { EditAnswer } from './change-plan.ts'
import { editPlan } from './edit-plan.ts'
import type { PlanRef } from './get-scenario.ts'
import { rangeEdits } from './range-edits.ts'

/**
 * One cell: which field of which item, its new value, and the revision its editor saw. A range is kept in the note beside
 * the field; null says that the figure has none, and without it the note stays as it is.
 */
export type FieldPatch = {
	kind: ItemKind
	itemId: string
	field: string
	value: Json
	range?: { readonly low: number; readonly high: number } | null | undefined
	baseRev?: number | undefined
}

/** Sets fields of items: one cell of a grid, or a pasted block of them, all or none. */
export async function updatePlanItem(
	actor: Actor,
	ref: PlanRef,
	{ patches, why }: { patches: readonly FieldPatch[]; why?: string | undefined },
): Promise<EditAnswer> {
	const values = patches.map(({ range: _range, ...patch }) => ({ action: 'update' as const, ...patch }))
	const ranges = patches.flatMap(({ range, ...place }) => (range === undefined ? [] : rangeEdits(place, range)))
	return await editPlan(actor, ref, { edits: [...values, ...ranges], why })
}
