import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'

const NONCE_BYTES = 16
const ONE_YEAR_S = 31_536_000

export type HeaderOptions = {
	/** the public address is https: browsers may be told to stay there */
	readonly secure: boolean
	/** the bundler's hot reload writes styles into the page and opens a socket */
	readonly hotReload: boolean
}

/** Pages that anybody may find. Of all others robots keep nothing, pages of links and of accounts among them. */
const PUBLIC_PAGES = [
	'/',
	'/api/docs',
	'/assets',
	'/backtests',
	'/catalogue',
	'/check',
	'/glossary',
	'/login',
	'/methodology',
	'/signup',
]

const isPublic = (path: string): boolean =>
	PUBLIC_PAGES.some((page) => path === page || (page !== '/' && path.startsWith(`${page}/`)))

/** Puts the security headers on every response, errors and files too, and makes the nonce that inline scripts need. */
export function securityHeaders({ secure, hotReload }: HeaderOptions): RequestHandler {
	return (request, response, next) => {
		const nonce = randomBytes(NONCE_BYTES).toString('base64')
		response.locals['cspNonce'] = nonce
		response.removeHeader('X-Powered-By')
		response.setHeader('Content-Security-Policy', contentSecurityPolicy({ nonce, secure, hotReload }))
		response.setHeader('X-Content-Type-Options', 'nosniff')
		// No other site learns an address. Not `no-referrer`: with it browsers send forms of ours with no origin either.
		response.setHeader('Referrer-Policy', 'same-origin')
		if (!isPublic(request.path)) response.setHeader('X-Robots-Tag', 'noindex, nofollow')
		response.setHeader('X-Frame-Options', 'DENY')
		response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
		response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
		response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
		if (secure) response.setHeader('Strict-Transport-Security', `max-age=${ONE_YEAR_S}; includeSubDomains`)
		next()
	}
}

/** The nonce of this response, for the page's own inline scripts and styles. */
export function cspNonceOf(locals: Readonly<Record<string, unknown>>): string {
	const nonce = locals['cspNonce']
	return typeof nonce === 'string' ? nonce : ''
}

function contentSecurityPolicy({ nonce, secure, hotReload }: HeaderOptions & { readonly nonce: string }): string {
	const directives = [
		"default-src 'none'",
		`script-src 'self' 'nonce-${nonce}'`,
		hotReload ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
		// Positions and widths that come from data are written as style attributes.
		"style-src-attr 'unsafe-inline'",
		"img-src 'self' data: blob:",
		"font-src 'self'",
		`connect-src 'self'${hotReload ? ' ws:' : ''}`,
		"manifest-src 'self'",
		"worker-src 'self' blob:",
		"form-action 'self'",
		"frame-ancestors 'none'",
		"base-uri 'none'",
		"object-src 'none'",
	]
	return [...directives, ...(secure ? ['upgrade-insecure-requests'] : [])].join('; ')
}
