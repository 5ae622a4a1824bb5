import { randomUUID } from 'node:crypto'
import type { Actor } from '#server/auth/actor.ts'
import { askEngine } from '#server/engine-pool/ask-engine.ts'
import { currentEnv } from '#server/env.ts'
import type { FieldPatch } from '#server/plan-edits/plan-command.ts'
import type { EditAnswer } from '../plans/change-plan.ts'
import { getScenario, type PlanRef } from '../plans/get-scenario.ts'
import { askingAbout } from '../plans/plan-heading.ts'
import { updatePlanItem } from '../plans/update-plan-item.ts'

/**
 * What of a plan's entries differs in a workbook; nothing is written. It is read in a thread of the engine.
 * @throws not_found for strangers, forbidden for roles that may not change plans
 */
export async function compareWorkbook(
	actor: Actor,
	ref: PlanRef,
	{ bytes, signal }: { readonly bytes: ArrayBuffer; readonly signal?: AbortSignal },
) {
	const { scenario, scope } = await getScenario(actor, ref, 'changePlans')
	const question = { bytes: new Uint8Array(bytes), userId: actor.userId, budget: currentEnv().PLAN_BUDGET_CELLS }
	// A file is long: what is asked twice at once is asked twice.
	const joinAs = randomUUID()
	return await askEngine('workbookCompared', { ...askingAbout(scope, scenario.rev, signal), question, joinAs })
}

/**
 * Takes fields from a workbook into a plan: one step, all or none.
 * @throws not_found for strangers, forbidden for roles that may not change plans
 */
export async function takeEntries(
	actor: Actor,
	ref: PlanRef,
	{ patches, baseRev }: { readonly patches: readonly FieldPatch[]; readonly baseRev: number },
): Promise<EditAnswer> {
	const based = patches.map((patch) => ({ ...patch, baseRev }))
	return await updatePlanItem(actor, ref, { patches: based, why: 'Taken from a workbook' })
}
