import { withinTeams } from '#server/store/tenancy/admit.ts'
import type { Asking } from '#server/runs/ask-engine.ts'
import { listProjects } from '#server/store/rows/projects.ts'
import { findScenario, scopeOf } from '#server/store/rows/scenarios.ts'
import { findSampleTeam } from '#server/store/rows/teams.ts'
import { askingAbout } from '#server/actions/plans/plan-heading.ts'

/** How to ask about the sample plan; null on an install without one. */
export async function findSamplePlan(): Promise<Asking | null> {
	const team = await findSampleTeam()
	if (team === null) return null
	// The sample is everybody's to see.
	const scenario = await withinTeams([team.id], async () => {
		const [project] = await listProjects({ teamId: team.id })
		return project === undefined ? null : await findScenario({ teamId: team.id }, project.id, null)
	})
	return scenario === null ? null : askingAbout(scopeOf(scenario), scenario.rev)
}
