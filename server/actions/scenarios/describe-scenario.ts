import type { Actor } from '#server/access/actor.ts'
import { updateScenario } from '#server/store/rows/scenarios.ts'
import { getScenario, type PlanRef } from '#server/actions/plans/get-scenario.ts'
import type { ScenarioInput } from '#shared/schemas/scenario-form.ts'

/**
 * Gives a scenario another name and description.
 * @throws not_found for strangers, forbidden for roles that may not change plans
 */
export async function describeScenario(actor: Actor, ref: PlanRef, input: ScenarioInput): Promise<void> {
	const { scope } = await getScenario(actor, ref, 'changePlans')
	await updateScenario(scope, input)
}
