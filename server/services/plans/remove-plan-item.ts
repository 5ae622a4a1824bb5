import type { Actor } from '#server/auth/actor.ts'
import type { ItemKind } from '#shared/schemas/plan-items.ts'
import type { EditAnswer } from './change-plan.ts'
import { editPlan } from './edit-plan.ts'
import type { PlanRef } from './get-scenario.ts'

type Asked = {
	readonly kind: ItemKind
	readonly itemId: string
	readonly baseRev?: number | undefined
	readonly why?: string | undefined
}

/**
 * Removes an item with all that rests on it, such as a site's contracts, their notes and assumptions, and puts right what
 * names it: one step, so that undo brings all of it back.
 */
export async function removePlanItem(actor: Actor, ref: PlanRef, asked: Asked): Promise<EditAnswer> {
	return await editPlan(actor, ref, { deed: 'removal', ...asked })
}
