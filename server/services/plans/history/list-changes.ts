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

export type ChangePage = {
	/** the number of the plan's latest edit */
	readonly version: number
	readonly rows: readonly ChangeRow[]
	/** the edit to go on after; null where there are no more */
	readonly next: number | null
}

/** What a plan has seen after one of its edits, oldest first: at most so many edits, however long its log is. */
export async function listChangesAfter(
	actor: Actor,
	ref: PlanRef,
	{ after, most }: { readonly after: number; readonly most: number },
): Promise<ChangePage> {
	const { scenario, scope } = await getScenario(actor, ref, 'seePlans')
	const { rev: version } = scenario
	const end = Math.min(after + most, version)
	const rows = end > after ? await changesSince(scope, after, end) : []
	return { version, rows, next: end < version ? end : null }
}
