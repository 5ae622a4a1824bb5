import type { Actor } from '#server/auth/actor.ts'
import type { PlanChange } from '#shared/remedies.ts'
import { addPlanItem } from '#server/services/plans/add-plan-item.ts'
import type { EditAnswer } from '#server/services/plans/change-plan.ts'
import type { PlanRef } from '#server/services/plans/get-scenario.ts'
import { updatePlanItem } from '#server/services/plans/update-plan-item.ts'

const WHY = 'From the ways out'

/** Makes a change that was offered, as an edit like any other: it is in the log and can be undone. */
export async function makeChange(
	actor: Actor,
	ref: PlanRef,
	{ change, baseRev }: { readonly change: PlanChange; readonly baseRev?: number | undefined },
): Promise<EditAnswer> {
	if (change.action === 'add') return await addPlanItem(actor, ref, { kind: change.list, item: change.item, why: WHY })
	const { list: kind, id: itemId, field, value } = change
	return await updatePlanItem(actor, ref, { patches: [{ kind, itemId, field, value, baseRev }], why: WHY })
}
