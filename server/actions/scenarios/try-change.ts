import type { Actor } from '#server/access/actor.ts'
import type { EditAnswer } from '#server/actions/plans/change-plan.ts'
import { deleteScenario } from '#server/store/rows/scenarios.ts'
import { getScenario, type PlanRef } from '#server/actions/plans/get-scenario.ts'
import { makeChange } from './make-change.ts'
import type { TriedChange } from '#shared/remedies.ts'
import { createScenario } from './create-scenario.ts'

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
