import { timingSafeEqual } from 'node:crypto'
import { db, dbAtDoor } from '#server/store/transaction.ts'

export type UserRow = { id: string; name: string; email: string | null }

const userColumns = { id: true, name: true, email: true } as const

/** Everybody's salt for one address, kept from the first sign-up on; the given one is only for a new address. */
export async function ensureLoginSalt(email: string, fresh: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
	await dbAtDoor().loginSalt.createMany({ data: [{ email, salt: fresh }], skipDuplicates: true })
	const row = await dbAtDoor().loginSalt.findFirstOrThrow({ where: { email }, select: { salt: true } })
	return row.salt
}

/** The salt of an address that somebody signed up with, or null. */
export async function findLoginSalt(email: string): Promise<Uint8Array | null> {
	const row = await dbAtDoor().loginSalt.findFirst({ where: { email }, select: { salt: true } })
	return row?.salt ?? null
}

/** The account of this address and password, or null. */
export async function findUserByPassword(email: string, passwordHash: string): Promise<UserRow | null> {
	const rows = await dbAtDoor().user.findMany({ where: { email }, select: { ...userColumns, passwordHash: true } })
	const wanted = Buffer.from(passwordHash)
	const row = rows.find(({ passwordHash: held }) => {
		const bytes = Buffer.from(held ?? '')
		return bytes.length === wanted.length && timingSafeEqual(bytes, wanted)
	})
	return row ? { id: row.id, name: row.name, email: row.email } : null
}

/** Adds an account; false, and nothing is added, when the same address and password are there already. */
export async function createUser(user: UserRow & { passwordHash: string | null }): Promise<boolean> {
	const { count } = await dbAtDoor().user.createMany({ data: [user], skipDuplicates: true })
	return count === 1
}

/** Turns a visitor into an account; false when that address and password already have one. */
export async function claimVisitor(
	userId: string,
	account: { name: string; email: string; passwordHash: string },
): Promise<boolean> {
	const { email, passwordHash } = account
	if ((await dbAtDoor().user.count({ where: { email, passwordHash } })) > 0) return false
	const { count } = await dbAtDoor().user.updateMany({ where: { id: userId, email: null }, data: account })
	return count === 1
}

/** Holds an address until the transaction ends, so that what is done for all its accounts is done once. */
export async function lockAddress(email: string): Promise<void> {
	await dbAtDoor().$queryRaw`SELECT 1 FROM "login_salts" WHERE "email" = ${email} FOR UPDATE`
}

/** Holds an account until the transaction ends, so that what is counted of it is counted once. */
export async function lockUser(userId: string): Promise<void> {
	await dbAtDoor().$queryRaw`SELECT 1 FROM "users" WHERE "id" = ${userId} FOR UPDATE`
}

type AccountRow = UserRow & { createdAt: Date; emailVerifiedAt: Date | null }

/** Accounts of an address: those opened by a link to the address itself first, then the oldest first. */
export async function listUsersByEmail(email: string): Promise<AccountRow[]> {
	return await dbAtDoor().user.findMany({
		where: { email },
		select: { ...userColumns, createdAt: true, emailVerifiedAt: true },
		orderBy: [{ emailVerifiedAt: { sort: 'asc', nulls: 'last' } }, { createdAt: 'asc' }],
		take: 100,
	})
}

/** Notes that somebody who reads the mails of the address has opened this account. */
export async function markEmailVerified(userId: string, now: Date): Promise<void> {
	await dbAtDoor().user.updateMany({ where: { id: userId, emailVerifiedAt: null }, data: { emailVerifiedAt: now } })
}

/** A user, or null. */
export async function findUser(userId: string): Promise<UserRow | null> {
	return await dbAtDoor().user.findFirst({ where: { id: userId }, select: userColumns })
}

/** A user with what the account page shows of it, or null. */
export async function findAccount(userId: string): Promise<AccountRow | null> {
	return await dbAtDoor().user.findFirst({
		where: { id: userId },
		select: { ...userColumns, createdAt: true, emailVerifiedAt: true },
	})
}

/** Gives a user another name. */
export async function updateName(userId: string, name: string): Promise<void> {
	await dbAtDoor().user.updateMany({ where: { id: userId }, data: { name } })
}

/** Sets a new password. */
export async function updatePassword(userId: string, passwordHash: string): Promise<void> {
	await dbAtDoor().user.update({ where: { id: userId }, data: { passwordHash }, select: { id: true } })
}

/** Gives a user an address that is proven, with the password as it is kept for that address. */
export async function updateAddress(
	userId: string,
	{ email, passwordHash, now }: { email: string; passwordHash: string; now: Date },
): Promise<void> {
	await dbAtDoor().user.updateMany({ where: { id: userId }, data: { email, passwordHash, emailVerifiedAt: now } })
}

/** Removes an account with all that is its own, and the salt of its address where no other account has that. */
export async function deleteUser({ userId, email }: { userId: string; email: string }): Promise<void> {
	await dbAtDoor().user.deleteMany({ where: { id: userId } })
	if ((await dbAtDoor().user.count({ where: { email } })) === 0)
		await dbAtDoor().loginSalt.deleteMany({ where: { email } })
}

/** Removes visitors who are in no team and not signed in, and came before the given time. */
export async function deleteVisitors({ cameBefore, now }: { cameBefore: Date; now: Date }): Promise<number> {
	const { count } = await db().user.deleteMany({
		where: {
			email: null,
			createdAt: { lt: cameBefore },
			memberships: { none: {} },
			sessions: { none: { expiresAt: { gt: now }, endsAt: { gt: now } } },
		},
	})
	return count
}
