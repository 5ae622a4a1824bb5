import type { Actor } from '#server/access/actor.ts'
import type { PlainCommand, PlanCommand } from '#server/runs/edits/plan-command.ts'
import { fieldEdit } from '#server/runs/edits/plan-edit.ts'
import type { InputSet, PlanChange, TriedChange } from '#shared/tried-change.ts'
import type { EditAnswer } from '#server/actions/plans/change-plan.ts'
import { editPlan, patchPlan } from '#server/actions/plans/edits.ts'
import { type PlanRef, getScenario } from '#server/actions/plans/get-scenario.ts'
import { deleteScenario } from '#server/store/rows/scenarios.ts'
import { createScenario } from './scenarios.ts'
import { stampText } from '#shared/formats/day.ts'

/**
 * Makes an edit that met others' in a scenario of its own beside the plan, which stays as they left it.
 * @throws not_found for strangers, forbidden for roles that may not change plans, too_large where there are as many as may be
 */
export async function keepAside(
	actor: Actor,
	from: PlanRef,
	command: Extract<PlanCommand, { readonly command: 'page' }>,
): Promise<EditAnswer & { readonly scenarioId: string }> {
	const label = `${actor.name}, ${stampText(new Date())}`
	const scenarioId = await createScenario(actor, from, { label, about: 'What met changes of others' })
	const aside = { ...from, scenarioId }
	const answer = await editPlan(actor, aside, command)
	// What came to nothing is no scenario.
	if (!answer.ok) await deleteScenario((await getScenario(actor, aside, 'changePlans')).scope)
	return { ...answer, scenarioId }
}

type Tried = EditAnswer & { readonly scenarioId: string }

/**
 * Makes a change in a new scenario beside the plan that is open: that plan stays as it is.
 * @throws not_found for strangers, forbidden for roles that may not change plans, too_large where there are as many as may be
 */
export async function tryChange(
	actor: Actor,
	from: PlanRef,
	{ change, label }: { readonly change: TriedChange; readonly label: string },
): Promise<Tried> {
	const scenarioId = await createScenario(actor, from, { label, about: '' })
	const trial = { ...from, scenarioId }
	const answer = await makeChange(actor, trial, { change })
	// A trial that came to nothing is no scenario, and takes the place of none.
	if (!answer.ok) await deleteScenario((await getScenario(actor, trial, 'changePlans')).scope)
	return { ...answer, scenarioId }
}

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
	if (change.action === 'merge')
		return await patchPlan(actor, ref, { patch: change.patch, baseRev, why: 'From the decisions' })
	if (change.action !== 'together')
		return await editPlan(actor, ref, { ...commandOf(change, baseRev), why: 'From the decisions' })
	const commands = change.inputs.map((input) => commandOf(input, baseRev))
	return await editPlan(actor, ref, { command: 'several', commands, why: 'From a table of two inputs' })
}
