import type { Actor } from '#server/access/actor.ts'
import { requireMember } from '#server/access/require-member.ts'
import { updateTokenAccess } from '#server/store/rows/api-tokens.ts'
import { writeAuditEntry } from '#server/actions/teams/write-audit-entry.ts'
import { TOKEN_ACCESS_WORDS, type TokenAccess } from '#shared/programs/token-access.ts'

/**
 * Says what all tokens of a team may do at most: a switch for the day something goes wrong.
 * @throws not_found for strangers, forbidden below admin
 */
export async function setTokenAccess(actor: Actor, teamId: string, access: TokenAccess): Promise<void> {
	await requireMember(actor, teamId, 'manageTeam')
	await updateTokenAccess({ teamId }, access)
	await writeAuditEntry(actor, teamId, { action: 'token.access', subject: TOKEN_ACCESS_WORDS[access].label })
}
