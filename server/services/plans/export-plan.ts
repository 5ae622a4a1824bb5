import type { Actor } from '#server/auth/actor.ts'
import { toPlanFile, type ExportedPlan } from '#shared/schemas/plan-export.ts'
import { getScenario, type PlanRef } from './get-scenario.ts'
import { readPlan } from './read-plan.ts'

/**
 * The plan file and the name to save it under.
 * @throws not_found for strangers
 */
export async function exportPlan(actor: Actor, ref: PlanRef): Promise<{ plan: ExportedPlan; fileName: string }> {
	const { scope } = await getScenario(actor, ref, 'seePlans')
	const { plan } = await readPlan(scope)
	const slug = plan.name
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
	return { plan: toPlanFile(plan), fileName: `${slug || 'plan'}.strata.json` }
}
