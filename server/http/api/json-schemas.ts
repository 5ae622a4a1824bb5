import { z } from 'zod'
import { findFieldFacts } from '#shared/fields/registry.ts'
import { isRecord } from '#shared/is-record.ts'
import { planFileSchema } from '#shared/schemas/plan-file.ts'
import { ITEM_KINDS } from '#shared/schemas/plan-items.ts'
import { UNITS } from '#shared/units/units.ts'
import * as answers from './schemas.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json | undefined }
export type Part = { readonly [name: string]: Json | undefined }

/** Those with a name stand once in the document, and are referred to everywhere else. */
const named = z.registry<{ id: string }>()
named.add(planFileSchema, { id: 'PlanFile' })
for (const schema of Object.values(answers)) {
	const id = z.globalRegistry.get(schema)?.id
	if (id !== undefined) named.add(schema, { id })
}

const uri = (id: string) => `#/components/schemas/${id}`

type Override = NonNullable<NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override']>

/** What has a default where it is left out may be left out. */
const override: Override = ({ zodSchema, jsonSchema }) => {
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
	const parts = Object.entries(schemas).map(([name, made]) => [name, bare(made)] as const)
	return Object.fromEntries(parts.map(([name, part]) => [name, name === 'PlanFile' ? withHelp(part) : part]))
}

/** The plan file with what the registry of fields says of each field, and the short form of an assumption. */
function withHelp(part: Part): Part {
	const properties = isRecord(part['properties']) ? partSchema.parse(part['properties']) : {}
	const lists = ITEM_KINDS.map((list) => [list, fieldsTold(list, properties[list] ?? {})] as const)
	const { assumptions } = properties
	const entry = isRecord(assumptions) ? partSchema.parse(assumptions)['additionalProperties'] : undefined
	const either = { type: 'object', additionalProperties: { anyOf: [{ type: ['number', 'string'] }, entry ?? {}] } }
	return { ...part, properties: { ...properties, ...Object.fromEntries(lists), assumptions: either } }
}

type List = (typeof ITEM_KINDS)[number]

function fieldsTold(list: List, made: Json): Json {
	if (!isRecord(made)) return made
	const part = partSchema.parse(made)
	if (isRecord(part['items'])) return { ...part, items: fieldsTold(list, part['items']) }
	if (Array.isArray(part['oneOf'])) return { ...part, oneOf: part['oneOf'].map((one) => fieldsTold(list, one)) }
	if (!isRecord(part['properties'])) return part
	const told = Object.entries(partSchema.parse(part['properties'])).map(([name, field]): [string, Json] => {
		const facts = findFieldFacts(list, name)
		if (facts === null || !isRecord(field)) return [name, field]
		const unit = facts.unit === null ? '' : ` In ${UNITS[facts.unit].label}.`
		return [name, { description: `${facts.label}: ${facts.help}${unit}`, ...partSchema.parse(field) }]
	})
	return { ...part, properties: Object.fromEntries(told) }
}
