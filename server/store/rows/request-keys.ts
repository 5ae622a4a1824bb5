import { acrossTeams } from '#server/store/tenancy/across-teams.ts'
import { db } from '#server/store/transaction.ts'

/** Whose request, by the key it carries. */
export type RequestKeyScope = { readonly teamId: string; readonly userId: string; readonly key: string }
export type RequestKeyRow = {
	readonly contentHash: string
	readonly answer: Uint8Array | null
	readonly createdAt: Date
}

/** A request that makes a team comes with the key of none: such rows are behind no team's door. */
const keyed = <T>({ teamId }: RequestKeyScope, work: () => Promise<T>): Promise<T> =>
	teamId === '' ? acrossTeams(work) : work()

/** Takes a key for the request that comes first; false for all others. */
export async function claimRequestKey(scope: RequestKeyScope, contentHash: string): Promise<boolean> {
	const { count } = await keyed(scope, () =>
		db().requestKey.createMany({ data: [{ ...scope, contentHash }], skipDuplicates: true }),
	)
	return count === 1
}

export async function findRequestKey(scope: RequestKeyScope): Promise<RequestKeyRow | null> {
	const { teamId, userId, key } = scope
	const select = { contentHash: true, answer: true, createdAt: true }
	return await keyed(scope, () => db().requestKey.findFirst({ where: { teamId, userId, key }, select }))
}

export async function keepAnswer(scope: RequestKeyScope, answer: Uint8Array<ArrayBuffer>): Promise<void> {
	const { teamId, userId, key } = scope
	await keyed(scope, () => db().requestKey.updateMany({ where: { teamId, userId, key }, data: { answer } }))
}

/** Gives a key free again whose request made nothing. */
export async function releaseRequestKey(scope: RequestKeyScope): Promise<void> {
	const { teamId, userId, key } = scope
	await keyed(scope, () => db().requestKey.deleteMany({ where: { teamId, userId, key, answer: null } }))
}

export async function deleteRequestKeysBefore(time: Date): Promise<void> {
	await db().requestKey.deleteMany({ where: { createdAt: { lt: time } } })
}
