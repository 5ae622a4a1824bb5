import { db } from '#server/db/transaction.ts'

export type TokenPurpose = 'reset'

/** Keeps the hashes of one-use tokens. */
export async function createAccountTokens(
	tokens: { id: string; userId: string; purpose: TokenPurpose; expiresAt: Date }[],
): Promise<void> {
	await db().accountToken.createMany({ data: tokens })
}

/** How many of these users have a token of a purpose that was made since a time and is not used. */
export async function countUsersWithToken(userIds: string[], purpose: TokenPurpose, since: Date): Promise<number> {
	const rows = await db().accountToken.findMany({
		where: { userId: { in: userIds }, purpose, usedAt: null, createdAt: { gte: since } },
		select: { userId: true },
		distinct: ['userId'],
	})
	return rows.length
}

/** Whose token this is while it is good, or null; does not use it up. */
export async function findAccountToken(
	id: string,
	purpose: TokenPurpose,
): Promise<{ userId: string; email: string | null } | null> {
	const row = await db().accountToken.findFirst({
		where: { id, purpose, usedAt: null, expiresAt: { gt: new Date() } },
		select: { userId: true, user: { select: { email: true } } },
	})
	return row ? { userId: row.userId, email: row.user.email } : null
}

/** Uses a token up; true for the one caller that did. */
export async function consumeAccountToken(id: string, purpose: TokenPurpose): Promise<boolean> {
	const now = new Date()
	const { count } = await db().accountToken.updateMany({
		where: { id, purpose, usedAt: null, expiresAt: { gt: now } },
		data: { usedAt: now },
	})
	return count === 1
}

/** Makes a user's other tokens of a purpose worthless. */
export async function deleteAccountTokens(userId: string, purpose: TokenPurpose): Promise<void> {
	await db().accountToken.deleteMany({ where: { userId, purpose, usedAt: null } })
}

/** Removes one-use links that nobody can use any more. */
export async function deletePastTokens(now: Date): Promise<void> {
	await db().accountToken.deleteMany({ where: { expiresAt: { lte: now } } })
}
