import { hashToken } from '#server/access/tokens.ts'
import { withinTeams } from '#server/store/tenancy/admit.ts'
import { AppError } from '#server/access/app-error.ts'
import { createAuditEntry } from '#server/store/rows/audit-log.ts'
import { findInvitationByToken, updatePendingInvitation, type InvitationRow } from '#server/store/rows/invitations.ts'
import { WORTHLESS } from './accept-invitation.ts'
import type { AuditAction } from '#shared/audit/audit-words.ts'
import { isOpen } from './get-invitation.ts'

/** Turns an invitation down; the link is then worthless. Whoever holds the link may, as with the letter itself. */
export async function declineInvitation(token: string): Promise<void> {
	const invitation = await findInvitationByToken(hashToken(token))
	if (invitation === null || !isOpen(invitation)) throw new AppError('not_found', WORTHLESS)
	await withinTeams([invitation.teamId], () => decline(invitation))
}

async function decline({ teamId, id, email }: InvitationRow): Promise<void> {
	if (!(await updatePendingInvitation({ teamId }, id, { declinedAt: new Date() }))) return
	const action: AuditAction = 'invitation.declined'
	// Whoever declines need have no account: the log names the address.
	await createAuditEntry({ teamId }, { actorId: null, actorName: email, action, subject: email, requestId: null })
}
