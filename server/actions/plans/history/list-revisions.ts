import type { Actor } from '#server/access/actor.ts'
import type { ChangeRow } from '#server/store/rows/changes.ts'
import type { ScenarioScope } from '#server/store/rows/plan-documents.ts'
import { changesSince } from '#server/actions/scenarios/plan-log.ts'
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
	const { rows, begin } = await wholeSteps(scope, end)
	const steps = [...new Set(rows.map(({ step }) => step))]
	const items = steps.map((step) => revisionOf(rows.filter((row) => row.step === step))).toReversed()
	return { version: scenario.rev, items, next: begin > 0 ? begin : null }
}

/** The steps of one page: no more of the log is read than they are, but for what the first of them began before. */
async function wholeSteps(scope: ScenarioScope, end: number): Promise<{ rows: readonly ChangeRow[]; begin: number }> {
	const begin = Math.max(0, end - SPAN)
	const rows = await changesSince(scope, begin, end)
	const first = rows[0]?.step ?? begin + 1
	if (first > begin) return { rows, begin }
	return { rows: [...(await changesSince(scope, first - 1, begin)), ...rows], begin: first - 1 }
}

function revisionOf(rows: readonly ChangeRow[]): Revision {
	const last = rows.at(-1)
	if (last === undefined) throw new Error('a step has records')
	return { version: last.rev, at: last.at, by: last.userName, why: last.why, changes: rows.length }
}
