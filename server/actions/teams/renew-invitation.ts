import type { Actor } from '#server/access/actor.ts'
import { spendInvitations } from '#server/access/limits/rate-limits.ts'
import { notFound } from '#server/access/app-error.ts'
import { requireMember } from '#server/access/require-member.ts'
import {
	findPendingInvitation,
	renewInvitation as renewRow,
	updatePendingInvitation,
} from '#server/store/rows/invitations.ts'
import { findTeam } from '#server/store/rows/teams.ts'
import { invitationLink, mailInvitation, renewalOf, type LinkPlace } from './invitation-link.ts'
import { writeAuditEntry } from './write-audit-entry.ts'

type Renewal = LinkPlace & { readonly invitationId: string; readonly by: 'link' | 'mail' }

/**
 * The link of a pending invitation, to copy or to mail again, good for as long again. It is the one given out before.
 * @throws not_found, forbidden below admin, rate_limited
 */
export async function renewInvitation(
	actor: Actor,
	teamId: string,
	{ invitationId, by, ...place }: Renewal,
): Promise<string> {
	await requireMember(actor, teamId, 'manageTeam')
	await spendInvitations(teamId, 1)
	const [invitation, team] = await Promise.all([findPendingInvitation({ teamId }, invitationId), findTeam({ teamId })])
	if (invitation === null || team === null) throw notFound('invitation')
	const { token, renewal } = renewalOf(invitation)
	await renewRow({ teamId }, invitationId, renewal)
	const link = invitationLink(place, token)
	if (by === 'mail') {
		const { email, role, goodForDays: days } = invitation
		await mailInvitation(actor, { team: team.name, email, role, days, note: '', link })
		await updatePendingInvitation({ teamId }, invitationId, { sentAt: new Date() })
	}
	await writeAuditEntry(actor, teamId, { action: 'invitation.renewed', subject: invitation.email })
	return link
}
