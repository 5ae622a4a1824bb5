import type { Actor } from '#server/auth/actor.ts'
import type { ChangeRow } from '#server/repositories/changes.ts'
import { getScenario, type PlanRef } from '../get-scenario.ts'
import { namelessFor } from '#server/services/sharing/nameless.ts'
import { changesSince, latestChanges } from '#server/services/scenarios/plan-log.ts'

const SHOWN = 100

/** The latest edits of a plan, newest first; for a guest without names. */
export async function listChanges(actor: Actor, ref: PlanRef): Promise<ChangeRow[]> {
	const { scope, project } = await getScenario(actor, ref, 'seePlans')
	return namelessFor(project, await latestChanges(scope, SHOWN), 'userName')
}

/** Everything that a plan has seen after one of its edits, oldest first, and the number of its latest. */
export async function listChangesAfter(
	actor: Actor,
	ref: PlanRef,
	version: number,
): Promise<{ readonly version: number; readonly rows: readonly ChangeRow[] }> {
	const { scenario, scope } = await getScenario(actor, ref, 'seePlans')
	const rows = scenario.rev > version ? await changesSince(scope, version) : []
	return { version: scenario.rev, rows }
}
