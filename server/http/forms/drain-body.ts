import type { RequestHandler } from 'express'

/**
 * Takes what is left of a body off the wire once the answer is out. A page that redirects before it reads the form would
 * otherwise leave the connection full, and the next request on it unheard until it times out.
 */
export const drainBody: RequestHandler = (request, response, next) => {
	response.once('finish', () => {
		if (request.readableEnded || request.destroyed) return
		request.removeAllListeners('data')
		request.resume()
	})
	next()
}
