import type { Actor } from '#server/access/actor.ts'
import type { TokenScope } from '#server/store/rows/api-tokens.ts'
import { hashToken, newId, newToken } from '#server/access/tokens.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { requireMember } from '#server/access/require-member.ts'
import { AppError } from '#server/access/app-error.ts'
import { countTokens, createToken as createRow } from '#server/store/rows/api-tokens.ts'
import { lockTeam } from '#server/store/rows/teams.ts'
import { writeAuditEntry } from '#server/actions/teams/write-audit-entry.ts'

/** What a token begins with, so that one that lies about in a file is found by whoever looks for secrets. */
export const TOKEN_START = 'strata_'
const MOST_TOKENS = 100
const SHOWN_LETTERS = 4
const DAY_MS = 86_400_000

export type TokenWish = { readonly name: string; readonly scope: TokenScope; readonly days: number | null }

/**
 * Makes a token, and gives it: what is kept of it cannot be turned back into it.
 * @throws not_found for strangers, forbidden below admin, too_large where the team has as many as it may
 */
export async function createToken(
	actor: Actor,
	teamId: string,
	{ name, scope, days }: TokenWish,
): Promise<{ readonly id: string; readonly token: string }> {
	return await inTransaction(async () => {
		await lockTeam({ teamId })
		await requireMember(actor, teamId, 'manageTeam')
		if ((await countTokens({ teamId })) >= MOST_TOKENS) {
			throw new AppError('too_large', {
				userMessage: `This team has ${String(MOST_TOKENS)} tokens, as many as it may keep.`,
				mend: 'Revoke those that nobody uses.',
			})
		}
		const token = `${TOKEN_START}${newToken()}`
		const id = newId()
		const expiresAt = days === null ? null : new Date(Date.now() + days * DAY_MS)
		const kept = { id, name, scope, expiresAt, userId: actor.userId }
		await createRow({ teamId }, { ...kept, tokenHash: hashToken(token), ending: token.slice(-SHOWN_LETTERS) })
		await writeAuditEntry(actor, teamId, { action: 'token.created', subject: `${name} (${scope})` })
		return { id, token }
	})
}
