import type { Actor } from '#server/access/actor.ts'
import { hashToken } from '#server/access/tokens.ts'
import { withinTeams } from '#server/store/tenancy/admit.ts'
import { findInvitationByToken, updatePendingInvitation, type InvitationRow } from '#server/store/rows/invitations.ts'
import { findRole } from '#server/store/rows/members.ts'
import { findTeamState } from '#server/store/rows/teams.ts'
import { findUser } from '#server/store/rows/accounts/users.ts'
import type { Role } from '#shared/permissions.ts'

type InvitationDetails = {
	teamId: string
	team: string
	inviter: string
	email: string
	role: Role
	expiresAt: Date
}

/** The states an invitation's page can be in. Whoever has no good link learns nothing about the team. */
export type InvitationState =
	| { readonly state: 'invalid' }
	| { readonly state: 'revoked' }
	| { readonly state: 'already_member'; readonly teamId: string; readonly team: string }
	| { readonly state: 'wrong_account'; readonly details: InvitationDetails; readonly signedInAs: string }
	| { readonly state: 'ready'; readonly details: InvitationDetails; readonly signedIn: boolean }

/** What the link means for whoever opens it. */
export async function getInvitation(actor: Actor | null, token: string): Promise<InvitationState> {
	const invitation = await findInvitationByToken(hashToken(token))
	if (invitation === null) return { state: 'invalid' }
	return await withinTeams([invitation.teamId], () => stateOf(actor, invitation))
}

async function stateOf(actor: Actor | null, invitation: InvitationRow): Promise<InvitationState> {
	const { teamId, email } = invitation
	const team = await findTeamState({ teamId })
	if (team === null || team.deletedAt !== null) return { state: 'invalid' }
	if (actor !== null && (await findRole({ teamId }, actor.userId)) !== null) {
		return { state: 'already_member', teamId, team: team.name }
	}
	if (invitation.revokedAt !== null) return { state: 'revoked' }
	if (!isOpen(invitation)) return { state: 'invalid' }
	if (invitation.openedAt === null) await updatePendingInvitation({ teamId }, invitation.id, { openedAt: new Date() })
	const details = await detailsOf(invitation, team.name)
	const signedInAs = actor?.email ?? null
	if (signedInAs !== null && signedInAs !== email) return { state: 'wrong_account', details, signedInAs }
	return { state: 'ready', details, signedIn: signedInAs === email }
}

/** Whether an invitation can still be answered. */
export function isOpen({ acceptedAt, declinedAt, revokedAt, expiresAt }: InvitationRow): boolean {
	return acceptedAt === null && declinedAt === null && revokedAt === null && expiresAt > new Date()
}

async function detailsOf(
	{ teamId, email, role, invitedById, expiresAt }: InvitationRow,
	team: string,
): Promise<InvitationDetails> {
	const inviter = await findUser(invitedById)
	return { teamId, team, inviter: inviter?.name ?? 'A former member', email, role, expiresAt }
}
