import { dbAtDoor } from '#server/store/transaction.ts'

export type SessionRow = {
	id: string
	userId: string
	expiresAt: Date
	endsAt: Date
	lastSeenAt: Date
	user: { id: string; name: string; email: string | null }
}

/** The session with this id (a token's hash) that has not reached its absolute end, with its user. */
export async function findSession(id: string): Promise<SessionRow | null> {
	return await dbAtDoor().session.findFirst({
		where: { id, endsAt: { gt: new Date() } },
		select: {
			id: true,
			userId: true,
			expiresAt: true,
			endsAt: true,
			lastSeenAt: true,
			user: { select: { id: true, name: true, email: true } },
		},
	})
}

export type ListedSession = Omit<SessionRow, 'user'> & { createdAt: Date; userAgent: string }

/** A user's sessions that have not ended, the last seen first. */
export async function listSessions(userId: string): Promise<ListedSession[]> {
	const now = new Date()
	return await dbAtDoor().session.findMany({
		where: { userId, expiresAt: { gt: now }, endsAt: { gt: now } },
		select: {
			id: true,
			userId: true,
			expiresAt: true,
			endsAt: true,
			lastSeenAt: true,
			createdAt: true,
			userAgent: true,
		},
		orderBy: { lastSeenAt: 'desc' },
	})
}

/** Adds a session. */
export async function createSession(
	session: Omit<SessionRow, 'user' | 'lastSeenAt'> & { userAgent: string },
): Promise<void> {
	await dbAtDoor().session.create({ data: session, select: { id: true } })
}

/** Moves a session's idle end. */
export async function updateSessionExpiry(id: string, expiresAt: Date): Promise<void> {
	await dbAtDoor().session.updateMany({ where: { id }, data: { expiresAt } })
}

/** Notes that a session was seen now, unless that was noted since the given time. */
export async function touchSession(id: string, { now, since }: { now: Date; since: Date }): Promise<void> {
	await dbAtDoor().session.updateMany({ where: { id, lastSeenAt: { lt: since } }, data: { lastSeenAt: now } })
}

/** Ends one session of a user; another's is left as it is. */
export async function deleteSessionOf(userId: string, id: string): Promise<void> {
	await dbAtDoor().session.deleteMany({ where: { userId, id } })
}

/** Ends all sessions of a user but one. */
export async function deleteOtherSessions(userId: string, kept: string): Promise<void> {
	await dbAtDoor().session.deleteMany({ where: { userId, id: { not: kept } } })
}

/** Ends a session. */
export async function deleteSession(id: string): Promise<void> {
	await dbAtDoor().session.deleteMany({ where: { id } })
}

/** Ends all sessions of a user. */
export async function deleteUserSessions(userId: string): Promise<void> {
	await dbAtDoor().session.deleteMany({ where: { userId } })
}

/** Removes sessions past their idle end; those past their absolute end reach it within the idle time. */
export async function deleteExpiredSessions(): Promise<void> {
	await dbAtDoor().session.deleteMany({ where: { expiresAt: { lte: new Date() } } })
}
