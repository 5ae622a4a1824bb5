import type { Actor } from '#server/access/actor.ts'
import { listInvitationsFor } from '#server/store/rows/invitations.ts'
import { findAccount } from '#server/store/rows/accounts/users.ts'
import type { Role } from '#shared/permissions.ts'
import { openToken } from './invitation-link.ts'

export type OwnInvitation = {
	readonly token: string
	readonly team: string
	readonly role: Role
	readonly expiresAt: Date
}

/** Invitations that wait for somebody; told only to who has proven the address, since they name teams. */
export async function listOwnInvitations({ userId }: Actor): Promise<OwnInvitation[]> {
	const account = await findAccount(userId)
	if (account === null || account.email === null || account.emailVerifiedAt === null) return []
	const rows = await listInvitationsFor(account.email)
	return rows.flatMap(({ sealedToken, teamName, role, expiresAt }) => {
		const token = sealedToken === null ? null : openToken(sealedToken)
		return token === null ? [] : [{ token, team: teamName, role, expiresAt }]
	})
}
