import type { Actor } from '#server/access/actor.ts'
import { requireMember } from '#server/access/require-member.ts'
import { findTokenAccess, listTokens as listRows, type TokenRow } from '#server/store/rows/api-tokens.ts'
import { may } from '#shared/permissions.ts'
import type { TokenAccess } from '#shared/programs/token-access.ts'

export type ListedToken = Omit<TokenRow, 'maker'> & {
	readonly maker: string
	/** why it opens nothing now; null where it does */
	readonly ended: 'expired' | 'maker' | null
}
export type TeamTokens = { readonly tokens: readonly ListedToken[]; readonly access: TokenAccess }

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
