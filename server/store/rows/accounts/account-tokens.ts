import { dbAtDoor } from '#server/store/transaction.ts'

/** What a token is for: a new password, a proof of address, another address, the second step of a log-in. */
export type TokenPurpose = 'reset' | 'verify' | 'address' | 'secondStep'

/** Keeps the hashes of one-use tokens. */
export async function createAccountTokens(
	tokens: {
		id: string
		userId: string
		purpose: TokenPurpose
		expiresAt: Date
		email?: string
		passwordHash?: string
	}[],
): Promise<void> {
	await dbAtDoor().accountToken.createMany({ data: tokens })
}

/** How many of these users have a token of a purpose that was made since a time and is not used. */
export async function countUsersWithToken(userIds: string[], purpose: TokenPurpose, since: Date): Promise<number> {
	const rows = await dbAtDoor().accountToken.findMany({
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
	const row = await dbAtDoor().accountToken.findFirst({
		where: { id, purpose, usedAt: null, expiresAt: { gt: new Date() } },
		select: { userId: true, user: { select: { email: true } } },
	})
	return row ? { userId: row.userId, email: row.user.email } : null
}

/** Uses a token up; true for the one caller that did. */
export async function consumeAccountToken(id: string, purpose: TokenPurpose): Promise<boolean> {
	const now = new Date()
	const { count } = await dbAtDoor().accountToken.updateMany({
		where: { id, purpose, usedAt: null, expiresAt: { gt: now } },
		data: { usedAt: now },
	})
	return count === 1
}

export type AddressToken = {
	userId: string
	purpose: 'verify' | 'address'
	/** the address that is proven */
	email: string
	/** the password as it is kept for that address; null where the account has the address already */
	passwordHash: string | null
}

/** What a link that proves an address would do while it is good, or null; does not use it up. */
export async function findAddressToken(id: string): Promise<AddressToken | null> {
	const row = await dbAtDoor().accountToken.findFirst({
		where: { id, purpose: { in: ['verify', 'address'] }, usedAt: null, expiresAt: { gt: new Date() } },
		select: { userId: true, purpose: true, email: true, passwordHash: true },
	})
	if (row === null || row.email === null) return null
	const { userId, email, passwordHash } = row
	return { userId, email, passwordHash, purpose: row.purpose === 'address' ? 'address' : 'verify' }
}

/** The other address that a user has asked for and not proven yet, or null. */
export async function findAwaitedAddress(userId: string): Promise<string | null> {
	const row = await dbAtDoor().accountToken.findFirst({
		where: { userId, purpose: 'address', usedAt: null, expiresAt: { gt: new Date() } },
		select: { email: true },
		orderBy: { createdAt: 'desc' },
	})
	return row?.email ?? null
}

/** Makes a user's other tokens of some purposes worthless. */
export async function deleteAccountTokens(userId: string, ...purposes: TokenPurpose[]): Promise<void> {
	await dbAtDoor().accountToken.deleteMany({ where: { userId, purpose: { in: purposes }, usedAt: null } })
}

/** Removes one-use links that nobody can use any more. */
export async function deletePastTokens(now: Date): Promise<void> {
	await dbAtDoor().accountToken.deleteMany({ where: { expiresAt: { lte: now } } })
}
