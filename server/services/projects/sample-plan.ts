import type { Asking } from '#server/engine-pool/ask-engine.ts'
import { listProjects } from '#server/repositories/projects.ts'
import { findScenario, scopeOf } from '#server/repositories/scenarios.ts'
import { findSampleTeam } from '#server/repositories/teams.ts'
import { askingAbout } from '#server/services/plans/plan-heading.ts'

/** How to ask about the sample plan; null on an install without one. */
export async function findSamplePlan(): Promise<Asking | null> {
	const team = await findSampleTeam()
	const [project] = team === null ? [] : await listProjects({ teamId: team.id })
	if (project === undefined) return null
	const scenario = await findScenario({ teamId: project.teamId }, project.id, null)
	return scenario === null ? null : askingAbout(scopeOf(scenario), scenario.rev)
}
