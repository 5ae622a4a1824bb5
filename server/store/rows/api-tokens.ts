import { acrossTeams } from '#server/store/tenancy/across-teams.ts'
import { db } from '#server/store/transaction.ts'
import type { Role } from '#shared/permissions.ts'
import { TOKEN_ACCESS, type TokenAccess } from '#shared/programs/token-access.ts'
import { roleOf } from './members.ts'
import type { TeamScope } from './teams.ts'

export type TokenRow = {
	id: string
	name: string
	ending: string
	scope: TokenScope
	createdAt: Date
	expiresAt: Date | null
	lastUsedAt: Date | null
	/** whose it is, and what they may do today */
	maker: { name: string; role: Role }
}
/** What a token that somebody shows opens. */
export type ShownToken = {
	id: string
	name: string
	teamId: string
	scope: TokenScope
	expiresAt: Date | null
	lastUsedAt: Date | null
	role: Role
	access: TokenAccess
	user: { id: string; name: string; email: string | null }
}

const TOKEN_SCOPES = ['read', 'write'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]
const scopeOf = (text: string): TokenScope => TOKEN_SCOPES.find((scope) => scope === text) ?? 'read'
const accessOf = (text: string): TokenAccess => TOKEN_ACCESS.find((access) => access === text) ?? 'none'

/** Adds a token. */
export async function createToken(
	{ teamId }: TeamScope,
	token: Pick<TokenRow, 'id' | 'name' | 'ending' | 'scope' | 'expiresAt'> & { userId: string; tokenHash: string },
): Promise<void> {
	await db().apiToken.create({ data: { teamId, ...token }, select: { id: true } })
}

/** A team's tokens, the newest first. */
export async function listTokens({ teamId }: TeamScope): Promise<TokenRow[]> {
	const rows = await db().apiToken.findMany({
		where: { teamId },
		select: {
			...{ id: true, name: true, ending: true, scope: true, createdAt: true, expiresAt: true, lastUsedAt: true },
			member: { select: { role: true, user: { select: { name: true } } } },
		},
		orderBy: { createdAt: 'desc' },
	})
	return rows.map(({ member, scope, ...row }) => ({
		...row,
		scope: scopeOf(scope),
		maker: { name: member.user.name, role: roleOf(member.role) },
	}))
}

/** How many tokens a team has. */
export async function countTokens({ teamId }: TeamScope): Promise<number> {
	return await db().apiToken.count({ where: { teamId } })
}

/** The token of this hash with its maker; null where there is none. The one read that no team stands in front of. */
export const findTokenByHash = (tokenHash: string): Promise<ShownToken | null> =>
	acrossTeams(() => findToken({ tokenHash }))

/** A token of a team with its maker; null where there is none. */
export const findTokenById = ({ teamId }: TeamScope, id: string): Promise<ShownToken | null> =>
	findToken({ teamId, id })

async function findToken(where: { tokenHash: string } | { teamId: string; id: string }): Promise<ShownToken | null> {
	const row = await db().apiToken.findFirst({
		where,
		select: {
			...{ id: true, name: true, teamId: true, scope: true, expiresAt: true, lastUsedAt: true },
			member: {
				select: {
					role: true,
					user: { select: { id: true, name: true, email: true } },
					team: { select: { tokenAccess: true } },
				},
			},
		},
	})
	if (row === null) return null
	const { member, scope, ...token } = row
	const { user, role, team } = member
	return { ...token, scope: scopeOf(scope), role: roleOf(role), access: accessOf(team.tokenAccess), user }
}

/** How exactly it is kept when a token was last used. */
const USE_KEPT_MS = 60_000

/** Notes that a token was used, at most once a minute: no other call sends a statement for it. */
export async function touchToken({ teamId, id, lastUsedAt }: ShownToken, now: Date): Promise<void> {
	const before = new Date(now.getTime() - USE_KEPT_MS)
	if (lastUsedAt !== null && lastUsedAt >= before) return
	await db().apiToken.updateMany({
		where: { teamId, id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: before } }] },
		data: { lastUsedAt: now },
	})
}

/** Removes a token and gives its name; null where there is none. */
export async function deleteToken({ teamId }: TeamScope, id: string): Promise<string | null> {
	const row = await db().apiToken.findFirst({ where: { teamId, id }, select: { name: true } })
	const { count } = await db().apiToken.deleteMany({ where: { teamId, id } })
	return count === 1 ? (row?.name ?? '') : null
}

/** What the team lets its tokens do. */
export async function findTokenAccess({ teamId }: TeamScope): Promise<TokenAccess> {
	const row = await db().team.findFirst({ where: { id: teamId }, select: { tokenAccess: true } })
	return accessOf(row?.tokenAccess ?? 'none')
}

export async function updateTokenAccess({ teamId }: TeamScope, tokenAccess: TokenAccess): Promise<void> {
	await db().team.updateMany({ where: { id: teamId }, data: { tokenAccess } })
}
