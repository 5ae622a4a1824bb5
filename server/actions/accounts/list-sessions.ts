import type { AccountHolder } from '#server/access/actor.ts'
import { deleteOtherSessions, deleteSessionOf, listSessions as listRows } from '#server/store/rows/accounts/sessions.ts'
import { deviceName } from './device-name.ts'

export type SessionView = {
	readonly id: string
	readonly device: string
	readonly since: Date
	readonly lastSeen: Date
	readonly isThis: boolean
}

/** Where somebody is logged in: this browser first, then the last seen. */
export async function listSessions({ userId }: AccountHolder, ownId: string | null): Promise<SessionView[]> {
	const rows = await listRows(userId)
	return rows
		.map(({ id, userAgent, createdAt, lastSeenAt }) => ({
			id,
			device: deviceName(userAgent),
			since: createdAt,
			lastSeen: lastSeenAt,
			isThis: id === ownId,
		}))
		.sort((a, b) => Number(b.isThis) - Number(a.isThis))
}

/** Logs one of one's own browsers out; the id of anybody else's does nothing. */
export async function endOneSession({ userId }: AccountHolder, id: string): Promise<void> {
	await deleteSessionOf(userId, id)
}

/** Logs all one's browsers out but this one. */
export async function endOtherSessions({ userId }: AccountHolder, ownId: string | null): Promise<void> {
	await deleteOtherSessions(userId, ownId ?? '')
}
