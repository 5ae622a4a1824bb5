import type { Actor } from '#server/auth/actor.ts'
import type { ChangeRow } from '#server/repositories/changes.ts'
import { getScenario, type PlanRef } from './get-scenario.ts'
import { latestChanges } from '#server/services/scenarios/plan-log.ts'

const SHOWN = 100

/** The latest edits of a plan, newest first. */
export async function listChanges(actor: Actor, ref: PlanRef): Promise<ChangeRow[]> {
	const { scope } = await getScenario(actor, ref, 'seePlans')
	return await latestChanges(scope, SHOWN)
}
