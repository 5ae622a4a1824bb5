import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia'
import * as sessions from '#server/store/rows/accounts/sessions.ts'
import { hashToken } from './tokens.ts'

const ABSOLUTE_LIFE_MS = 30 * 86_400_000
/** How exactly it is known when somebody was last here: not every page is worth a write. */
const SEEN_EVERY_MS = 300_000

/** Lucia's view of our sessions: the id it knows is the token in the cookie, the id we keep is the token's hash. */
export const sessionAdapter: Adapter = {
	async getSessionAndUser(token): Promise<[DatabaseSession | null, DatabaseUser | null]> {
		const row = await sessions.findSession(hashToken(token))
		if (!row) return [null, null]
		const now = Date.now()
		const since = new Date(now - SEEN_EVERY_MS)
		if (row.lastSeenAt < since) await sessions.touchSession(row.id, { now: new Date(now), since })
		const { user } = row
		return [
			{ id: token, userId: row.userId, expiresAt: row.expiresAt, attributes: { userAgent: '' } },
			{ id: user.id, attributes: { name: user.name, email: user.email } },
		]
	},
	async getUserSessions(userId) {
		const rows = await sessions.listSessions(userId)
		return rows.map(({ id, expiresAt }) => ({ id, userId, expiresAt, attributes: { userAgent: '' } }))
	},
	async setSession({ id, userId, expiresAt, attributes }) {
		const endsAt = new Date(Date.now() + ABSOLUTE_LIFE_MS)
		const { userAgent } = attributes
		await sessions.createSession({ id: hashToken(id), userId, expiresAt, endsAt, userAgent })
	},
	async updateSessionExpiration(token, expiresAt) {
		await sessions.updateSessionExpiry(hashToken(token), expiresAt)
	},
	async deleteSession(token) {
		await sessions.deleteSession(hashToken(token))
	},
	async deleteUserSessions(userId) {
		await sessions.deleteUserSessions(userId)
	},
	async deleteExpiredSessions() {
		await sessions.deleteExpiredSessions()
	},
}
