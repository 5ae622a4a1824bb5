import { z } from 'zod'
import { currentEnv } from '#server/env.ts'
import { type Json, type Part, planSchemas } from './plan-schemas.ts'
import type { AnswerSpec, HeaderName, Operation, SentHeader } from './operation.ts'
import { OPERATIONS } from './operations.ts'
import * as answers from './schemas.ts'
import { problemSchema } from './schemas.ts'
import * as simulations from './simulation-schemas.ts'
import * as verdicts from './verdict-schemas.ts'
import { planFileSchema } from '#shared/schemas/plan-file.ts'

/** Those with a name stand once in the document, and are referred to everywhere else. */
const named = z.registry<{ id: string }>()
named.add(planFileSchema, { id: 'PlanFile' })
for (const schema of [answers, verdicts, simulations].flatMap((some) => Object.values<z.ZodType>(some))) {
	const id = z.globalRegistry.get(schema)?.id
	if (id !== undefined) named.add(schema, { id })
}

const uri = (id: string) => `#/components/schemas/${id}`

type Override = NonNullable<NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override']>

/**
 * What has a default where it is left out may be left out. The default itself is told in words: generators take a field with
 * one for a field that is always there.
 */
const override: Override = ({ zodSchema, jsonSchema }) => {
	if (zodSchema instanceof z.ZodDefault && jsonSchema.default !== undefined) {
		const { default: value, description } = jsonSchema
		delete jsonSchema.default
		jsonSchema.description = `${description === undefined ? '' : `${description} `}Default: ${JSON.stringify(value)}.`
	}
	if (!(zodSchema instanceof z.ZodObject) || jsonSchema.required === undefined) return
	const shape: Readonly<Record<string, z.core.$ZodType>> = zodSchema.shape
	const needed = jsonSchema.required.filter((name) => shape[name] === undefined || !isOptional(shape[name]))
	if (needed.length > 0) jsonSchema.required = needed
	else delete jsonSchema.required
}

const HOW = { io: 'input', unrepresentable: 'any', override } as const

const isOptional = (field: z.core.$ZodType): boolean => z.safeParse(field, undefined).success

const partSchema = z.record(z.string(), z.json())

function bare(made: unknown): Part {
	const { $schema: _dialect, $id: _id, id: _name, '~standard': _standard, ...part } = partSchema.parse(plain(made))
	return part
}

/** Zod ties what it makes to itself; the document is data. */
const plain = (made: unknown): unknown => JSON.parse(JSON.stringify(made))

/** A schema where it is used: itself, or the name under which it stands in the document. */
function schemaPart(schema: z.core.$ZodType): Part {
	const id = named.get(schema)?.id
	if (id !== undefined) return { $ref: uri(id) }
	return bare(z.toJSONSchema(schema, HOW))
}

/** Every schema that has a name. */
function namedSchemas(): Part {
	const { schemas } = z.toJSONSchema(named, { ...HOW, uri })
	if ('__shared' in schemas)
		throw new Error(
			'A schema with an id is used and not exported from schemas.ts, verdict-schemas.ts or simulation-schemas.ts',
		)
	const parts = Object.fromEntries(Object.entries(schemas).map(([name, made]) => [name, bare(made)]))
	return { ...parts, ...planSchemas(parts['PlanFile'] ?? {}, parts['PlanPatch'] ?? {}) }
}

const TAGS: Readonly<Record<string, string>> = {
	Projects: 'A team’s projects.',
	Plans: 'The content of a scenario as its plan file.',
	Scenarios: 'What a project tries beside its baseline.',
	Comments: 'Comments, each at its place in the plan.',
	History: 'What a plan was, and who made it what it is.',
	Results: 'What the engine makes of a plan.',
	Reports: 'What goes out of the house.',
}

const HEADERS: Readonly<Record<HeaderName, string>> = {
	ETag: 'The version of the plan.',
	Location: 'Where it is.',
}
const SENT: Readonly<Record<SentHeader, { readonly says: string; readonly required: boolean }>> = {
	'If-Match': { says: 'The ETag of the version the write is based on; `*` for the current one.', required: true },
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
	const retry = { description: 'Seconds to wait before retrying.', schema: { type: 'integer' } }
	const busy = {
		description: 'The server is busy.',
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
