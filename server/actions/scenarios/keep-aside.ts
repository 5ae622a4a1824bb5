import type { Actor } from '#server/access/actor.ts'
import type { PlanCommand } from '#server/runs/edits/plan-command.ts'
import { deleteScenario } from '#server/store/rows/scenarios.ts'
import type { EditAnswer } from '#server/actions/plans/change-plan.ts'
import { editPlan } from '#server/actions/plans/edit-plan.ts'
import { getScenario, type PlanRef } from '#server/actions/plans/get-scenario.ts'
import { stampText } from '#shared/formats/day.ts'
import { createScenario } from './create-scenario.ts'

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
