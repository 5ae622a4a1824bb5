import * as sessions from '#server/store/rows/accounts/sessions.ts'
import { Lucia, TimeSpan, type Adapter, type DatabaseSession, type DatabaseUser } from 'lucia'
import { currentEnv } from '#server/env.ts'
import type { Actor } from './actor.ts'
import { nameAsker } from './asker.ts'
import { hashToken, newToken } from './tokens.ts'

const ABSOLUTE_LIFE_MS = 30 * 86_400_000
/** How exactly it is known when somebody was last here: not every page is worth a write. */
const SEEN_EVERY_MS = 300_000

/** Lucia's view of our sessions: the id it knows is the token in the cookie, the id we keep is the token's hash. */
const sessionAdapter: Adapter = {
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

declare module 'lucia' {
	interface Register {
		Lucia: ReturnType<typeof openLucia>
		DatabaseUserAttributes: { name: string; email: string | null }
		DatabaseSessionAttributes: { userAgent: string }
	}
}

/**
 * Browsers take a Secure cookie over plain http from this very machine only, and Safari not even then. A plain-http address
 * elsewhere, such as a server in one's own network, and Safari on one's own machine therefore get the cookie without Secure
 * and without the `__Host-` name that needs it.
 */
export function cookieIsSecure(origin: string | undefined, userAgent: string): boolean {
	const { protocol, hostname } = new URL(origin ?? 'http://localhost')
	if (protocol === 'https:') return true
	const isThisMachine = hostname === 'localhost' || hostname.endsWith('.localhost') || /^(127\.|\[::1\])/.test(hostname)
	return isThisMachine && !(userAgent.includes('Safari/') && !/Chrom|Edg|Firefox/.test(userAgent))
}

function openLucia(secure: boolean) {
	return new Lucia(sessionAdapter, {
		sessionExpiresIn: new TimeSpan(14, 'd'),
		// The server decides when a session ends, so the cookie need not be set anew each time that moves.
		sessionCookie: {
			name: secure ? '__Host-strata_session' : 'strata_session',
			expires: false,
			attributes: { secure, sameSite: 'lax', path: '/' },
		},
		getUserAttributes: ({ name, email }) => ({ name, email }),
	})
}

function luciaFor(request: Request) {
	return openLucia(cookieIsSecure(currentEnv().ORIGIN, request.headers.get('User-Agent') ?? ''))
}

/** Who the request's cookie speaks for, or null. */
export async function findActor(request: Request, requestId: string | null): Promise<Actor | null> {
	const token = sessionToken(request)
	if (token === null) return null
	const { user } = await luciaFor(request).validateSession(token)
	if (!user) return null
	const actor = { userId: user.id, name: user.name, email: user.email, requestId }
	nameAsker(actor)
	return actor
}

/** The id under which the request's own session is kept, or null without one. */
export function ownSessionId(request: Request): string | null {
	const token = sessionToken(request)
	return token === null ? null : hashToken(token)
}

/** Starts a session under a new token, ends the one the request came with, and gives the cookie to set. */
export async function startSession(request: Request, userId: string): Promise<string> {
	const before = sessionToken(request)
	const token = newToken()
	const userAgent = (request.headers.get('User-Agent') ?? '').slice(0, 200)
	const lucia = luciaFor(request)
	await lucia.deleteExpiredSessions()
	await lucia.createSession(userId, { userAgent }, { sessionId: token })
	if (before !== null) await lucia.invalidateSession(before)
	return lucia.createSessionCookie(token).serialize()
}

/** Ends the request's session at the server and gives the cookie that clears it. */
export async function endSession(request: Request): Promise<string> {
	const token = sessionToken(request)
	const lucia = luciaFor(request)
	if (token !== null) await lucia.invalidateSession(token)
	return lucia.createBlankSessionCookie().serialize()
}

/** Ends every session of a user, as after a new password. */
export async function endAllSessions(userId: string): Promise<void> {
	await sessionAdapter.deleteUserSessions(userId)
}

function sessionToken(request: Request): string | null {
	return luciaFor(request).readSessionCookie(request.headers.get('Cookie') ?? '')
}
