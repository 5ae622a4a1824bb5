import type { Actor } from '#server/auth/actor.ts'
import type { Json } from '#server/repositories/plan-documents.ts'
import type { ItemKind } from '#shared/schemas/plan-items.ts'
import { settledByKind } from '#shared/schemas/settled-kind.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { EditAnswer } from './change-plan.ts'
import { editPlan } from './edit-plan.ts'
import type { PlanRef } from './get-scenario.ts'
import type { PlanEdit } from './plan-edit.ts'
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

/** One part of the note beside a field: its grade, source or reason; null takes it away. */
export type NotePatch = {
	readonly kind: ItemKind
	readonly itemId: string
	readonly field: string
	readonly part: 'quality' | 'source' | 'why'
	readonly value: string | null
	readonly baseRev?: number | undefined
}

/**
 * Sets fields of items: one cell of a grid, or a pasted block of them, all or none. What a new kind has no use for is emptied
 * with it.
 */
export async function updatePlanItem(
	actor: Actor,
	ref: PlanRef,
	{
		patches,
		notes = [],
		why,
	}: { patches: readonly FieldPatch[]; notes?: readonly NotePatch[]; why?: string | undefined },
): Promise<EditAnswer> {
	const values = patches.map(({ range: _range, ...patch }) => ({ action: 'update' as const, ...patch }))
	const ranges = patches.flatMap(({ range, ...place }) => (range === undefined ? [] : rangeEdits(place, range)))
	const parts = notes.map(({ kind, itemId, field, part, value, baseRev }) => ({
		action: 'update' as const,
		kind: 'notes' as const,
		itemId: `${kind}/${itemId}/${field}`,
		field: part,
		value,
		baseRev,
	}))
	const settled = (plan: PlanFile): readonly PlanEdit[] =>
		settledByKind(plan, patches).map((place) => ({ action: 'update', ...place, value: null }))
	return await editPlan(actor, ref, { edits: (plan) => [...values, ...settled(plan), ...ranges, ...parts], why })
}
