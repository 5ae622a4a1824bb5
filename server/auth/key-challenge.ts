import { currentEnv } from '#server/env.ts'
import { createChallenge, takeChallenge } from '#server/repositories/accounts/passkeys.ts'
import { cookieIsSecure } from './sessions.ts'
import { hashToken, newToken } from './tokens.ts'

const GOOD_FOR_S = 300
const COOKIE = /(?:^|;\s*)(?:__Host-)?strata_key=([\w-]{43})(?:;|$)/

type Asked = { readonly challenge: string; readonly userId: string | null }

/** Keeps what a key is to sign, for five minutes, and gives the cookie by which the answer finds it. */
export async function keepChallenge(request: Request, asked: Asked): Promise<string> {
	const token = newToken()
	await createChallenge({ id: hashToken(token), expiresAt: new Date(Date.now() + GOOD_FOR_S * 1000), ...asked })
	const secure = cookieIsSecure(currentEnv().ORIGIN, request.headers.get('User-Agent') ?? '')
	const name = secure ? '__Host-strata_key' : 'strata_key'
	return `${name}=${token}; Path=/; Max-Age=${GOOD_FOR_S}; SameSite=Strict; HttpOnly${secure ? '; Secure' : ''}`
}

/** What this browser's key was asked to sign, once; null where nothing was asked, or too long ago. */
export async function challengeOf(request: Request): Promise<Asked | null> {
	const token = COOKIE.exec(request.headers.get('Cookie') ?? '')?.[1]
	return token === undefined ? null : await takeChallenge(hashToken(token))
}
