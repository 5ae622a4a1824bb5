import type { Actor } from '#server/auth/actor.ts'
import { fieldEdit } from '#server/plan-edits/plan-edit.ts'
import type { EditAnswer } from './change-plan.ts'
import { editPlan } from './edit-plan.ts'
import type { PlanRef } from './get-scenario.ts'

export type AssumptionEntry = { value: number | string; why: string | null; source: string | null }

/** Overrides an assumption for the plan (`key`) or one site (`siteId/key`); null gives the default back. */
export async function setAssumption(
	actor: Actor,
	ref: PlanRef,
	{
		key,
		entry,
		baseRev,
		why,
	}: { key: string; entry: AssumptionEntry | null; baseRev?: number | undefined; why?: string | undefined },
): Promise<EditAnswer> {
	const edit = fieldEdit({ kind: 'assumptions', itemId: key, field: '', value: entry, baseRev })
	return await editPlan(actor, ref, { command: 'edits', edits: [edit], why: why ?? entry?.why ?? undefined })
}
