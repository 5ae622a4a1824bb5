import type { RequestHandler } from 'express'

/** The longest path and query taken. An explanation's query holds one edit of the plan; nothing of ours is longer. */
const LONGEST_PATH = 1000
const LONGEST_QUERY = 8000
const MOST_PARAMETERS = 50

/** An address that no page has: the last resort draws its answer from the status. */
class AddressError extends Error {
	constructor(readonly status: 400 | 404 | 414) {
		super('The address is not well formed.')
	}
}

/** Turns away addresses that are too long, are no text, or hold what no page could look up, before any page reads them. */
export const addressGate: RequestHandler = (request, _response, next) => {
	const fault = faultOf(request.url)
	if (fault === null) next()
	else next(new AddressError(fault))
}

function faultOf(url: string): 400 | 404 | 414 | null {
	const at = url.indexOf('?')
	const path = at < 0 ? url : url.slice(0, at)
	const query = at < 0 ? '' : url.slice(at + 1)
	if (path.length > LONGEST_PATH || query.length > LONGEST_QUERY) return 414
	if (/%00/.test(query) || query.split('&', MOST_PARAMETERS + 1).length > MOST_PARAMETERS) return 400
	try {
		return /\p{Cc}/u.test(decodeURIComponent(path)) ? 404 : null
	} catch {
		return 400
	}
}
