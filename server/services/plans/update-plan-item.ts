import type { Actor } from '#server/auth/actor.ts'
import type { Json } from '#server/repositories/plan-documents.ts'
import type { ItemKind } from '#shared/schemas/plan-items.ts'
import { editPlan, type EditAnswer } from './edit-plan.ts'
import type { PlanRef } from './get-scenario.ts'

/** One cell: which field of which item, its new value, and the revision its editor saw. */
export type FieldPatch = { kind: ItemKind; itemId: string; field: string; value: Json; baseRev?: number | undefined }

/** Sets fields of items: one cell of a grid, or a pasted block of them, all or none. */
export async function updatePlanItem(
	actor: Actor,
	ref: PlanRef,
	{ patches, why }: { patches: readonly FieldPatch[]; why?: string | undefined },
): Promise<EditAnswer> {
	return await editPlan(actor, ref, { edits: patches.map((patch) => ({ action: 'update', ...patch })), why })
}
