import type { Actor } from '#server/access/actor.ts'
import { requireProject } from '#server/access/require-member.ts'
import { updateProjectName } from '#server/store/rows/projects.ts'
import { writeAuditEntry } from '#server/actions/teams/write-audit-entry.ts'

/**
 * Gives a project another name in the lists; its plans keep theirs.
 * @throws not_found for strangers, forbidden for roles that may not change plans
 */
export async function renameProject(actor: Actor, projectId: string, name: string): Promise<void> {
	const { teamId, name: before } = await requireProject(actor, projectId, 'changePlans')
	await updateProjectName({ teamId }, projectId, name)
	await writeAuditEntry(actor, teamId, { action: 'project.renamed', subject: `${before} to ${name}`, projectId })
}
