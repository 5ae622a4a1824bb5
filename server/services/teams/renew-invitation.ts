import type { Actor } from '#server/auth/actor.ts'
import { spendTry } from '#server/auth/rate-limits.ts'
import { hashToken, newToken } from '#server/auth/tokens.ts'
import { notFound } from '#server/http/app-error.ts'
import { requireMember } from '#server/http/require-member.ts'
import {
	findPendingInvitation,
	renewInvitation as renewRow,
	updatePendingInvitation,
} from '#server/repositories/invitations.ts'
import { findTeam } from '#server/repositories/teams.ts'
import { inviteExpiry, invitationLink, mailInvitation } from './invitation-link.ts'
import { writeAuditEntry } from './write-audit-entry.ts'

type Renewal = { invitationId: string; address: string; by: 'link' | 'mail' }

/**
 * A new link for a pending invitation, to copy or to mail again. Only its hash is kept, so the link given out before can
 * not be shown again; it stops working.
 * @throws not_found, forbidden below admin, rate_limited
 */
export async function renewInvitation(
	actor: Actor,
	teamId: string,
	{ invitationId, address, by }: Renewal,
): Promise<string> {
	await requireMember(actor, teamId, 'manageTeam')
	await spendTry('inviteByTeam', teamId)
	const [invitation, team] = await Promise.all([findPendingInvitation({ teamId }, invitationId), findTeam({ teamId })])
	if (invitation === null || team === null) throw notFound('invitation')
	const token = newToken()
	await renewRow({ teamId }, invitationId, { tokenHash: hashToken(token), expiresAt: inviteExpiry() })
	const link = invitationLink(address, token)
	if (by === 'mail') {
		await mailInvitation(actor, { team: team.name, email: invitation.email, role: invitation.role, note: '', link })
		await updatePendingInvitation({ teamId }, invitationId, { sentAt: new Date() })
	}
	await writeAuditEntry(actor, teamId, { action: 'invitation.renewed', subject: invitation.email })
	return link
}
