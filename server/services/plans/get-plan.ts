import type { Actor } from '#server/auth/actor.ts'
import { listScenarios, type ScenarioRow } from '#server/repositories/scenarios.ts'
import type { Role } from '#shared/permissions.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { getScenario, type PlanRef } from './get-scenario.ts'
import { readPlan } from './read-plan.ts'

type PlanHeading = {
	readonly project: { readonly id: string; readonly name: string; readonly teamId: string; readonly teamName: string }
	readonly role: Role
	readonly scenario: ScenarioRow
	readonly scenarios: readonly ScenarioRow[]
}
export type OpenPlan = PlanHeading & { readonly rev: number; readonly plan: PlanFile }

/**
 * A plan with where it belongs, what the actor may do there, and its siblings.
 * @throws not_found for strangers
 */
export async function getPlan(actor: Actor, ref: PlanRef): Promise<OpenPlan> {
	const { project, scenario, scope } = await getScenario(actor, ref, 'seePlans')
	const [{ rev, plan }, scenarios] = await Promise.all([readPlan(scope), listScenarios(scope, project.id)])
	const { id, name, teamId, teamName, role } = project
	return { project: { id, name, teamId, teamName }, role, scenario, scenarios, rev, plan }
}
