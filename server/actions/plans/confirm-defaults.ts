import type { Actor } from '#server/access/actor.ts'
import type { EditAnswer } from './change-plan.ts'
import { editPlan } from './edit-plan.ts'
import type { PlanRef } from './get-scenario.ts'

/**
 * Lets notes say why without asking to be confirmed: one step, however many.
 * @throws not_found for strangers, forbidden for roles that may not change plans
 */
export async function confirmDefaults(
	actor: Actor,
	ref: PlanRef,
	{ keys, why }: { readonly keys: readonly string[]; readonly why: string },
): Promise<EditAnswer> {
	const edits = keys.map((key) => ({ action: 'update', kind: 'notes', itemId: key, field: 'why', value: why }) as const)
	return await editPlan(actor, ref, { command: 'edits', edits })
}
