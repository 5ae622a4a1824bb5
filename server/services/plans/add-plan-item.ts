import type { Actor } from '#server/auth/actor.ts'
import type { JsonRecord } from '#server/repositories/plan-documents.ts'
import type { ItemKind } from '#shared/schemas/plan-items.ts'
import { editPlan, type EditAnswer } from './edit-plan.ts'
import type { PlanRef } from './get-scenario.ts'

/** Adds an item at the end of its list. The item needs its required fields and an id of its own. */
export async function addPlanItem(
	actor: Actor,
	ref: PlanRef,
	{ kind, item, why }: { kind: ItemKind; item: JsonRecord; why?: string | undefined },
): Promise<EditAnswer> {
	return await editPlan(actor, ref, { edits: [{ action: 'add', kind, item }], why })
}
