import { withStatusMonth } from '#shared/status-month.ts'
import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '#server/access/actor.ts'
import { withinTeams } from '#server/store/tenancy/admit.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { draftOf } from '#server/runs/edits/plan-edit.ts'
import { listChangesBefore } from '#server/store/rows/changes.ts'
import { deleteProject, listProjects } from '#server/store/rows/projects.ts'
import { listScenarios, scopeOf } from '#server/store/rows/scenarios.ts'
import { createTeam, lockTeam } from '#server/store/rows/teams.ts'
import { storeProject } from '#server/actions/projects/make-project.ts'
import { findTemplate, sampleTemplate } from '#shared/catalogue/templates.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'

const SAMPLE_TEAM = 'sample'

/**
 * Puts the sample plan there, in a team without members: visitors get copies. An install that was seeded with an older sample
 * gets the newer one, as long as nobody has touched what it has. There are no accounts to begin with.
 */
export async function seedSample(): Promise<void> {
	const parsed = parsePlanFile(findTemplate(sampleTemplate)?.plan)
	if (!parsed.ok) throw new Error(`the sample plan is not valid: ${JSON.stringify(parsed.problems.slice(0, 3))}`)
	await keepSample(parsed.plan)
}

/** The same for a given sample. */
export async function keepSample(given: PlanFile): Promise<void> {
	// As every new plan is stored: with the month that it is looked at from.
	const sample = withStatusMonth(given)
	const author = { userId: SAMPLE_TEAM, name: 'Strata', email: null, requestId: null }
	await withinTeams([SAMPLE_TEAM], () => inTransaction(() => keep(author, sample)))
}

async function keep(author: Actor, sample: PlanFile): Promise<void> {
	if (!(await createTeam({ id: SAMPLE_TEAM, name: 'Sample', kind: 'sample' }))) {
		// Two servers that start together: the second finds the newer one there.
		await lockTeam({ teamId: SAMPLE_TEAM })
		const older = await olderSample(sample)
		if (older === null) return
		await deleteProject({ teamId: SAMPLE_TEAM }, older)
	}
	await storeProject(author, { teamId: SAMPLE_TEAM }, sample)
}

/** The sample that is there, where it is another and its log holds nothing but that it was made; else null. */
async function olderSample(sample: PlanFile): Promise<string | null> {
	const [project, more] = await listProjects({ teamId: SAMPLE_TEAM })
	if (project === undefined || more !== undefined) return null
	const [scenario, other] = await listScenarios({ teamId: SAMPLE_TEAM }, project.id)
	if (scenario === undefined || other !== undefined) return null
	const [made, edit] = await listChangesBefore(scopeOf(scenario), { most: 2 })
	if (made?.action !== 'create' || edit !== undefined) return null
	const now: unknown = JSON.parse(JSON.stringify(draftOf(sample)))
	return isDeepStrictEqual(made.fields[0]?.after, now) ? null : project.id
}
