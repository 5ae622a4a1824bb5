import type { z } from 'zod'
import type { TokenActor } from '#server/actions/tokens/admit-token.ts'
import type { TokenScope } from '#server/store/rows/api-tokens.ts'
import { invalid } from './api-problem.ts'
import { jsonIn, textIn } from './read-content.ts'

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
export type Method = (typeof METHODS)[number]

/** Who calls, and with what. */
export type Caller = {
	readonly actor: TokenActor
	readonly teamId: string
	readonly request: Request
	/** fires when nobody reads the answer any more */
	readonly gone: AbortSignal
}

/** What a body is: JSON of a schema, or the text of a plan file, which a thread of the engine reads. */
export type BodySpec<S extends z.ZodType = z.ZodType> = {
	readonly as: 'json' | 'text'
	readonly types: readonly string[]
	readonly maxBytes: number
	/** a call without one is a call with `{}` */
	readonly optional?: true
	/** what the document says of it, and of JSON what it is held to */
	readonly schema: S
}
/** One answer, as the document says it: of JSON its schema, of a file its type. */
export type AnswerSpec = {
	readonly says: string
	readonly schema?: z.ZodType
	readonly file?: string
	readonly headers?: readonly HeaderName[]
}
export type HeaderName = 'ETag' | 'Location'
export type SentHeader = 'If-Match' | 'If-None-Match' | 'Idempotency-Key' | 'Last-Event-ID'

/** What a call comes to: JSON under a status, or a response as it is, such as a file. */
export type Answered =
	{ readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } | Response

type Text = { readonly as: 'text' }
type BodyOf<B> = B extends Text ? string : B extends BodySpec<infer S> ? z.output<S> : undefined

type Call<P extends z.ZodObject, Q extends z.ZodObject, B> = Caller & {
	readonly params: z.output<P>
	readonly query: z.output<Q>
	readonly body: BodyOf<B>
}
type Facts = {
	readonly method: Method
	/** `/projects/{project}/result` */
	readonly path: string
	/** the name that generated clients give it */
	readonly id: string
	readonly tag: string
	readonly summary: string
	readonly more?: string
	readonly needs: TokenScope
	readonly takes?: readonly SentHeader[]
	readonly answers: Readonly<Record<number, AnswerSpec>>
}
type Spec<P extends z.ZodObject, Q extends z.ZodObject, B> = Facts & {
	readonly params: P
	readonly query: Q
	readonly body?: B
	readonly handle: (call: Call<P, Q, B>) => Promise<Answered>
}
/** What came: texts of the address, and bytes that are not longer than the operation takes. */
export type Sent = {
	readonly params: Readonly<Record<string, string>>
	readonly search: URLSearchParams
	readonly bytes: Uint8Array
}
export type Operation = Facts & {
	readonly params: z.ZodObject
	readonly query: z.ZodObject
	readonly body: BodySpec | undefined
	readonly run: (caller: Caller, sent: Sent) => Promise<Answered>
}

/** Ties what an operation takes to what it does: nothing is done with what its schemas refuse. */
export function operation<P extends z.ZodObject, Q extends z.ZodObject, B extends BodySpec | undefined = undefined>(
	spec: Spec<P, Q, B>,
): Operation {
	const { handle, body, ...facts } = spec
	const run = async (caller: Caller, { params, search, bytes }: Sent) => {
		const address = spec.params.safeParse(params)
		if (!address.success) throw invalid(address.error.issues)
		const query = spec.query.safeParse(queryOf(search))
		if (!query.success) throw invalid(query.error.issues)
		return await handle({ ...caller, params: address.data, query: query.data, body: bodyOf(body, bytes) })
	}
	return { ...facts, body, run }
}

/** Each name once; a name twice counts as its last. */
const queryOf = (search: URLSearchParams) => Object.fromEntries(search)

function bodyOf<B extends BodySpec | undefined>(spec: B | undefined, bytes: Uint8Array): BodyOf<B>
// What a schema has let through is what its type says: the one place where the two are tied.
function bodyOf(spec: BodySpec | undefined, bytes: Uint8Array): unknown {
	if (spec === undefined) return undefined
	const text = textIn(bytes)
	if (spec.as === 'text') return text
	const parsed = spec.schema.safeParse(jsonIn(text))
	if (!parsed.success) throw invalid(parsed.error.issues)
	return parsed.data
}
