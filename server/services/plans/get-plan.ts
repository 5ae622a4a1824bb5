import type { Actor } from '#server/auth/actor.ts'
import { scopeOf } from '#server/repositories/scenarios.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { PlanRef } from './get-scenario.ts'
import { getHeading, type PlanHeading } from './plan-heading.ts'
import { readPlan } from './read-plan.ts'

export type OpenPlan = PlanHeading & { readonly plan: PlanFile }

/**
 * A plan with where it belongs, what the actor may do there, and its siblings.
 * @throws not_found for strangers
 */
export async function getPlan(actor: Actor, ref: PlanRef): Promise<OpenPlan> {
	const heading = await getHeading(actor, ref)
	const { rev, plan } = await readPlan(scopeOf(heading.scenario))
	return { ...heading, rev, plan }
}
