import type { Actor } from '#server/auth/actor.ts'
import { listLatestChanges } from '#server/repositories/changes.ts'
import { editPlan, type EditAnswer } from './edit-plan.ts'
import { getScenario, type PlanRef } from './get-scenario.ts'
import { inverseEdits } from './replay-changes.ts'

const REACH = 200

/** Takes back the actor's own latest edit that has not been taken back yet; nobody undoes another person's work. */
export async function undoChange(actor: Actor, ref: PlanRef): Promise<EditAnswer> {
	const { scope } = await getScenario(actor, ref, 'changePlans')
	const changes = await listLatestChanges(scope, REACH)
	const undone = new Set(changes.map(({ undoes }) => undoes))
	const last = changes.find(
		({ userId, undoes, rev, action }) =>
			userId === actor.userId && undoes === null && !undone.has(rev) && action !== 'create',
	)
	if (last === undefined)
		return { ok: false, problems: [{ path: '', message: 'You have no edit of your own left to undo.' }] }
	return await editPlan(actor, ref, { edits: inverseEdits(last), why: `Undo of edit ${last.rev}`, undoes: last.rev })
}
