import type { Actor } from '#server/access/actor.ts'
import { askEngine } from '#server/runs/ask-engine.ts'
import type { DateChange, FilePart } from '#server/runs/edits/plan-command.ts'
import type { EditAnswer } from '../plans/change-plan.ts'
import { editPlan } from '../plans/edits.ts'
import { type PlanRef, getScenario } from '#server/actions/plans/get-scenario.ts'
import { askingOf, type PlanHeading, askingAbout } from '../plans/plan-heading.ts'
import { randomUUID } from 'node:crypto'
import { currentEnv } from '#server/env.ts'
import type { ChangeRow } from '#server/store/rows/changes.ts'
import { changesSince } from '#server/actions/scenarios/plan-log.ts'

/**
 * What of a plan differs in a workbook; nothing is written. It is read in a thread of the engine, once more where the plan has
 * changed since it was saved.
 * @throws not_found for strangers, forbidden for roles that may not change plans
 */
export async function compareWorkbook(
	actor: Actor,
	ref: PlanRef,
	{ bytes, signal }: { readonly bytes: ArrayBuffer; readonly signal?: AbortSignal },
) {
	const { scenario, scope } = await getScenario(actor, ref, 'changePlans')
	const ask = async (since: readonly ChangeRow[]) => {
		const question = {
			bytes: new Uint8Array(bytes),
			userId: actor.userId,
			budget: currentEnv().PLAN_BUDGET_CELLS,
			since,
		}
		// A file is long: what is asked twice at once is asked twice.
		const joinAs = randomUUID()
		return await askEngine('workbookCompared', { ...askingAbout(scope, scenario.rev, signal), question, joinAs })
	}
	const compared = await ask([])
	const from = compared.ok ? compared.savedFrom : null
	const isOlder = from !== null && from.scenarioId === scenario.id && from.rev < scenario.rev
	return isOlder ? await ask(await changesSince(scope, from.rev)) : compared
}

/**
 * Takes parts of a workbook into a plan: one step, all or none.
 * @throws not_found for strangers, forbidden for roles that may not change plans
 */
export async function takeParts(
	actor: Actor,
	ref: PlanRef,
	{ parts, baseRev }: { readonly parts: readonly FilePart[]; readonly baseRev: number },
): Promise<EditAnswer> {
	return await editPlan(actor, ref, { command: 'parts', parts, baseRev, why: 'Taken from a workbook' })
}

/**
 * What of a plan's dates differs in a file; nothing is written. It is read in a thread of the engine.
 * @throws rate_limited, unavailable where the engine has too much to do
 */
export async function compareSchedule(heading: PlanHeading, bytes: ArrayBuffer, signal: AbortSignal) {
	return await askEngine('scheduleCompared', {
		...askingOf(heading, signal),
		question: { bytes: new Uint8Array(bytes) },
	})
}

/**
 * Takes dates from a file into a plan: one step, all or none.
 * @throws not_found for strangers, forbidden for roles that may not change plans
 */
export async function takeDates(
	actor: Actor,
	ref: PlanRef,
	{ changes, baseRev }: { readonly changes: readonly DateChange[]; readonly baseRev: number },
): Promise<EditAnswer> {
	return await editPlan(actor, ref, { command: 'dates', changes, baseRev, why: 'Taken from a schedule file' })
}
