import type { Actor } from '#server/access/actor.ts'
import { requireProject } from '#server/access/require-member.ts'
import { AppError, notFound } from '#server/access/app-error.ts'
import { listBinnedScenarios, updateScenario } from '#server/store/rows/scenarios.ts'
import { getScenario, type PlanRef } from '#server/actions/plans/get-scenario.ts'

/**
 * Deletes a scenario; it can be restored for 30 days.
 * @throws not_found for strangers, forbidden for roles that may not change plans, conflict for the baseline
 */
export async function binScenario(actor: Actor, ref: PlanRef): Promise<void> {
	const { scenario, scope } = await getScenario(actor, ref, 'changePlans')
	if (scenario.baseline)
		throw new AppError('conflict', {
			userMessage: 'The baseline is the plan itself: it is not deleted.',
			mend: 'Move the whole plan to the bin under Settings.',
		})
	await updateScenario(scope, { deletedAt: new Date() })
}

/**
 * Takes a deleted scenario back.
 * @throws not_found for strangers and where none of that name was deleted, forbidden for roles that may not change plans
 */
export async function restoreScenario(actor: Actor, projectId: string, scenarioId: string): Promise<void> {
	const { teamId, id } = await requireProject(actor, projectId, 'changePlans')
	const binned = await listBinnedScenarios({ teamId }, id)
	if (!binned.some((one) => one.id === scenarioId)) throw notFound('deleted scenario')
	await updateScenario({ teamId, scenarioId }, { deletedAt: null })
}
