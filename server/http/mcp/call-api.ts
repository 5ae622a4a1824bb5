import { z } from 'zod'

export type Connection = {
	readonly server: string
	readonly token: string
	/** how requests are sent; the network's own unless a test says otherwise */
	readonly send?: (request: Request) => Promise<Response>
}
export type ApiCall = {
	readonly method?: string
	readonly path: string
	readonly query?: Readonly<Record<string, string | undefined>>
	readonly headers?: Readonly<Record<string, string>>
	readonly body?: unknown
}
export type ApiAnswer = { readonly ok: boolean; readonly version: string | null; readonly body: unknown }

const problemSchema = z.looseObject({ title: z.string(), detail: z.string() })

/** Calls `/api/v1`; what is refused comes back with the reason that the server gives. */
export async function callApi({ server, token, send = fetch }: Connection, call: ApiCall): Promise<ApiAnswer> {
	const { method = 'GET', path, query = {}, headers = {}, body } = call
	const url = new URL(`/api/v1${path}`, server)
	for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value)
	const request = new Request(url, {
		method,
		headers: {
			...headers,
			Authorization: `Bearer ${token}`,
			...(body !== undefined && { 'Content-Type': 'application/json' }),
		},
		...(body !== undefined && { body: JSON.stringify(body) }),
	})
	const response = await send(request)
	const text = await response.text()
	return { ok: response.ok, version: response.headers.get('ETag'), body: readBody(text) }
}

function readBody(text: string): unknown {
	try {
		const value: unknown = JSON.parse(text)
		return value
	} catch {
		return text === '' ? null : { title: 'Unreadable request', detail: text.slice(0, 500) }
	}
}

/** What was refused, in words. */
export function refusalIn(body: unknown): string {
	const problem = problemSchema.safeParse(body)
	return problem.success ? JSON.stringify(problem.data) : 'The server refused this and did not say why.'
}
