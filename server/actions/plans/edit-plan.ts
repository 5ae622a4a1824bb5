import type { Actor } from '#server/access/actor.ts'
import type { PlanCommand } from '#server/runs/edits/plan-command.ts'
import { changePlan, type EditAnswer } from './change-plan.ts'
import type { PlanRef } from './get-scenario.ts'
import { changesUnder } from '#server/actions/scenarios/plan-log.ts'

type EditRequest = Exclude<PlanCommand, { readonly command: 'undo' }> & { readonly why?: string | undefined }

/**
 * Does a command on a plan, all or none. Where it would replace what somebody else has written since its editor looked, it is not
 * done: whoever sends it learns who wrote what, and decides.
 * @throws not_found for strangers, forbidden for roles that may not change plans
 */
export async function editPlan(actor: Actor, ref: PlanRef, { why, ...command }: EditRequest): Promise<EditAnswer> {
	const { undone: _undone, ...answer } = await changePlan(actor, ref, async ({ scope, rev }) => ({
		command,
		why,
		since: await changesUnder(scope, rev, command),
	}))
	return answer
}
