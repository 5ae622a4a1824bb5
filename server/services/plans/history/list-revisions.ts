import type { Actor } from '#server/auth/actor.ts'
import type { ChangeRow } from '#server/repositories/changes.ts'
import { changesSince } from '#server/services/scenarios/plan-log.ts'
import { getScenario, type PlanRef } from '../get-scenario.ts'

/** Edits looked at for one page of versions. */
const SPAN = 500

export type Revision = {
	/** of the plan with it */
	readonly version: number
	readonly at: Date
	readonly by: string
	readonly why: string
	readonly changes: number
}
export type RevisionPage = {
	readonly version: number
	readonly items: readonly Revision[]
	readonly next: number | null
}

/**
 * What a plan has been, step by step, the latest first: each a version that can be brought back.
 * @throws not_found for strangers
 */
export async function listRevisions(actor: Actor, ref: PlanRef, before: number | null): Promise<RevisionPage> {
	const { scenario, scope } = await getScenario(actor, ref, 'seePlans')
	const end = Math.min(before ?? scenario.rev, scenario.rev)
	const begin = Math.max(0, end - SPAN)
	const rows = (await changesSince(scope, begin)).filter(({ step }) => step > begin && step <= end)
	const steps = [...new Set(rows.map(({ step }) => step))]
	const items = steps.map((step) => revisionOf(rows.filter((row) => row.step === step))).toReversed()
	return { version: scenario.rev, items, next: begin > 0 ? begin : null }
}

function revisionOf(rows: readonly ChangeRow[]): Revision {
	const last = rows.at(-1)
	if (last === undefined) throw new Error('a step has records')
	return { version: last.rev, at: last.at, by: last.userName, why: last.why, changes: rows.length }
}
