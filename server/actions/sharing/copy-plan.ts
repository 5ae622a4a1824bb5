import type { AccountHolder } from '#server/access/actor.ts'
import { exportPlan } from '#server/actions/plans/export-plan.ts'
import type { PlanRef } from '#server/actions/plans/get-scenario.ts'
import type { FieldErrors } from '#server/access/account-answer.ts'
import { makeProject } from '#server/actions/projects/make-project.ts'

type Copied = { readonly ok: true; readonly projectId: string } | { readonly ok: false; readonly errors: FieldErrors }

/**
 * Copies a plan that the actor may see, as it stands in the scenario named, into a team of theirs, where they may change it.
 * @throws not_found for strangers, forbidden for roles that may not change plans there; too_large where the team is full;
 * rate_limited, unavailable where the engine has too much to do
 */
export async function copyPlan(
	holder: AccountHolder,
	ref: PlanRef,
	{ teamId, name }: { teamId: string; name: string },
): Promise<Copied> {
	const { text } = await exportPlan(holder, ref)
	const made = await makeProject(holder, teamId, { from: 'file', text, name })
	return made.ok ? made : { ok: false, errors: { '': made.problems.map(({ message }) => message) } }
}
