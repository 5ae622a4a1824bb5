import type { Actor } from '#server/auth/actor.ts'
import { findRole } from '#server/repositories/members.ts'
import { findProjectFor, type ProjectRow } from '#server/repositories/projects.ts'
import { may, type Permission, type Role } from '#shared/permissions.ts'
import { forbidden, notFound } from '#server/http/refusals/app-error.ts'

const DEEDS: Readonly<Record<Permission, string>> = {
	seePlans: 'see its plans',
	comment: 'comment',
	changePlans: 'change plans',
	manageTeam: 'invite people or change roles',
	ownTeam: 'decide over the whole team',
}

/**
 * The actor's role in a team, when it allows it.
 * @throws not_found for strangers, forbidden for members whose role is too low
 */
export async function requireMember(actor: Actor, teamId: string, permission: Permission): Promise<Role> {
	const role = await findRole({ teamId }, actor.userId)
	if (role === null) throw notFound('team')
	if (!may(role, permission)) throw forbidden(DEEDS[permission])
	return role
}

export type ProjectAccess = ProjectRow & { role: Role; teamName: string }

/**
 * The project, when the actor's role in its team allows it. One in the bin counts as not there.
 * @throws not_found for strangers, forbidden for members whose role is too low
 */
export async function requireProject(actor: Actor, projectId: string, permission: Permission): Promise<ProjectAccess> {
	const project = await findProjectFor(actor.userId, projectId)
	if (project === null || project.deletedAt !== null) throw notFound('project')
	if (!may(project.role, permission)) throw forbidden(DEEDS[permission])
	return project
}
