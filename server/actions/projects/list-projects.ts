import type { Actor } from '#server/access/actor.ts'
import { requireMember } from '#server/access/require-member.ts'
import { listProjects as listProjectRows, listProjectsFor, type ProjectRow } from '#server/store/rows/projects.ts'

export type ListedProject = ProjectRow & { readonly teamName: string; readonly mine: boolean }

/** Every project the actor can open, latest change first; `mine` are those they made. */
export async function listAllProjects(actor: Actor): Promise<ListedProject[]> {
	const rows = await listProjectsFor(actor.userId)
	return rows.map(({ createdById, ...project }) => ({ ...project, mine: createdById === actor.userId }))
}

/**
 * A team's projects, on the shelf or in the bin.
 * @throws not_found for strangers
 */
export async function listProjects(
	actor: Actor,
	teamId: string,
	from: 'shelf' | 'bin' = 'shelf',
): Promise<ProjectRow[]> {
	await requireMember(actor, teamId, 'seePlans')
	return await listProjectRows({ teamId }, from)
}
