import type { Actor } from '#server/access/actor.ts'
import {
	type TokenScope,
	countTokens,
	createToken as createRow,
	findTokenAccess,
	listTokens as listRows,
	type TokenRow,
	deleteToken,
	updateTokenAccess,
} from '#server/store/rows/api-tokens.ts'
import { hashToken, newId, newToken } from '#server/access/tokens.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { requireMember } from '#server/access/require-member.ts'
import { AppError, notFound } from '#server/access/app-error.ts'
import { lockTeam } from '#server/store/rows/teams.ts'
import { writeAuditEntry } from '#server/actions/teams/write-audit-entry.ts'
import { may } from '#shared/permissions.ts'
import { type TokenAccess, TOKEN_ACCESS_WORDS } from '#shared/programs/token-access.ts'

/**
 * Says what all tokens of a team may do at most: a switch for the day something goes wrong.
 * @throws not_found for strangers, forbidden below admin
 */
export async function setTokenAccess(actor: Actor, teamId: string, access: TokenAccess): Promise<void> {
	await requireMember(actor, teamId, 'manageTeam')
	await updateTokenAccess({ teamId }, access)
	await writeAuditEntry(actor, teamId, { action: 'token.access', subject: TOKEN_ACCESS_WORDS[access].label })
}

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

type ListedToken = Omit<TokenRow, 'maker'> & {
	readonly maker: string
	/** why it opens nothing now; null where it does */
	readonly ended: 'expired' | 'maker' | null
}
type TeamTokens = { readonly tokens: readonly ListedToken[]; readonly access: TokenAccess }

/**
 * A team's tokens, the newest first, and what the team lets them do.
 * @throws not_found for strangers, forbidden below admin
 */
export async function listTokens(actor: Actor, teamId: string): Promise<TeamTokens> {
	await requireMember(actor, teamId, 'manageTeam')
	const [rows, access] = await Promise.all([listRows({ teamId }), findTokenAccess({ teamId })])
	const now = new Date()
	const endOf = ({ expiresAt, maker }: TokenRow) => {
		if (expiresAt !== null && expiresAt <= now) return 'expired'
		return may(maker.role, 'manageTeam') ? null : 'maker'
	}
	return { tokens: rows.map((row) => ({ ...row, maker: row.maker.name, ended: endOf(row) })), access }
}

/** What a token begins with, so that one that lies about in a file is found by whoever looks for secrets. */
export const TOKEN_START = 'strata_'
const MOST_TOKENS = 100
const SHOWN_LETTERS = 4
const DAY_MS = 86_400_000

export type TokenWish = { readonly name: string; readonly scope: TokenScope; readonly days: number | null }

/**
 * Makes a token, and gives it: what is kept of it cannot be turned back into it.
 * @throws not_found for strangers, forbidden below admin, too_large at the limit
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
				userMessage: `This team has ${String(MOST_TOKENS)} tokens, the limit.`,
				mend: 'Revoke one you no longer use.',
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
