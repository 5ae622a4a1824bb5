import { createChallenge, takeChallenge } from '#server/store/rows/accounts/passkeys.ts'
import { secretCookie } from './secret-cookie.ts'
import { hashToken, newToken } from './tokens.ts'

const GOOD_FOR_S = 300
const COOKIE = /(?:^|;\s*)(?:__Host-)?strata_key=([\w-]{43})(?:;|$)/

type KeepChallengeParams = { readonly challenge: string; readonly userId: string | null }

/** Keeps what a key is to sign, for five minutes, and gives the cookie by which the answer finds it. */
export async function keepChallenge(request: Request, asked: KeepChallengeParams): Promise<string> {
	const token = newToken()
	await createChallenge({ id: hashToken(token), expiresAt: new Date(Date.now() + GOOD_FOR_S * 1000), ...asked })
	return secretCookie(request, { name: 'strata_key', value: token, seconds: GOOD_FOR_S, sameSite: 'Strict' })
}

/** What this browser's key was asked to sign, once; null where nothing was asked, or too long ago. */
export async function challengeOf(request: Request): Promise<KeepChallengeParams | null> {
	const token = COOKIE.exec(request.headers.get('Cookie') ?? '')?.[1]
	return token === undefined ? null : await takeChallenge(hashToken(token))
}
