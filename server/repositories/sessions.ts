import { db } from '#server/db/transaction.ts'

export type SessionRow = {
	id: string
	userId: string
	expiresAt: Date
	endsAt: Date
	user: { id: string; name: string; email: string | null }
}

/** The session with this id (a token's hash) that has not reached its absolute end, with its user. */
export async function findSession(id: string): Promise<SessionRow | null> {
	return await db().session.findFirst({
		where: { id, endsAt: { gt: new Date() } },
		select: {
			id: true,
			userId: true,
			expiresAt: true,
			endsAt: true,
			user: { select: { id: true, name: true, email: true } },
		},
	})
}

/** A user's sessions. */
export async function listSessions(userId: string): Promise<Omit<SessionRow, 'user'>[]> {
	return await db().session.findMany({
		where: { userId },
		select: { id: true, userId: true, expiresAt: true, endsAt: true },
	})
}

/** Adds a session. */
export async function createSession(session: Omit<SessionRow, 'user'> & { userAgent: string }): Promise<void> {
	await db().session.create({ data: session, select: { id: true } })
}

/** Moves a session's idle end. */
export async function updateSessionExpiry(id: string, expiresAt: Date): Promise<void> {
	await db().session.updateMany({ where: { id }, data: { expiresAt } })
}

/** Ends a session. */
export async function deleteSession(id: string): Promise<void> {
	await db().session.deleteMany({ where: { id } })
}

/** Ends all sessions of a user. */
export async function deleteUserSessions(userId: string): Promise<void> {
	await db().session.deleteMany({ where: { userId } })
}

/** Removes sessions past their idle end; those past their absolute end reach it within the idle time. */
export async function deleteExpiredSessions(): Promise<void> {
	await db().session.deleteMany({ where: { expiresAt: { lte: new Date() } } })
}
