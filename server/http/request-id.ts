import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'

/** Gives every request a name of its own, shown on error pages and written in the log. A visitor cannot choose it. */
export const requestId: RequestHandler = (_request, response, next) => {
	const id = randomUUID()
	response.locals['requestId'] = id
	response.setHeader('X-Request-Id', id)
	next()
}

export function requestIdOf(locals: Readonly<Record<string, unknown>>): string {
	const id = locals['requestId']
	return typeof id === 'string' ? id : ''
}
