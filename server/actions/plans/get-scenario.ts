import type { Actor, SharedPlan } from '#server/access/actor.ts'
import { notFound } from '#server/access/app-error.ts'
import { requireProject, type ProjectAccess } from '#server/access/require-member.ts'
import type { ScenarioScope } from '#server/store/rows/plan-documents.ts'
import { findScenario, scopeOf, type ScenarioRow } from '#server/store/rows/scenarios.ts'
import type { Permission } from '#shared/permissions.ts'

/** Names a plan: a project and one of its scenarios, or its baseline where none is named. */
export type PlanRef = { readonly projectId: string; readonly scenarioId?: string | null | undefined }

export type OpenScenario = { project: ProjectAccess; scenario: ScenarioRow; scope: ScenarioScope }

/**
 * The scenario a reference names, when the actor may do this with it.
 * @throws not_found for strangers and unknown names, forbidden where the role is too low
 */
export async function getScenario(actor: Actor, ref: PlanRef, permission: Permission): Promise<OpenScenario> {
	const project = await requireProject(actor, ref.projectId, permission)
	const wanted = ref.scenarioId ?? project.link?.scenarioId ?? null
	const found = await findScenario({ teamId: project.teamId }, project.id, wanted)
	const scenario = found === null ? null : shownBy(project.link, found)
	if (scenario === null) throw notFound('scenario')
	return { project, scenario, scope: scopeOf(scenario) }
}

/** A scenario as a link shows it, at the version that it has frozen; null where it shows another alone. */
export function shownBy(link: SharedPlan | null, scenario: ScenarioRow): ScenarioRow | null {
	if (link === null) return scenario
	const { scenarioId, scope } = link
	const isOwn = scenarioId === null ? scenario.baseline : scenario.id === scenarioId
	if (!isOwn && !scope.sections.includes('scenarios')) return null
	return scope.version === null ? scenario : { ...scenario, rev: scope.version }
}
