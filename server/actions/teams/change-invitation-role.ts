import type { Actor } from '#server/access/actor.ts'
import { forbidden, notFound } from '#server/access/app-error.ts'
import { requireMember } from '#server/access/require-member.ts'
import { findPendingInvitation, updatePendingInvitation } from '#server/store/rows/invitations.ts'
import { grantableRoles, ROLE_LABELS, type Role } from '#shared/permissions.ts'
import { writeAuditEntry } from './write-audit-entry.ts'

/**
 * Changes the role a pending invitation will give.
 * @throws not_found, forbidden below admin or above one's own role
 */
export async function changeInvitationRole(
	actor: Actor,
	teamId: string,
	{ invitationId, role }: { invitationId: string; role: Role },
): Promise<void> {
	const own = await requireMember(actor, teamId, 'manageTeam')
	if (!grantableRoles(own).includes(role)) throw forbidden(`invite somebody as ${ROLE_LABELS[role]}`)
	const invitation = await findPendingInvitation({ teamId }, invitationId)
	if (invitation === null || !(await updatePendingInvitation({ teamId }, invitationId, { role })))
		throw notFound('invitation')
	await writeAuditEntry(actor, teamId, {
		action: 'invitation.role_changed',
		subject: `${invitation.email} to ${ROLE_LABELS[role]}`,
	})
}
