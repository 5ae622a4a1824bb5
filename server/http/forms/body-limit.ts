import type { RequestHandler } from 'express'
import { isApiCall } from '#server/http/gates/origin-gate.ts'

const BODYLESS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** The largest body taken: a plan file of fifty sites is about 1 MB. */
const LARGEST_BODY_BYTES = 10_000_000

/**
 * Turns bodies away before anything reads them. A body must say its length: the parser then holds the sender to it, so
 * an endless upload never costs memory.
 */
export const bodyLimit: RequestHandler = (request, response, next) => {
	const length = request.get('Content-Length')
	if (BODYLESS.has(request.method)) return next()
	if (length === undefined && request.get('Transfer-Encoding') === undefined) return next()
	if (length === undefined) return refuse(411, 'Say how long the body is: send a Content-Length header.')
	if (Number(length) <= LARGEST_BODY_BYTES) return next()
	return refuse(413, `The body is larger than ${LARGEST_BODY_BYTES / 1_000_000} MB. Send a smaller file.`)

	function refuse(status: number, sentence: string): void {
		// What is still on its way is not read: the connection ends with the answer.
		response.status(status).set('Connection', 'close')
		if (!isApiCall(request)) response.type('text/plain').send(`${sentence}\n`)
		else {
			const problem = { type: 'about:blank', title: 'The body is not taken', status, detail: sentence }
			response.type('application/problem+json').send(JSON.stringify(problem))
		}
	}
}
