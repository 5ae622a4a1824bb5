import type { Actor } from '#server/auth/actor.ts'
import { listChangesSince } from '#server/repositories/changes.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { noteKey } from '#shared/schemas/note-key.ts'
import { changePlan, type EditAnswer, type LockedPlan, type Refusal } from './change-plan.ts'
import { findConflicts } from './find-conflicts.ts'
import type { PlanRef } from './get-scenario.ts'
import type { PlanEdit } from './plan-edit.ts'
import { withNotesSettled } from './settle-notes.ts'

type Request = {
	/** the edits, or what makes them of the plan as it is once nobody else can change it */
	readonly edits: readonly PlanEdit[] | ((plan: PlanFile) => readonly PlanEdit[])
	readonly why?: string | undefined
}

/**
 * Makes edits on a plan, all or none. Edits of different fields never collide. An edit that would replace what somebody
 * else has written since its editor looked is not made: whoever sends it learns who wrote what, and decides.
 * @throws not_found for strangers, forbidden for roles that may not change plans
 */
export async function editPlan(actor: Actor, ref: PlanRef, request: Request): Promise<EditAnswer> {
	const { why } = request
	return await changePlan(actor, ref, async (now) => {
		const edits = typeof request.edits === 'function' ? request.edits(now.plan) : request.edits
		const named = edits.map(underOneKey)
		const refusal = await refusalFor(actor, named, now)
		return refusal ?? { ok: true, step: { edits: withNotesSettled(now.draft, named), why } }
	})
}

function underOneKey(edit: PlanEdit): PlanEdit {
	return edit.action === 'update' && edit.kind === 'notes' ? { ...edit, itemId: noteKey(edit.itemId) } : edit
}

async function refusalFor(
	{ userId }: Actor,
	edits: readonly PlanEdit[],
	{ scope, rev, plan, draft }: LockedPlan,
): Promise<Refusal | null> {
	const bases = edits.flatMap((edit) => (edit.action === 'add' || edit.baseRev === undefined ? [] : [edit.baseRev]))
	const oldest = Math.min(...bases)
	if (oldest >= rev) return null
	const since = await listChangesSince(scope, oldest)
	const found = findConflicts(edits, { draft, since, userId })
	if (found.length === 0) return null
	const problems = found.map(({ kind, itemId, field, by, at }) => ({
		path: [kind, itemId, field].filter((part) => part !== '').join('.'),
		message: `${by} has changed this since you looked, ${at}`,
		mend: 'Look at what is there now, and save again if yours is to stand.',
	}))
	return { ok: false, problems, conflicts: { rev, plan, found } }
}
