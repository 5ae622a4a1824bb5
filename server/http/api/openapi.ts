import type { z } from 'zod'
import { currentEnv } from '#server/env.ts'
import { isOptional, namedSchemas, schemaPart } from './json-schemas.ts'
import type { Json, Part } from './plan-schemas.ts'
import type { AnswerSpec, HeaderName, Operation, SentHeader } from './operation.ts'
import { OPERATIONS } from './operations.ts'
import { problemSchema } from './schemas.ts'

const TAGS: Readonly<Record<string, string>> = {
	Projects: 'A team’s projects.',
	Plans: 'The content of a scenario as its plan file.',
	Scenarios: 'What a project tries beside its baseline.',
	Comments: 'What people say about it, where it stands.',
	History: 'What a plan was, and who made it what it is.',
	Results: 'What the engine makes of a plan.',
	Reports: 'What goes out of the house.',
}

const HEADERS: Readonly<Record<HeaderName, string>> = {
	ETag: 'The version of the plan.',
	Location: 'Where it is.',
}
const SENT: Readonly<Record<SentHeader, { readonly says: string; readonly required: boolean }>> = {
	'If-Match': { says: 'The ETag of the version that the write rests on; `*` for whatever it is now.', required: true },
	'If-None-Match': { says: 'The ETag of the version that is known.', required: false },
	'Idempotency-Key': {
		says: 'A word of your own, 8 to 200 letters: sent again with it, the call makes nothing more and answers the same. Kept for a day.',
		required: false,
	},
	'Last-Event-ID': { says: 'The version that is known.', required: false },
}

let text: string | null = null

/** The description of the whole interface, OpenAPI 3.1, as text. */
export function openApiText(): string {
	text ??= JSON.stringify(openApiDocument())
	return text
}

/** The same as data. Everything in it is read from the operations and their schemas. */
export function openApiDocument(): Part {
	const problem = schemaPart(problemSchema)
	const paths: Record<string, Record<string, Json>> = {}
	for (const operation of OPERATIONS) {
		const own = (paths[operation.path] ??= {})
		own[operation.method.toLowerCase()] = operationPart(operation, problem)
	}
	return {
		openapi: '3.1.0',
		info: {
			title: 'Strata',
			version: '1',
			description:
				'Plans of a team, for spreadsheets, notebooks, pipelines and assistants. Every call carries a token.',
			license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
		},
		servers: [{ url: `${currentEnv().ORIGIN ?? ''}/api/v1` }],
		security: [{ token: [] }],
		tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
		paths,
		components: {
			securitySchemes: {
				token: { type: 'http', scheme: 'bearer', description: 'A token that an owner or admin of the team has made.' },
			},
			schemas: namedSchemas(),
		},
	}
}

function operationPart(operation: Operation, problem: Part): Part {
	const { id, tag, summary, more, needs, answers, body } = operation
	const says = `${more === undefined ? '' : `${more} `}Takes a token that may ${needs}.`
	const content = body && Object.fromEntries(body.types.map((type) => [type, { schema: schemaPart(body.schema) }]))
	const told = Object.entries(answers).map(([status, answer]) => [status, answerPart(answer)] as const)
	const problemContent = { 'application/problem+json': { schema: problem } }
	const refused = { description: 'Why it is not done.', content: problemContent }
	const retry = { description: 'Seconds after which to ask again.', schema: { type: 'integer' } }
	const busy = {
		description: 'Too much is asked just now.',
		headers: { 'Retry-After': retry },
		content: problemContent,
	}
	return {
		operationId: id,
		tags: [tag],
		summary,
		description: says,
		parameters: parametersOf(operation),
		...(content && { requestBody: { required: operation.body?.optional !== true, content } }),
		responses: { ...Object.fromEntries(told), '4XX': refused, '503': busy },
	}
}

function answerPart({ says, schema, file, headers = [] }: AnswerSpec): Part {
	const sent = headers.map((name) => [name, { description: HEADERS[name], schema: { type: 'string' } }] as const)
	const content = schema
		? { 'application/json': { schema: schemaPart(schema) } }
		: file === undefined
			? undefined
			: { [file]: { schema: { type: 'string', ...(!file.startsWith('text/') && { format: 'binary' }) } } }
	return {
		description: says,
		...(sent.length > 0 && { headers: Object.fromEntries(sent) }),
		...(content && { content }),
	}
}

function parametersOf({ params, query, takes = [] }: Operation): Json[] {
	const named = (schema: z.ZodObject, where: 'path' | 'query') =>
		Object.entries<z.core.$ZodType>(schema.shape).map(([name, field]) => {
			const { description, ...rest } = schemaPart(field)
			const required = where === 'path' || !isOptional(field)
			return { name, in: where, required, ...(description !== undefined && { description }), schema: rest }
		})
	const headers = takes.map((name) => {
		const { says: description, required } = SENT[name]
		return { name, in: 'header', required, description, schema: { type: 'string' } }
	})
	return [...named(params, 'path'), ...named(query, 'query'), ...headers]
}
