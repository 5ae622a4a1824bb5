import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { startSession } from '#server/access/sessions.ts'
import { inRequest } from '#server/store/tenancy/in-request.ts'

/** A list: a name that comes several times, as ticked boxes do. */
type Fields = Readonly<Record<string, string | File | readonly string[]>>
type Params = Readonly<Record<string, string>>
/** What a form gets back, whatever its page says in it. */
export type Answer = Pick<Response, 'status' | 'text'>
export type Action = (asked: ActionFunctionArgs) => Promise<Answer>
type Loader<Loaded> = (asked: LoaderFunctionArgs) => Promise<Loaded>
type At = {
	readonly path: string
	readonly params: Params
	/** fires when the browser has gone away */
	readonly gone?: AbortSignal
}

const HOST = 'http://localhost'
const CONTEXT = { cspNonce: '', requestId: 'test', clientAddress: '127.0.0.1' }

/** Somebody who is logged in, at the routes themselves: pages are loaded and forms sent as a browser does it. */
export async function aBrowser({ userId }: { readonly userId: string }) {
	const [cookie = ''] = (await startSession(new Request(HOST), userId)).split(';')
	// What a request has read is kept with its context, so each has its own.
	const asked = (request: Request, params: Params, gone = new AbortController().signal) => ({
		request,
		params,
		context: { ...CONTEXT, gone },
	})
	return {
		load: async <Loaded>(loader: Loader<Loaded>, { path, params, gone }: At): Promise<Loaded> =>
			await inRequest(() => loader(asked(new Request(HOST + path, { headers: { Cookie: cookie } }), params, gone))),
		send: async (action: Action, { path, params }: At, fields: Fields): Promise<Answer> => {
			const pairs = Object.entries(fields).flatMap(([name, value]): readonly (readonly [string, string | File])[] =>
				typeof value === 'string' || value instanceof File ? [[name, value]] : value.map((one) => [name, one]),
			)
			const body = pairs.some(([, value]) => typeof value !== 'string') ? new FormData() : new URLSearchParams()
			for (const [name, value] of pairs) {
				if (body instanceof FormData) body.append(name, value)
				else if (typeof value === 'string') body.append(name, value)
			}
			const request = new Request(HOST + path, { method: 'POST', headers: { Cookie: cookie }, body })
			try {
				return await inRequest(() => action(asked(request, params)))
			} catch (refused) {
				if (refused instanceof Response) return refused
				throw refused
			}
		},
	}
}
