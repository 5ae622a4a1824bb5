import { z } from 'zod'
import { openApiDocument } from './openapi.ts'
import { OPERATIONS } from './operations.ts'

const documentSchema = z.object({
	info: z.object({ description: z.string() }),
	tags: z.array(z.object({ name: z.string(), description: z.string() })),
	paths: z.record(
		z.string(),
		z.record(
			z.string(),
			z.object({
				operationId: z.string(),
				tags: z.array(z.string()),
				summary: z.string(),
				description: z.string(),
				parameters: z.array(
					z.object({
						name: z.string(),
						in: z.string(),
						required: z.boolean(),
						description: z.string().optional(),
					}),
				),
				requestBody: z.object({ content: z.record(z.string(), z.unknown()) }).optional(),
				responses: z.record(z.string(), z.object({ description: z.string() })),
			}),
		),
	),
})

export type DocumentedCall = {
	readonly id: string
	readonly method: string
	readonly path: string
	readonly summary: string
	readonly description: string
	readonly parameters: readonly { name: string; in: string; required: boolean; description?: string | undefined }[]
	readonly bodies: readonly string[]
	readonly answers: readonly { readonly status: string; readonly says: string }[]
}
export type ApiDocs = {
	readonly about: string
	readonly tags: readonly { name: string; description: string; calls: readonly DocumentedCall[] }[]
}

let docs: ApiDocs | null = null

/** The document as a page shows it. */
export function apiDocs(): ApiDocs {
	docs ??= build()
	return docs
}

function build(): ApiDocs {
	const { info, tags, paths } = documentSchema.parse(openApiDocument())
	const calls = OPERATIONS.flatMap(({ method, path }) => {
		const told = paths[path]?.[method.toLowerCase()]
		return told === undefined ? [] : [{ method, path, told }]
	})
	const shown = ({ method, path, told }: (typeof calls)[number]): DocumentedCall => ({
		...{ id: told.operationId, method, path, summary: told.summary, description: told.description },
		parameters: told.parameters,
		bodies: Object.keys(told.requestBody?.content ?? {}),
		answers: Object.entries(told.responses).map(([status, { description }]) => ({ status, says: description })),
	})
	return {
		about: info.description,
		tags: tags.map(({ name, description }) => ({
			name,
			description,
			calls: calls.filter(({ told }) => told.tags.includes(name)).map(shown),
		})),
	}
}
