import { answerApi } from '#server/http/api/answer-api.ts'
import { createToken } from '#server/actions/tokens/create-token.ts'
import type { TokenScope } from '#server/store/rows/api-tokens.ts'
import type { Person } from '../people.ts'

export type Call = {
	readonly method?: string
	readonly token?: string | null
	readonly headers?: Readonly<Record<string, string>>
	/** sent as JSON; a text as it is */
	readonly body?: unknown
	/** fires when the program has gone away */
	readonly gone?: AbortSignal
}
export type Called = {
	readonly status: number
	readonly headers: Headers
	readonly body: unknown
	readonly text: string
}

/** Calls the interface for programs at its door, as the server hands a request on. */
export async function callApi(
	path: string,
	{ method = 'GET', token = null, headers = {}, body, gone = new AbortController().signal }: Call = {},
): Promise<Called> {
	const asked = new Request(`http://localhost/api/v1${path}`, {
		method,
		headers: {
			...(token !== null && { Authorization: `Bearer ${token}` }),
			...(body !== undefined && { 'Content-Type': 'application/json' }),
			...headers,
		},
		...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
	})
	const context = { requestId: 'test', clientAddress: '192.0.2.7', gone }
	const answered = await answerApi({ request: asked, context })
	const text = await answered.text()
	const isJson = /json/.test(answered.headers.get('Content-Type') ?? '')
	const read: unknown = isJson ? JSON.parse(text) : text
	return { status: answered.status, headers: answered.headers, body: read, text }
}

/** A token of a person's own team. */
export async function aToken(person: Person, scope: TokenScope = 'write', name = 'CI'): Promise<string> {
	return (await createToken(person, person.teamId, { name, scope, days: null })).token
}
