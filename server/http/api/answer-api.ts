import { createHash } from 'node:crypto'
import { z } from 'zod'
import { KEY, onceFor } from '#server/http/forms/once.ts'
import { readBody } from '#server/http/forms/read-body.ts'
import type { AppLoadContext } from '#server/http/load-context.ts'
import { admitToken, type Allowance } from '#server/actions/admit-token.ts'
import { ApiProblem, misdirected, problemResponse, response } from './api-problem.ts'
import { json } from './json-response.ts'
import { openApiText } from './openapi.ts'
import type { Answered, Caller, Operation, Sent } from './operation.ts'
import { OPERATIONS } from './operations.ts'

type AnswerApiFound = { readonly operation: Operation; readonly params: Readonly<Record<string, string>> }

/** What an address names, by method; empty where there is nothing. */
export function findOperations(path: string): readonly AnswerApiFound[] {
	const parts = path.split('/')
	return OPERATIONS.flatMap((operation) => {
		const params = matched(operation.path.split('/'), parts)
		return params === null ? [] : [{ operation, params }]
	})
}

function matched(pattern: readonly string[], parts: readonly string[]): Record<string, string> | null {
	if (pattern.length !== parts.length) return null
	const params: [string, string][] = []
	for (const [at, part] of parts.entries()) {
		const expected = pattern[at] ?? ''
		const name = /^\{(\w+)\}(.*)$/.exec(expected)
		if (name === null) {
			if (expected !== part) return null
			continue
		}
		const [, key = '', end = ''] = name
		if (!part.endsWith(end) || part.length === end.length) return null
		params.push([key, decodeURIComponent(part.slice(0, part.length - end.length))])
	}
	return Object.fromEntries(params)
}

type Context = Pick<AppLoadContext, 'requestId' | 'clientAddress' | 'gone'>
type AnswerApiParams = { readonly request: Request; readonly context: Context }

const FRONT = '/api/v1'
const DOCUMENT = '/openapi.json'

/** Answers a call of `/api/v1`, whatever comes. */
export async function answerApi({ request, context }: AnswerApiParams): Promise<Response> {
	const url = new URL(request.url)
	const path = url.pathname.slice(FRONT.length).replace(/\/$/, '')
	if (path === DOCUMENT && request.method === 'GET') return json(200, openApiText())
	try {
		return await answer({ request, context }, { path, search: url.searchParams })
	} catch (error) {
		return problemResponse(error, { request, requestId: context.requestId })
	}
}

async function answer(
	{ request, context }: AnswerApiParams,
	{ path, search }: { readonly path: string; readonly search: URLSearchParams },
): Promise<Response> {
	const there = findOperations(path)
	if (there.length === 0) {
		return response(misdirected(404, 'There is no such call. /api/docs lists them all.'))
	}
	const method = request.method === 'HEAD' ? 'GET' : request.method
	const found = there.find(({ operation }) => operation.method === method)
	if (found === undefined) {
		const methods = there.map(({ operation }) => operation.method).join(', ')
		return response(misdirected(405, `This address takes ${methods}.`), { Allow: methods })
	}
	const { actor, allowance } = await admitToken({
		token: /^Bearer (\S+)$/i.exec(request.headers.get('Authorization') ?? '')?.[1] ?? null,
		network: context.clientAddress,
		requestId: context.requestId,
	})
	const caller = { actor, teamId: actor.token.teamId, request, gone: context.gone }
	const answered = await admitted(found.operation, caller, { params: found.params, search }).catch((error: unknown) =>
		problemResponse(error, { request, requestId: context.requestId }),
	)
	return withAllowance(answered, allowance)
}

const NOTHING = new Uint8Array()
const EMPTY = new TextEncoder().encode('{}')

async function admitted(operation: Operation, caller: Caller, sent: Omit<Sent, 'bytes'>): Promise<Response> {
	const { body } = operation
	const { request } = caller
	if (body === undefined) return toResponse(await once(operation, caller, { ...sent, bytes: NOTHING }))
	const type = (request.headers.get('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
	const bytes = body.types.includes(type) || body.optional ? await readBody(request, body.maxBytes) : NOTHING
	if (body.optional && bytes.byteLength === 0)
		return toResponse(await once(operation, caller, { ...sent, bytes: EMPTY }))
	if (!body.types.includes(type)) {
		return response(misdirected(415, `Send the body as ${body.types.join(' or ')}.`))
	}
	return toResponse(await once(operation, caller, { ...sent, bytes }))
}

const keptSchema = z.object({
	ok: z.boolean(),
	status: z.number(),
	body: z.unknown(),
	headers: z.record(z.string(), z.string()),
})

/** A POST that carries a key is done once, however often it is sent: who sends it again gets the answer of the first. */
async function once(operation: Operation, caller: Caller, sent: Sent): Promise<Answered> {
	const { request, actor, teamId } = caller
	const key = operation.method === 'POST' ? request.headers.get('Idempotency-Key') : null
	if (key === null) return await operation.run(caller, sent)
	if (!KEY.test(key)) {
		const message = 'expected 8 to 200 printable characters without spaces'
		throw new ApiProblem('The key cannot be used.', [{ path: 'Idempotency-Key', message }])
	}
	const contentHash = createHash('sha256').update(request.url).update(sent.bytes).digest('hex')
	const scope = { teamId, userId: actor.userId, key: `${actor.token.id} ${key}` }
	const work = async () => {
		const answered = await operation.run(caller, sent)
		// A refusal that is a document of its own made nothing, and is not kept.
		if (answered instanceof Response && !answered.ok) return answered
		if (answered instanceof Response) throw new Error(`${operation.id} makes a file, and cannot be kept`)
		const { status, body = null, headers = {} } = answered
		return { ok: status < 300, status, body, headers }
	}
	return await onceFor({ scope, contentHash }, { answer: keptSchema, work })
}

function toResponse(answered: Answered): Response {
	if (answered instanceof Response) return answered
	const { status, body, headers = {} } = answered
	if (body === undefined || body === null || status === 204) return new Response(null, { status, headers })
	return json(status, JSON.stringify(body), headers)
}

function withAllowance(answered: Response, { most, left, resetSeconds }: Allowance): Response {
	answered.headers.set('RateLimit-Limit', String(most))
	answered.headers.set('RateLimit-Remaining', String(Math.max(0, left)))
	answered.headers.set('RateLimit-Reset', String(resetSeconds))
	return answered
}
