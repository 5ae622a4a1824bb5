import { z } from 'zod'
import { planFileSchema } from '#shared/schemas/plan-file.ts'
import { planSchemas, type Part } from './plan-schemas.ts'
import * as answers from './schemas.ts'

/** Those with a name stand once in the document, and are referred to everywhere else. */
const named = z.registry<{ id: string }>()
named.add(planFileSchema, { id: 'PlanFile' })
for (const schema of Object.values(answers)) {
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

export const isOptional = (field: z.core.$ZodType): boolean => z.safeParse(field, undefined).success

const partSchema = z.record(z.string(), z.json())

function bare(made: unknown): Part {
	const { $schema: _dialect, $id: _id, id: _name, '~standard': _standard, ...part } = partSchema.parse(plain(made))
	return part
}

/** Zod ties what it makes to itself; the document is data. */
const plain = (made: unknown): unknown => JSON.parse(JSON.stringify(made))

/** A schema where it is used: itself, or the name under which it stands in the document. */
export function schemaPart(schema: z.core.$ZodType): Part {
	const id = named.get(schema)?.id
	if (id !== undefined) return { $ref: uri(id) }
	return bare(z.toJSONSchema(schema, HOW))
}

/** Every schema that has a name. */
export function namedSchemas(): Part {
	const { schemas } = z.toJSONSchema(named, { ...HOW, uri })
	if ('__shared' in schemas) throw new Error('A schema with an id is used and not exported from schemas.ts')
	const parts = Object.fromEntries(Object.entries(schemas).map(([name, made]) => [name, bare(made)]))
	return { ...parts, ...planSchemas(parts['PlanFile'] ?? {}, parts['PlanPatch'] ?? {}) }
}
