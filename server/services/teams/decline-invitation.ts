import { hashToken } from '#server/auth/tokens.ts'
import { AppError } from '#server/http/refusals/app-error.ts'
import { findInvitationByToken, updatePendingInvitation } from '#server/repositories/invitations.ts'
import { WORTHLESS } from './accept-invitation.ts'
import { isOpen } from './get-invitation.ts'

/** Turns an invitation down; the link is then worthless. Whoever holds the link may, as with the letter itself. */
export async function declineInvitation(token: string): Promise<void> {
	const invitation = await findInvitationByToken(hashToken(token))
	if (invitation === null || !isOpen(invitation)) throw new AppError('not_found', WORTHLESS)
	await updatePendingInvitation({ teamId: invitation.teamId }, invitation.id, { declinedAt: new Date() })
}
