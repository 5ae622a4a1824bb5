import { notFound } from '#server/http/refusals/app-error.ts'
import { lockScenario, type ScenarioScope } from '#server/repositories/plan-documents.ts'
import { holdOpenTeam } from '#server/repositories/teams.ts'

/**
 * Holds a plan until the transaction ends, and gives the number of its latest edit: edits come one after the other, and none
 * is taken by a team that has been deleted meanwhile.
 * @throws not_found where it was
 */
export async function lockPlan(scope: ScenarioScope): Promise<number> {
	if (!(await holdOpenTeam(scope))) throw notFound('project')
	return await lockScenario(scope)
}
