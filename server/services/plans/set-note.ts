import type { Actor } from '#server/auth/actor.ts'
import type { Json } from '#server/repositories/plan-documents.ts'
import type { EditAnswer } from './change-plan.ts'
import { editPlan } from './edit-plan.ts'
import type { PlanRef } from './get-scenario.ts'

/** Notes range, reason, source and quality beside one field (`powerContracts/ercot-1/capacityMW`); null removes the note. */
export async function setNote(
	actor: Actor,
	ref: PlanRef,
	{ path, note }: { path: string; note: Json },
): Promise<EditAnswer> {
	const edit = { action: 'update', kind: 'notes', itemId: path, field: '', value: note } as const
	return await editPlan(actor, ref, { deed: 'edits', edits: [edit] })
}
