import { faultFields, log } from '#server/log.ts'

export type Failed = { readonly request: Request; readonly context: { readonly requestId: string } }

/**
 * Writes what went wrong in a loader, an action or a drawing under the number that the visitor is shown. What the framework
 * refuses by itself, such as an address that no route has, comes with its status and is no failure of ours.
 */
export function logFailure(error: unknown, { request, context: { requestId } }: Failed): void {
	const path = new URL(request.url).pathname
	const status = statusOf(error)
	if (status !== null && status < 500) log('info', 'request_refused', { requestId, path, status })
	else log('error', 'request_failed', { requestId, method: request.method, path, ...faultFields(error) })
}

function statusOf(error: unknown): number | null {
	if (typeof error !== 'object' || error === null || !('status' in error)) return null
	return typeof error.status === 'number' ? error.status : null
}
