import type { Actor } from '#server/access/actor.ts'
import { askEngine } from '#server/runs/ask-engine.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { PlanRef } from '#server/actions/plans/get-scenario.ts'
import { askingOf, getHeading, type PlanHeading } from '#server/actions/plans/plan-heading.ts'

export type OpenPlan = PlanHeading & { readonly plan: PlanFile }

/**
 * A plan with where it belongs, what the actor may do there, and its siblings.
 * @throws not_found for strangers
 */
export async function getPlan(actor: Actor, ref: PlanRef): Promise<OpenPlan> {
	const heading = await getHeading(actor, ref)
	return { ...heading, plan: await askEngine('plan', { ...askingOf(heading), question: undefined }) }
}
