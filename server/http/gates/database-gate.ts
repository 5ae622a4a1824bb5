import type { RequestHandler } from 'express'

const SOON_SECONDS = 3

class DatabaseIsAway extends Error {
	readonly status = 503
}

/** While the embedded database is being started again pages say so at once, instead of hanging until they fail. */
export function databaseGate(isUp: () => boolean): RequestHandler {
	return (_request, response, next) => {
		if (isUp()) return next()
		response.set('Retry-After', String(SOON_SECONDS))
		next(new DatabaseIsAway())
	}
}
