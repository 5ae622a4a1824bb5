import type { Actor } from '#server/access/actor.ts'
import { requirePermission } from '#server/access/require-member.ts'
import { notFound } from '#server/access/app-error.ts'
import { lockScenario, type ScenarioScope } from '#server/store/rows/plan-documents.ts'
import { holdOpenTeam } from '#server/store/rows/teams.ts'

/**
 * Holds a plan until the transaction ends, and gives the number of its latest edit: edits come one after the other, and none
 * is taken by a team that has been deleted meanwhile, or of somebody who may no longer change its plans.
 * @throws not_found where it was, forbidden where the role has become too low
 */
export async function lockPlan(actor: Actor, scope: ScenarioScope): Promise<number> {
	const { teamId } = scope
	// Roles change under the team's lock: from here on they stay.
	if (!(await holdOpenTeam(scope))) throw notFound('project')
	const held = await lockScenario(scope, actor.userId)
	if (held === null) throw notFound('scenario')
	if (held.role === null) throw notFound('project')
	requirePermission(actor, { teamId, role: held.role, what: 'project' }, 'changePlans')
	return held.rev
}
