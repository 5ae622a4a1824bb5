import type { RequestHandler } from 'express'

/** Nothing is kept by a browser or a proxy unless its route says so: pages are private by default. */
export const privateByDefault: RequestHandler = (_request, response, next) => {
	response.writeHead = new Proxy(response.writeHead, {
		apply: (writeHead, self, given: unknown[]) => {
			if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store')
			const written: unknown = Reflect.apply(writeHead, self, given)
			return written
		},
	})
	next()
}
