import type { Actor } from '#server/access/actor.ts'
import { requireProject } from '#server/access/require-member.ts'
import { listScenarios } from '#server/store/rows/scenarios.ts'
import { listRevisions, type Revision } from '#server/actions/plans/history/list-revisions.ts'

/** Scenarios whose earlier versions are offered, and how many of each: a freeze is mostly of now. */
const [SCENARIOS, VERSIONS] = [8, 20] as const

export type FrozenChoices = {
	readonly id: string
	readonly label: string
	readonly baseline: boolean
	/** the number of its latest edit */
	readonly rev: number
	/** the latest first */
	readonly versions: readonly Pick<Revision, 'version' | 'at' | 'why'>[]
}

/**
 * The scenarios of a plan with the versions that a link may freeze.
 * @throws not_found for strangers, forbidden below admin
 */
export async function listFrozenChoices(actor: Actor, projectId: string): Promise<FrozenChoices[]> {
	const { teamId } = await requireProject(actor, projectId, 'sharePlans')
	const scenarios = await listScenarios({ teamId }, projectId)
	return await Promise.all(
		scenarios.map(async ({ id, label, baseline, rev }, place) => {
			const page = place < SCENARIOS ? await listRevisions(actor, { projectId, scenarioId: id }, null) : null
			return { id, label, baseline, rev, versions: (page?.items ?? []).slice(0, VERSIONS) }
		}),
	)
}
