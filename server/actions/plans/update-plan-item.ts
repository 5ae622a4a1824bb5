import type { Actor } from '#server/access/actor.ts'
import type { FieldPatch, NotePatch } from '#server/runs/edits/plan-command.ts'
import type { EditAnswer } from './change-plan.ts'
import { editPlan } from './edit-plan.ts'
import type { PlanRef } from './get-scenario.ts'

/** Sets fields of items: one cell of a grid, or a pasted block of them, all or none. */
export async function updatePlanItem(
	actor: Actor,
	ref: PlanRef,
	{
		patches,
		notes = [],
		why,
	}: { patches: readonly FieldPatch[]; notes?: readonly NotePatch[]; why?: string | undefined },
): Promise<EditAnswer> {
	return await editPlan(actor, ref, { command: 'patches', patches, notes, why })
}
