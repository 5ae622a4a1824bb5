import type { Actor } from '#server/auth/actor.ts'
import { updateScenario } from '#server/repositories/scenarios.ts'
import { getScenario, type PlanRef } from '#server/services/plans/get-scenario.ts'
import type { ScenarioInput } from '#shared/schemas/scenario-form.ts'

/**
 * Gives a scenario another name and description.
 * @throws not_found for strangers, forbidden for roles that may not change plans
 */
export async function describeScenario(actor: Actor, ref: PlanRef, input: ScenarioInput): Promise<void> {
	const { scope } = await getScenario(actor, ref, 'changePlans')
	await updateScenario(scope, input)
}
