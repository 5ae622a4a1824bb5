import { db } from '#server/db/transaction.ts'

/** Whose request, by the key it carries. */
export type RequestKeyScope = { readonly teamId: string; readonly userId: string; readonly key: string }
export type RequestKeyRow = {
	readonly contentHash: string
	readonly answer: Uint8Array | null
	readonly createdAt: Date
}

/** Takes a key for the request that comes first; false for all others. */
export async function claimRequestKey(scope: RequestKeyScope, contentHash: string): Promise<boolean> {
	const { count } = await db().requestKey.createMany({ data: [{ ...scope, contentHash }], skipDuplicates: true })
	return count === 1
}

export async function findRequestKey({ teamId, userId, key }: RequestKeyScope): Promise<RequestKeyRow | null> {
	return await db().requestKey.findFirst({
		where: { teamId, userId, key },
		select: { contentHash: true, answer: true, createdAt: true },
	})
}

export async function keepAnswer(
	{ teamId, userId, key }: RequestKeyScope,
	answer: Uint8Array<ArrayBuffer>,
): Promise<void> {
	await db().requestKey.updateMany({ where: { teamId, userId, key }, data: { answer } })
}

/** Gives a key free again whose request made nothing. */
export async function releaseRequestKey({ teamId, userId, key }: RequestKeyScope): Promise<void> {
	await db().requestKey.deleteMany({ where: { teamId, userId, key, answer: null } })
}

export async function deleteRequestKeysBefore(time: Date): Promise<void> {
	await db().requestKey.deleteMany({ where: { createdAt: { lt: time } } })
}
