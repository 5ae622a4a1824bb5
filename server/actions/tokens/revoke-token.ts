import type { Actor } from '#server/access/actor.ts'
import { requireMember } from '#server/access/require-member.ts'
import { notFound } from '#server/access/app-error.ts'
import { deleteToken } from '#server/store/rows/api-tokens.ts'
import { writeAuditEntry } from '#server/actions/teams/write-audit-entry.ts'

/**
 * Ends a token: from the next call on it opens nothing.
 * @throws not_found for strangers and where there is none, forbidden below admin
 */
export async function revokeToken(actor: Actor, teamId: string, id: string): Promise<void> {
	await requireMember(actor, teamId, 'manageTeam')
	const name = await deleteToken({ teamId }, id)
	if (name === null) throw notFound('token')
	await writeAuditEntry(actor, teamId, { action: 'token.revoked', subject: name })
}
