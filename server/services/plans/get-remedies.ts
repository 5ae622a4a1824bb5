import type { Actor } from '#server/auth/actor.ts'
import { ENGINE_VERSION } from '#server/engine/compute-plan.ts'
import { faultFields, log } from '#server/log.ts'
import { askForRemedies } from '#server/remedies/ask-for-remedies.ts'
import type { PlanRemedies } from '#shared/remedies.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { getPlan, type OpenPlan } from './get-plan.ts'
import type { PlanRef } from './get-scenario.ts'

/** null: too many plans wait, or the engine did not finish in time; the same question may be asked again. */
export type PlanWithRemedies = OpenPlan & { readonly remedies: PlanRemedies | null }

const KEPT = 100
// By scenario, edit and engine: a plan that has not changed is not looked at again while this process lives.
const known = new Map<string, Promise<PlanRemedies | null>>()

/**
 * What would have to change in a plan, by the engine. The first answer to an edit takes some seconds, in another thread.
 * @throws not_found for strangers
 */
export async function getRemedies(actor: Actor, ref: PlanRef): Promise<PlanWithRemedies> {
	const open = await getPlan(actor, ref)
	const key = `${open.scenario.id} ${open.rev} ${ENGINE_VERSION}`
	const asked = known.get(key) ?? find(open.plan)
	known.set(key, asked)
	forgetOldest()
	const remedies = await asked
	if (remedies === null) known.delete(key)
	return { ...open, remedies }
}

async function find(plan: PlanFile): Promise<PlanRemedies | null> {
	try {
		return await askForRemedies(plan)
	} catch (error) {
		log('error', 'remedies_failed', faultFields(error))
		return null
	}
}

function forgetOldest(): void {
	const [oldest] = known.keys()
	if (known.size > KEPT && oldest !== undefined) known.delete(oldest)
}
