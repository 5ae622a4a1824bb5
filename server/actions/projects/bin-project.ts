import type { Actor } from '#server/access/actor.ts'
import { requireProject } from '#server/access/require-member.ts'
import { deleteBinnedBefore, updateProjectBin } from '#server/store/rows/projects.ts'
import { handOn, noteEvent } from '#server/actions/webhooks/tell-webhooks.ts'
import { writeAuditEntry } from '#server/actions/teams/write-audit-entry.ts'
import { BIN_MS } from '#server/actions/upkeep/kept-for.ts'

/**
 * Moves a project to the bin, where it can be restored for 30 days.
 * @throws not_found for strangers, forbidden for roles that may not change plans
 */
export async function binProject(actor: Actor, projectId: string): Promise<void> {
	const { teamId, name } = await requireProject(actor, projectId, 'changePlans')
	await updateProjectBin({ teamId }, projectId, { deletedAt: new Date(), deletedById: actor.userId })
	await writeAuditEntry(actor, teamId, { action: 'project.binned', subject: name, projectId })
	handOn(await noteEvent(actor, teamId, { event: 'project.binned', about: { project: projectId } }))
	await deleteBinnedBefore(new Date(Date.now() - BIN_MS))
}
