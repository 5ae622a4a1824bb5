import type { Actor } from '#server/access/actor.ts'
import { requireMember, requireProject } from '#server/access/require-member.ts'
import { writeAuditEntry } from '#server/actions/teams/write-audit-entry.ts'
import { listMembers } from '#server/store/rows/members.ts'
import { listShelf, updateProjectPlace } from '#server/store/rows/projects.ts'
import { inTransaction } from '#server/store/transaction.ts'
import type { ShelvedPlan } from '#shared/together/shelf.ts'

/**
 * All plans of a team with folder, owner and state, latest change first.
 * @throws not_found for strangers
 */
export async function getShelf(actor: Actor, teamId: string): Promise<ShelvedPlan[]> {
	await requireMember(actor, teamId, 'seePlans')
	const [rows, members] = await Promise.all([listShelf({ teamId }), listMembers({ teamId })])
	const names = new Map(members.map(({ userId, name }) => [userId, name]))
	return rows.map(({ id, name, folder, archivedAt, createdById, issued, updatedAt }) => ({
		...{ id, name, folder, issued, updatedAt },
		isArchived: archivedAt !== null,
		owner: names.get(createdById) ?? '',
	}))
}

/**
 * Moves a plan into a folder of its team, '' into none. No figure of it changes.
 * @throws not_found for strangers, forbidden for roles that may not change plans
 */
export async function filePlan(actor: Actor, projectId: string, folder: string): Promise<void> {
	await inTransaction(async () => {
		const project = await requireProject(actor, projectId, 'changePlans')
		await updateProjectPlace(project, project, { folder })
		const subject = `${project.name}, ${folder === '' ? 'in no folder' : folder}`
		await writeAuditEntry(actor, project.teamId, { action: 'project.filed', subject, projectId })
	})
}

/**
 * Puts a plan out of the way, or back; it stays as it is and can still be opened and changed.
 * @throws not_found for strangers, forbidden for roles that may not change plans
 */
export async function archivePlan(actor: Actor, projectId: string, isArchived: boolean): Promise<void> {
	await inTransaction(async () => {
		const project = await requireProject(actor, projectId, 'changePlans')
		await updateProjectPlace(project, project, { archivedAt: isArchived ? new Date() : null })
		const action = isArchived ? 'project.archived' : 'project.unarchived'
		await writeAuditEntry(actor, project.teamId, { action, subject: project.name, projectId })
	})
}
