import type { Request, RequestHandler } from 'express'
import { log } from '#server/log.ts'
import { requestIdOf } from '#server/http/request-id.ts'

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])
const OWN_SITES = new Set(['same-origin', 'none'])

/**
 * Refuses every change that a page of another site could have sent with a visitor's cookie. The framework's own check
 * covers page addresses only and can be walked round, so this one stands in front of everything.
 */
export function originGate(configured: string | undefined): RequestHandler {
	return (request, response, next) => {
		if (isApiCall(request)) {
			// A page of another site cannot send a token without asking first, and is told no. The token decides alone: a cookie
			// beside it, or without it, is not even read.
			delete request.headers.cookie
			return next()
		}
		if (SAFE_METHODS.has(request.method)) return next()
		if (comesFromUs(request, configured ?? ownOrigin(request))) return next()
		log('warn', 'cross_origin_refused', { requestId: requestIdOf(response.locals), path: request.path })
		response
			.status(403)
			.type('text/plain')
			.send('This request came from another site and was refused. Open Strata itself and try again from there.\n')
	}
}

/** Calls of programs, wherever they come from. */
export function isApiCall({ path }: Pick<Request, 'path'>): boolean {
	return path.startsWith('/api/v1/')
}

function comesFromUs(request: Request, origin: string): boolean {
	const site = request.get('Sec-Fetch-Site')
	// Browsers leave this header out on plain http in a local network; Origin they always send.
	return (site === undefined || OWN_SITES.has(site)) && request.get('Origin') === origin
}

/** The address the visitor sees, as far as this request tells. */
function ownOrigin(request: Request): string {
	return `${request.protocol}://${request.get('Host') ?? ''}`
}
