import type { Actor } from '#server/access/actor.ts'
import type { JsonRecord } from '#server/store/rows/plan-documents.ts'
import { changesSince } from '#server/actions/scenarios/plan-log.ts'
import { changePlan, type EditAnswer } from './change-plan.ts'
import type { PlanRef } from './get-scenario.ts'
import { outdated } from './replace-plan.ts'

type PlanPatch = { readonly patch: JsonRecord; readonly baseRev: number; readonly why: string }

/**
 * Writes some fields of a plan, as a program sends them: all of them or none. `baseRev` is the edit it looked at; a field that
 * anybody has written since is not replaced, and comes back as a conflict.
 * @throws not_found for strangers, forbidden for roles and tokens that may not change plans, outdated for a version that the
 * plan does not have
 */
export async function patchPlan(actor: Actor, ref: PlanRef, { patch, baseRev, why }: PlanPatch): Promise<EditAnswer> {
	const { undone: _undone, ...answer } = await changePlan(actor, ref, async ({ scope, rev }) => {
		if (baseRev > rev) throw outdated(rev, [])
		const since = baseRev < rev ? await changesSince(scope, baseRev) : []
		return { command: { command: 'merge', patch, baseRev }, since, why, heeds: 'everybody' }
	})
	return answer
}
