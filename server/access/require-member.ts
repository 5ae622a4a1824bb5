import type { Actor, SharedPlan } from '#server/access/actor.ts'
import type { TokenScope } from '#server/store/rows/api-tokens.ts'
import { countAsGuest } from '#server/access/asker.ts'
import { admit, withinTeams } from '#server/store/tenancy/admit.ts'
import { findMembership, type Membership } from '#server/store/rows/members.ts'
import { findProjectFor, findSharedProject, type ProjectRow } from '#server/store/rows/projects.ts'
import { may, type Permission, type Role } from '#shared/permissions.ts'
import { AppError, forbidden, notFound } from '#server/access/app-error.ts'

const DEEDS: Readonly<Record<Permission, string>> = {
	seePlans: 'see its plans',
	comment: 'comment',
	deleteComments: 'delete the comments of others',
	changePlans: 'change plans',
	issueReports: 'approve reports',
	manageTeam: 'invite people or change roles',
	sharePlans: 'share plans with people outside it',
	readAudit: 'read its audit log',
	ownTeam: 'decide over the whole team',
}

/** What a token of each scope may do for the person who made it. People and the team itself are no program's business. */
const OPENED: Readonly<Record<TokenScope, readonly Permission[]>> = {
	read: ['seePlans'],
	write: ['seePlans', 'comment', 'changePlans', 'issueReports'],
}

/**
 * Sees that this may be done: by somebody of this role and, where a program asks with a token, with that.
 * @throws not_found where the token is another team's, forbidden where role or token allow less
 */
export function requirePermission(
	{ token }: Pick<Actor, 'token'>,
	{ teamId, role, what }: { readonly teamId: string; readonly role: Role; readonly what: string },
	permission: Permission,
): void {
	if (token !== undefined && token.teamId !== teamId) throw notFound(what)
	if (!may(role, permission)) throw forbidden(DEEDS[permission])
	if (token !== undefined && !OPENED[token.scope].includes(permission)) throw tokenTooLow(permission)
}

function tokenTooLow(permission: Permission): AppError {
	const opens = OPENED.write.includes(permission)
	return new AppError('forbidden', {
		userMessage: `This token may not ${DEEDS[permission]}.`,
		mend: opens
			? 'Create a “Read and write” token in the team’s settings, or ask an owner or admin whether tokens may write.'
			: 'No token may: an owner or admin does it in the pages of the team.',
	})
}

/**
 * The actor's role in a team, when it allows it.
 * @throws not_found for strangers and where the team is deleted, forbidden for members whose role is too low or who lack the
 * second step the team asks for
 */
export async function requireMember(actor: Actor, teamId: string, permission: Permission): Promise<Role> {
	const membership = await withinTeams([teamId], () => findMembership({ teamId }, actor.userId))
	if (membership === null) throw notFound('team')
	requireOpenTeam(teamId, membership)
	requirePermission(actor, { teamId, role: membership.role, what: 'team' }, permission)
	admit(teamId)
	return membership.role
}

/**
 * A project as somebody may see it; `guest` has it by a link, which says what of it is shown, and is shown nobody's name.
 */
export type ProjectAccess = ProjectRow & { role: Role; teamName: string; guest: boolean; link: SharedPlan | null }

/**
 * The project, when the actor's role in its team allows it, or a link to it that the actor holds. One in the bin counts as
 * not there.
 * @throws not_found for strangers and where the team is deleted, forbidden for members whose role is too low or who lack the
 * second step the team asks for
 */
export async function requireProject(actor: Actor, projectId: string, permission: Permission): Promise<ProjectAccess> {
	const own = await findProjectFor(actor.userId, projectId)
	if (own !== null) requireOpenTeam(own.teamId, own)
	const project = own === null ? await findByLink(actor, projectId) : { ...own, guest: false, link: null }
	if (project === null || project.deletedAt !== null) throw notFound('project')
	requirePermission(actor, { ...project, what: 'project' }, permission)
	if (project.guest) countAsGuest()
	admit(project.teamId)
	return project
}

/** What a link opens, it opens as to a viewer. */
async function findByLink({ shares = [] }: Actor, projectId: string): Promise<ProjectAccess | null> {
	const share = shares.find((one) => one.projectId === projectId)
	if (share === undefined) return null
	const project = await withinTeams([share.teamId], () => findSharedProject(share, projectId))
	return project === null ? null : { ...project, role: 'viewer', teamName: 'another team', guest: true, link: share }
}

/**
 * Sees that a member may come in at all.
 * @throws not_found where the team is deleted, forbidden for who lacks the second step the team asks for
 */
export function requireOpenTeam(teamId: string, membership: Membership): void {
	if (membership.teamIsDeleted) {
		throw new AppError('not_found', {
			userMessage: 'This team is deleted.',
			mend: 'An owner can restore it for 30 days.',
			leadsTo: `/t/${teamId}/deleted`,
		})
	}
	requireStepAsked(teamId, membership)
}

/**
 * Sees that somebody logs in as their team asks.
 * @throws forbidden for who lacks the second step it asks for
 */
export function requireStepAsked(teamId: string, { lacksSecondStep }: Membership): void {
	if (!lacksSecondStep) return
	throw new AppError('forbidden', {
		userMessage: 'This team requires two-factor authentication.',
		mend: 'Set it up on your account page, under Two-factor authentication.',
		leadsTo: `/account/second-step?team=${teamId}`,
	})
}
