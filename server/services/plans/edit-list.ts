import type { Actor } from '#server/auth/actor.ts'
import type { AskedEdit } from '#server/plan-edits/deed.ts'
import type { EditAnswer } from './change-plan.ts'
import { editPlan } from './edit-plan.ts'
import type { PlanRef } from './get-scenario.ts'

/** Does what a page with a list asks for: its texts are read, and a refusal is told, in the words of its list. */
export async function editList(
	actor: Actor,
	ref: PlanRef,
	{ edit, typed }: { readonly edit: AskedEdit; readonly typed: Readonly<Record<string, string>> },
): Promise<EditAnswer> {
	return await editPlan(actor, ref, { deed: 'page', edit, typed })
}
