import { cookieIsSecure } from '#server/auth/sessions.ts'
import { currentEnv } from '#server/env.ts'

const ONE_YEAR_S = 31_536_000

/** The cookie that keeps a choice of how pages look for a year. Only the server reads it. */
export function choiceCookie(request: Request, name: string, choice: string): string {
	const secure = cookieIsSecure(currentEnv().ORIGIN, request.headers.get('User-Agent') ?? '') ? '; Secure' : ''
	return `${name}=${choice}; Path=/; Max-Age=${ONE_YEAR_S}; SameSite=Lax; HttpOnly${secure}`
}
