import type { Actor } from '#server/auth/actor.ts'
import type { JsonRecord } from '#server/repositories/plan-documents.ts'
import type { ItemKind } from '#shared/schemas/plan-items.ts'
import type { EditAnswer } from './change-plan.ts'
import { editPlan } from './edit-plan.ts'
import type { PlanRef } from './get-scenario.ts'
import { idOf } from '#server/plan-edits/plan-edit.ts'
import { rangeEdits } from '#server/plan-edits/range-edits.ts'

type FieldRange = { readonly field: string; readonly low: number; readonly high: number }

/**
 * Adds an item at the end of its list. The item needs its required fields and an id of its own; ranges typed for its fields
 * go into the notes beside them.
 */
export async function addPlanItem(
	actor: Actor,
	ref: PlanRef,
	{ kind, item, ranges = [], why }: { kind: ItemKind; item: JsonRecord; ranges?: readonly FieldRange[]; why?: string },
): Promise<EditAnswer> {
	const itemId = idOf(kind, item)
	const notes = ranges.flatMap(({ field, low, high }) => rangeEdits({ kind, itemId, field }, { low, high }))
	return await editPlan(actor, ref, { command: 'edits', edits: [{ action: 'add', kind, item }, ...notes], why })
}
