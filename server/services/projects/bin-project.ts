import type { Actor } from '#server/auth/actor.ts'
import { requireProject } from '#server/http/gates/require-member.ts'
import { deleteBinnedBefore, updateProjectBin } from '#server/repositories/projects.ts'
import { writeAuditEntry } from '#server/services/teams/write-audit-entry.ts'

/** How long a project can be taken out of the bin. */
const BIN_DAYS = 30

/**
 * Moves a project to the bin, where it can be restored for 30 days.
 * @throws not_found for strangers, forbidden for roles that may not change plans
 */
export async function binProject(actor: Actor, projectId: string): Promise<void> {
	const { teamId, name } = await requireProject(actor, projectId, 'changePlans')
	await updateProjectBin({ teamId }, projectId, { deletedAt: new Date(), deletedById: actor.userId })
	await writeAuditEntry(actor, teamId, { action: 'project.binned', subject: name })
	await deleteBinnedBefore(new Date(Date.now() - BIN_DAYS * 86_400_000))
}
