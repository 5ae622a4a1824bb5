import { currentEnv } from '#server/env.ts'
import { cookieIsSecure } from './sessions.ts'

type SecretCookie = {
	/** without what browsers put before it where it is Secure */
	readonly name: string
	readonly value: string
	readonly seconds: number
	readonly path?: string
	readonly sameSite?: 'Lax' | 'Strict'
}

/** The header's text for a cookie that no script reads: Secure where browsers take it so, and then its name says it. */
export function secretCookie(
	request: Request,
	{ name, value, seconds, path = '/', sameSite = 'Lax' }: SecretCookie,
): string {
	const secure = cookieIsSecure(currentEnv().ORIGIN, request.headers.get('User-Agent') ?? '')
	const prefix = path === '/' ? '__Host-' : '__Secure-'
	const kept = `${secure ? prefix : ''}${name}=${value}`
	return `${kept}; Path=${path}; Max-Age=${seconds}; SameSite=${sameSite}; HttpOnly${secure ? '; Secure' : ''}`
}
