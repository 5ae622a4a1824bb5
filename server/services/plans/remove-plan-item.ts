import type { Actor } from '#server/auth/actor.ts'
import type { ItemKind } from '#shared/schemas/plan-items.ts'
import type { EditAnswer } from './change-plan.ts'
import { editPlan } from './edit-plan.ts'
import type { PlanRef } from './get-scenario.ts'

/** Removes an item. What still refers to it, such as a site's contracts, stops the removal and is named. */
export async function removePlanItem(
	actor: Actor,
	ref: PlanRef,
	{
		kind,
		itemId,
		baseRev,
		why,
	}: { kind: ItemKind; itemId: string; baseRev?: number | undefined; why?: string | undefined },
): Promise<EditAnswer> {
	return await editPlan(actor, ref, { edits: [{ action: 'remove', kind, itemId, baseRev }], why })
}
