import type { Actor } from '#server/access/actor.ts'
import type { PlainCommand } from '#server/runs/edits/plan-command.ts'
import { fieldEdit } from '#server/runs/edits/plan-edit.ts'
import type { InputSet, PlanChange, TriedChange } from '#shared/remedies.ts'
import type { EditAnswer } from '#server/actions/plans/change-plan.ts'
import { editPlan } from '#server/actions/plans/edit-plan.ts'
import type { PlanRef } from '#server/actions/plans/get-scenario.ts'

type ChangeRequest = { readonly change: TriedChange; readonly baseRev?: number | undefined }

function commandOf(
	change: PlanChange | InputSet,
	baseRev: number | undefined,
): Exclude<PlainCommand, { command: 'undo' }> {
	if (change.action === 'add')
		return { command: 'edits', edits: [{ action: 'add', kind: change.list, item: change.item }] }
	if (change.action === 'set') {
		const { list: kind, id: itemId, field, value } = change
		return { command: 'patches', patches: [{ kind, itemId, field, value, baseRev }], notes: [] }
	}
	const value = { value: change.value, why: null, source: null }
	return {
		command: 'edits',
		edits: [fieldEdit({ kind: 'assumptions', itemId: change.key, field: '', value, baseRev })],
	}
}

/** Makes a change that was offered, as one edit like any other: it is in the log and can be undone. */
export async function makeChange(actor: Actor, ref: PlanRef, { change, baseRev }: ChangeRequest): Promise<EditAnswer> {
	if (change.action !== 'together')
		return await editPlan(actor, ref, { ...commandOf(change, baseRev), why: 'From the ways out' })
	const commands = change.inputs.map((input) => commandOf(input, baseRev))
	return await editPlan(actor, ref, { command: 'several', commands, why: 'From a table of two inputs' })
}
