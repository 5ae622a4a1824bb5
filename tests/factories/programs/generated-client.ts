import Ajv2020 from 'ajv/dist/2020.js'
import { z } from 'zod'
import { openApiDocument } from '#server/http/api/openapi.ts'
import { callApi, type Called } from './api.ts'

const schema = z.record(z.string(), z.unknown())
const content = z.record(z.string(), z.object({ schema }))
const operationSchema = z.object({
	operationId: z.string(),
	parameters: z.array(
		z.object({ name: z.string(), in: z.enum(['path', 'query', 'header']), required: z.boolean(), schema }),
	),
	requestBody: z.object({ content }).optional(),
	responses: z.record(z.string(), z.object({ content: content.optional() })),
})
const documentSchema = z.object({
	paths: z.record(z.string(), z.record(z.string(), operationSchema)),
	components: z.object({ schemas: z.record(z.string(), schema) }),
})
type Given = Readonly<Record<string, string | number>>
export type GeneratedClient = (operationId: string, given?: Given, body?: unknown) => Promise<Called>

/** A client made of the document alone: it knows no address but those written there, and holds every answer to its schema. */
export function generatedClient(token: string): GeneratedClient {
	const { paths, components } = documentSchema.parse(openApiDocument())
	const ajv = new Ajv2020({ strict: false, validateFormats: false })
	ajv.addSchema({ $id: 'https://strata.invalid/api', components })
	const check = (of: Record<string, unknown>, value: unknown) => {
		const located: unknown = JSON.parse(
			JSON.stringify(of).replaceAll('"#/components', '"https://strata.invalid/api#/components'),
		)
		const isValid = ajv.compile(schema.parse(located))
		return isValid(value) ? null : ajv.errorsText(isValid.errors)
	}
	const calls = Object.entries(paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
	)
	return async (operationId, given = {}, body) => {
		const call = calls.find(({ operation }) => operation.operationId === operationId)
		if (call === undefined) throw new Error(`The document has no ${operationId}.`)
		const { parameters, requestBody, responses } = call.operation
		const missing = parameters.filter(({ name, required }) => required && given[name] === undefined)
		if (missing.length > 0) throw new Error(`${operationId} wants ${missing.map(({ name }) => name).join(', ')}`)
		const of = (where: string) =>
			parameters.flatMap(({ name, in: place }) =>
				place === where && given[name] !== undefined ? [[name, String(given[name])] as const] : [],
			)
		const path = of('path').reduce(
			(text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(value)),
			call.path,
		)
		const query = new URLSearchParams(of('query').map(([name, value]) => [name, value]))
		const [type, sent] = Object.entries(requestBody?.content ?? {})[0] ?? []
		const wrong = sent === undefined ? null : check(sent.schema, body)
		if (wrong !== null) throw new Error(`${operationId} takes no such body: ${wrong}`)
		const headers = { ...Object.fromEntries(of('header')), ...(type !== undefined && { 'Content-Type': type }) }
		const answer = await callApi(`${path}?${query.toString()}`, { method: call.method, token, headers, body })
		const told = responses[String(answer.status)] ?? (answer.status >= 400 ? responses['4XX'] : undefined)
		if (told === undefined)
			throw new Error(`${operationId} answers ${String(answer.status)}, which nobody has told: ${answer.text}`)
		for (const [kind, { schema: shape }] of Object.entries(told.content ?? {})) {
			const fault = kind.includes('json') ? check(shape, answer.body) : null
			if (fault !== null) throw new Error(`The answer of ${operationId} is not what it says: ${fault}`)
		}
		return answer
	}
}
