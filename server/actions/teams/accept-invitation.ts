import type { Actor } from '#server/access/actor.ts'
import { hashToken } from '#server/access/tokens.ts'
import { admit } from '#server/store/tenancy/admit.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { AppError } from '#server/access/app-error.ts'
import { acceptPendingInvitation, findInvitationByToken } from '#server/store/rows/invitations.ts'
import { createMember, findMembership } from '#server/store/rows/members.ts'
import { lockTeam } from '#server/store/rows/teams.ts'
import { grantableRoles } from '#shared/permissions.ts'
import { isOpen } from './get-invitation.ts'
import { writeAuditEntry } from './write-audit-entry.ts'

/** What somebody is told whose link does nothing any more. */
export const WORTHLESS = {
	userMessage: 'This invitation does not work any more.',
	mend: 'Ask the person who invited you for a new link.',
}

/**
 * Joins the team an invitation names: once, and only as the address it was made for.
 * @throws not_found when the link is worthless, forbidden under another address
 */
export async function acceptInvitation(actor: Actor, token: string): Promise<{ teamId: string }> {
	return await inTransaction(async () => {
		const invitation = await findInvitationByToken(hashToken(token))
		if (invitation === null || !isOpen(invitation)) throw new AppError('not_found', WORTHLESS)
		const { teamId, id, email, role, invitedById } = invitation
		if (actor.email !== email) {
			throw new AppError('forbidden', {
				userMessage: `This invitation is for ${email}.`,
				mend: 'Log out, then log in or create an account with that address.',
			})
		}
		admit(teamId)
		await lockTeam({ teamId })
		// Who may no longer grant the role can't have it granted by a link left over from before.
		const inviter = await findMembership({ teamId }, invitedById)
		if (inviter === null || inviter.teamIsDeleted || !grantableRoles(inviter.role).includes(role))
			throw new AppError('not_found', WORTHLESS)
		if (!(await acceptPendingInvitation({ teamId }, id, actor.userId))) throw new AppError('not_found', WORTHLESS)
		await createMember({ teamId }, { userId: actor.userId, role })
		await writeAuditEntry(actor, teamId, { action: 'invitation.accepted', subject: email })
		return { teamId }
	})
}
