import type { ErrorRequestHandler } from 'express'
import { faultFields, log } from '#server/log.ts'
import { isApiCall } from '#server/http/gates/origin-gate.ts'
import { requestIdOf } from '#server/http/request-id.ts'
import { cspNonceOf } from '#server/http/security-headers.ts'
import { plainPage } from './plain-page.ts'

/** The last resort, when the page itself could not be made: says so plainly, without a trace, and logs it once. */
// eslint-disable-next-line max-params -- Express tells an error handler by its four parameters
export const errorPage: ErrorRequestHandler = (error: unknown, request, response, next) => {
	const requestId = requestIdOf(response.locals)
	const status = statusOf(error)
	if (status === 500)
		log('error', 'request_failed', { requestId, method: request.method, path: request.path, ...faultFields(error) })
	if (response.headersSent) return next(error)
	response.status(status)
	if (isApiCall(request) || !request.accepts('html')) {
		response.type('application/problem+json')
		response.send(
			JSON.stringify({ type: 'about:blank', title: titleOf(status), status, detail: adviceOf(status), requestId }),
		)
		return
	}
	const says = { title: titleOf(status), lines: [adviceOf(status)] }
	response.type('html').send(plainPage({ ...says, requestId, nonce: cspNonceOf(response.locals) }))
}

function statusOf(error: unknown): number {
	if (typeof error !== 'object' || error === null || !('status' in error)) return 500
	const { status } = error
	return typeof status === 'number' && ((status >= 400 && status < 500) || status === 503) ? status : 500
}

function titleOf(status: number): string {
	if (status === 404) return 'There is nothing at this address'
	if (status === 503) return 'Strata is not available just now'
	return status >= 500 ? 'Strata could not answer' : 'Strata could not read this request'
}

function adviceOf(status: number): string {
	if (status === 404) return 'Check the link with its sender, or go to the start page.'
	if (status === 414) return 'The address is longer than any that Strata has. Go back and try again.'
	if (status === 503)
		return 'Its database has stopped and is being started again; what was saved is kept. Try again in a moment.'
	if (status < 500) return 'The address or the body is not well formed. Go back and try again.'
	return 'Nothing you entered is lost unless the form says so. Try again; if it happens twice, send the number below to your administrator.'
}
