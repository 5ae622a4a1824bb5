import type { Actor } from '#server/auth/actor.ts'
import { listLatestChanges, type ChangeRow } from '#server/repositories/changes.ts'
import { editPlan, type EditAnswer } from './edit-plan.ts'
import { getScenario, type PlanRef } from './get-scenario.ts'
import { inverseEdits } from './replay-changes.ts'

const REACH = 200

/** Whether two lines of the log are of one edit: what was typed or pasted at once is taken back at once. */
function madeTogether(one: ChangeRow, other: ChangeRow): boolean {
	return (
		one.userId === other.userId &&
		one.requestId === other.requestId &&
		one.undoes === other.undoes &&
		one.at.getTime() === other.at.getTime()
	)
}

/** The log's lines, newest first, joined into edits. */
function editsIn(changes: readonly ChangeRow[]): readonly (readonly ChangeRow[])[] {
	const edits: ChangeRow[][] = []
	for (const change of changes) {
		const open = edits.at(-1)
		const [latest] = open ?? []
		if (open !== undefined && latest !== undefined && madeTogether(latest, change)) open.push(change)
		else edits.push([change])
	}
	return edits
}

/** Takes back the actor's own latest edit that has not been taken back yet; nobody undoes another person's work. */
export async function undoChange(actor: Actor, ref: PlanRef): Promise<EditAnswer> {
	const { scope } = await getScenario(actor, ref, 'changePlans')
	const changes = await listLatestChanges(scope, REACH)
	const undone = new Set(changes.map(({ undoes }) => undoes))
	const last = editsIn(changes).find((edit) =>
		edit.every(
			({ userId, undoes, rev, action }) =>
				userId === actor.userId && undoes === null && !undone.has(rev) && action !== 'create',
		),
	)
	const [latest] = last ?? []
	if (last === undefined || latest === undefined)
		return { ok: false, problems: [{ path: '', message: 'You have no edit of your own left to undo.' }] }
	return await editPlan(actor, ref, {
		edits: last.flatMap(inverseEdits),
		why: `Undo of edit ${latest.rev}`,
		undoes: latest.rev,
	})
}
