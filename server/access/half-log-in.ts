import { createAccountTokens } from '#server/store/rows/accounts/account-tokens.ts'
import { secretCookie } from './secret-cookie.ts'
import { hashToken, newToken } from './tokens.ts'

const GOOD_FOR_S = 600
const COOKIE = /(?:^|;\s*)(?:__Host-)?strata_half=([\w-]{43})(?:;|$)/

/** Remembers for ten minutes that the password was right, and gives the cookie: it opens nothing but the second step. */
export async function beginSecondStep(request: Request, userId: string): Promise<string> {
	const token = newToken()
	const expiresAt = new Date(Date.now() + GOOD_FOR_S * 1000)
	await createAccountTokens([{ id: hashToken(token), userId, purpose: 'secondStep', expiresAt }])
	return secretCookie(request, { name: 'strata_half', value: token, seconds: GOOD_FOR_S })
}

/** The id under which a half log-in of this request is kept, or null. */
export function halfLogInId(request: Request): string | null {
	const token = COOKIE.exec(request.headers.get('Cookie') ?? '')?.[1]
	return token === undefined ? null : hashToken(token)
}

/** The cookie that forgets it. */
export function endSecondStep(request: Request): string {
	return secretCookie(request, { name: 'strata_half', value: '', seconds: 0 })
}
