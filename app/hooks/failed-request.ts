import { takeEarly } from './early-request.ts'

const failed: { requestId: string | null } = { requestId: null }

/**
 * In the browser: keeps the number of the last request that the server could not answer, which the framework drops, and hands
 * the framework the answer to what was sent ahead of it.
 */
export function watchRequests(): void {
	const send = window.fetch
	window.fetch = async (...asked) => {
		const [address, init] = asked
		const response = await (takeEarly(address, init) ?? send(...asked))
		if (response.status >= 500) failed.requestId = response.headers.get('X-Request-Id')
		return response
	}
}

/** The number under which the log holds the last failure since the page was opened, or null. */
export function failedRequestId(): string | null {
	return failed.requestId
}
