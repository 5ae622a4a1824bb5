import { inTransaction } from '#server/db/transaction.ts'
import { createTeam, findSampleTeam } from '#server/repositories/teams.ts'
import { storeProject } from '#server/services/projects/create-project.ts'
import { findTemplate, sampleTemplate } from '#shared/catalogue/templates.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'

const SAMPLE_TEAM = 'sample'

/**
 * Puts the sample plan there once, in a team without members: nobody can open or change it, visitors get copies. There
 * are no accounts to begin with.
 */
export async function seedSample(): Promise<void> {
	if ((await findSampleTeam()) !== null) return
	const parsed = parsePlanFile(findTemplate(sampleTemplate)?.plan)
	if (!parsed.ok) throw new Error(`the sample plan is not valid: ${JSON.stringify(parsed.problems.slice(0, 3))}`)
	const author = { userId: SAMPLE_TEAM, name: 'Strata', email: null, requestId: null }
	await inTransaction(async () => {
		// Two servers that start together: the second finds the id taken and leaves it at that.
		if (!(await createTeam({ id: SAMPLE_TEAM, name: 'Sample', kind: 'sample' }))) return
		await storeProject(author, { teamId: SAMPLE_TEAM }, parsed.plan)
	})
}
