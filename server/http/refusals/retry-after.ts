import type { HeadersFunction } from '@remix-run/node'

/** Keeps «when trying again makes sense» on a page that says no: the framework drops it unless the route asks for it. */
export const retryAfterHeaders: HeadersFunction = ({ actionHeaders, errorHeaders, loaderHeaders, parentHeaders }) => {
	const headers = new Headers(parentHeaders)
	for (const from of [loaderHeaders, actionHeaders, errorHeaders]) {
		const seconds = from?.get('Retry-After')
		if (typeof seconds === 'string') headers.set('Retry-After', seconds)
	}
	return headers
}
