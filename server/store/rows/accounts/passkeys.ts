import type { Prisma } from '#server/store/generated/client.ts'
import { dbAtDoor } from '#server/store/transaction.ts'

const columns = {
	id: true,
	userId: true,
	name: true,
	publicKey: true,
	counter: true,
	transports: true,
	backedUp: true,
	createdAt: true,
	lastUsedAt: true,
} as const
export type PasskeyRow = Prisma.PasskeyGetPayload<{ select: typeof columns }>

/** A user's keys, oldest first. */
export async function listPasskeys(userId: string): Promise<PasskeyRow[]> {
	return await dbAtDoor().passkey.findMany({ where: { userId }, select: columns, orderBy: { createdAt: 'asc' } })
}

/** How many keys a user has. */
export async function countPasskeys(userId: string): Promise<number> {
	return await dbAtDoor().passkey.count({ where: { userId } })
}

/** A key by its credential's id, or null. */
export async function findPasskey(id: string): Promise<PasskeyRow | null> {
	return await dbAtDoor().passkey.findFirst({ where: { id }, select: columns })
}

/** Adds a key; false when that credential is known already. */
export async function createPasskey(
	key: Omit<PasskeyRow, 'createdAt' | 'lastUsedAt' | 'publicKey'> & { publicKey: Uint8Array<ArrayBuffer> },
): Promise<boolean> {
	const { count } = await dbAtDoor().passkey.createMany({ data: [key], skipDuplicates: true })
	return count === 1
}

/** Gives a key of a user another name; false when it is not theirs. */
export async function updatePasskeyName(userId: string, id: string, name: string): Promise<boolean> {
	const { count } = await dbAtDoor().passkey.updateMany({ where: { userId, id }, data: { name } })
	return count === 1
}

/** Notes a use of a key, unless another use has moved its counter meanwhile: true for the one caller that did. */
export async function spendPasskeyUse(id: string, { from, to }: { from: bigint; to: bigint }): Promise<boolean> {
	const { count } = await dbAtDoor().passkey.updateMany({
		where: { id, counter: from },
		data: { counter: to, lastUsedAt: new Date() },
	})
	return count === 1
}

/** Removes a key of a user; gives its name, or null when it is not theirs. */
export async function deletePasskey(userId: string, id: string): Promise<string | null> {
	const row = await dbAtDoor().passkey.findFirst({ where: { userId, id }, select: { name: true } })
	const { count } = await dbAtDoor().passkey.deleteMany({ where: { userId, id } })
	return count === 1 && row !== null ? row.name : null
}

/** Removes all keys of a user; gives how many there were. */
export async function deletePasskeysOf(userId: string): Promise<number> {
	const { count } = await dbAtDoor().passkey.deleteMany({ where: { userId } })
	return count
}

/** Keeps what a key is to sign. */
export async function createChallenge(row: {
	id: string
	challenge: string
	userId: string | null
	expiresAt: Date
}): Promise<void> {
	await dbAtDoor().passkeyChallenge.create({ data: row, select: { id: true } })
}

/** Uses a challenge up: it is given to one caller, and to nobody after. */
export async function takeChallenge(id: string): Promise<{ challenge: string; userId: string | null } | null> {
	const row = await dbAtDoor().passkeyChallenge.findFirst({
		where: { id, expiresAt: { gt: new Date() } },
		select: { challenge: true, userId: true },
	})
	const { count } = await dbAtDoor().passkeyChallenge.deleteMany({ where: { id } })
	return count === 1 ? row : null
}

/** Removes challenges that nobody has answered in time. */
export async function deletePastChallenges(now: Date): Promise<void> {
	await dbAtDoor().passkeyChallenge.deleteMany({ where: { expiresAt: { lte: now } } })
}
