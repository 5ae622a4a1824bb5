import type { Actor } from '#server/access/actor.ts'
import { admit } from '#server/store/tenancy/admit.ts'
import { notFound } from '#server/access/app-error.ts'
import { requireOpenTeam, requirePermission } from '#server/access/require-member.ts'
import { findProjectFor, updateProjectBin } from '#server/store/rows/projects.ts'
import { writeAuditEntry } from '#server/actions/teams/write-audit-entry.ts'

/**
 * Takes a project out of the bin.
 * @throws not_found for strangers and for projects that are not in the bin, forbidden for roles that may not change plans
 */
export async function restoreProject(actor: Actor, projectId: string): Promise<void> {
	const project = await findProjectFor(actor.userId, projectId)
	if (project === null) throw notFound('project in the trash')
	requireOpenTeam(project.teamId, project)
	if (project.deletedAt === null) throw notFound('project in the trash')
	requirePermission(actor, { ...project, what: 'project in the trash' }, 'changePlans')
	admit(project.teamId)
	await updateProjectBin({ teamId: project.teamId }, projectId, { deletedAt: null, deletedById: null })
	const { name: subject } = project
	await writeAuditEntry(actor, project.teamId, { action: 'project.restored', subject, projectId })
}
