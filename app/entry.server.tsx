import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@remix-run/node'
import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { ownTurn } from '#server/http/own-turn.ts'
import { logFailure, type Failed } from '#server/http/refusals/log-failure.ts'
import { withRequestId } from '#app/components/error-page.tsx'
import { isRecord } from '#shared/is-record.ts'
import { NonceContext } from './hooks/use-nonce.ts'

// The server calls these once it listens: what is warm must be the build's own copy of the engine.
export { warmUp } from '#server/actions/plans/answers.ts'
export { startJobs } from '#server/actions/jobs/start-jobs.ts'

const ABORT_DELAY_MS = 5000

/** The framework calls this for whatever a loader, an action or a drawing throws; a visitor who left is no failure. */
export function handleError(error: unknown, failed: Failed & { readonly context: AppLoadContext }): void {
	if (!failed.context.gone.aborted) logFailure(error, failed)
}

const FAILED = 500

/** What a page is told of a failure by its data has the number under which the log holds it. */
export async function handleDataRequest(
	response: Response,
	{ context }: { readonly context: AppLoadContext },
): Promise<Response> {
	const told: unknown =
		response.status < FAILED
			? null
			: await response
					.clone()
					.json()
					.catch(() => null)
	if (!isRecord(told)) return response
	const { status, statusText, headers } = response
	return new Response(JSON.stringify(withRequestId(told, context.requestId)), { status, statusText, headers })
}

/** The five arguments are the framework's. */
type HandleRequestArguments = readonly [
	request: Request,
	status: number,
	headers: Headers,
	remixContext: EntryContext,
	loadContext: AppLoadContext,
]

/** Draws the page on the server. Robots get it whole; people get the shell at once and the rest as it comes. */
export default async function handleRequest(
	...[request, status, headers, remixContext, loadContext]: HandleRequestArguments
): Promise<Response> {
	// A page takes some 20 ms to draw: those that are ready at one moment are not drawn in one breath.
	await ownTurn()
	const nonce = loadContext.cspNonce
	const ready = isbot(request.headers.get('user-agent') ?? '') ? 'onAllReady' : 'onShellReady'
	return new Promise((resolve, reject) => {
		let shellSent = false
		let answer = status
		const { pipe, abort } = renderToPipeableStream(
			<NonceContext.Provider value={nonce}>
				<RemixServer context={remixContext} url={request.url} abortDelay={ABORT_DELAY_MS} nonce={nonce} />
			</NonceContext.Provider>,
			{
				nonce,
				[ready]() {
					shellSent = true
					const body = new PassThrough()
					headers.set('Content-Type', 'text/html; charset=utf-8')
					resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answer }))
					pipe(body)
				},
				onShellError: reject,
				onError(error: unknown) {
					answer = 500
					// Before the shell is out, onShellError rejects and the server logs it once.
					if (shellSent) logFailure(error, { request, context: loadContext })
				},
			},
		)
		setTimeout(abort, ABORT_DELAY_MS + 1000)
	})
}
