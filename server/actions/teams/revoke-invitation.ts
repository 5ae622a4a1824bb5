import type { Actor } from '#server/access/actor.ts'
import { notFound } from '#server/access/app-error.ts'
import { requireMember } from '#server/access/require-member.ts'
import { findPendingInvitation, updatePendingInvitation } from '#server/store/rows/invitations.ts'
import { writeAuditEntry } from './write-audit-entry.ts'

/**
 * Makes a pending invitation's link worthless.
 * @throws not_found, forbidden below admin
 */
export async function revokeInvitation(actor: Actor, teamId: string, invitationId: string): Promise<void> {
	await requireMember(actor, teamId, 'manageTeam')
	const invitation = await findPendingInvitation({ teamId }, invitationId)
	const revoked = await updatePendingInvitation({ teamId }, invitationId, { revokedAt: new Date() })
	if (invitation === null || !revoked) throw notFound('invitation')
	await writeAuditEntry(actor, teamId, { action: 'invitation.revoked', subject: invitation.email })
}
