import { z } from 'zod'
import { findFieldFacts } from '#shared/fields/registry.ts'
import { ITEM_KINDS, type ItemKind } from '#shared/fields/lists.ts'
import { isRecord } from '#shared/is-record.ts'
import { UNITS } from '#shared/units/units.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json | undefined }
export type Part = { readonly [name: string]: Json | undefined }

const uri = (name: string): Part => ({ $ref: `#/components/schemas/${name}` })
const partSchema = z.record(z.string(), z.json())
const partOf = (made: Json | undefined): Part => (isRecord(made) ? partSchema.parse(made) : {})
const partsSchema = z.array(partSchema)
/** The kinds that a schema is one of; null where it is one alone. */
const kindsOf = (made: Json | undefined): readonly Part[] | null => partsSchema.safeParse(made).data ?? null
const NULL: Part = { type: 'null' }

/** `PowerContract` of `powerContracts`: what generated clients call one entry. */
const entryName = (list: ItemKind) => `${list.charAt(0).toUpperCase()}${list.slice(1).replace(/s$/, '')}`

/**
 * The plan file with a name for each kind of entry and what the registry says of its fields, and the merge patch of it: the
 * same fields, each of which may be left out, and null for its default.
 */
export function planSchemas(planFile: Part, planPatch: Part): Part {
	const { assumptions, ...properties } = partOf(planFile['properties'])
	const short = { type: ['number', 'string'] }
	const assumption = { anyOf: [short, partOf(assumptions)['additionalProperties'] ?? {}] }
	const table = { type: 'object', additionalProperties: assumption }
	const lists = ITEM_KINDS.map((list) => ({ list, name: entryName(list), made: partOf(properties[list]) }))
	const whole = lists.map(({ list, name, made }) => [list, { ...made, items: uri(name) }] as const)
	const entries = lists.map(({ list, name, made }) => [name, fieldsTold(list, partOf(made['items']))] as const)
	const patches = entries.map(([name, entry]) => [`${name}Patch`, patchOf(entry)] as const)
	const byId = lists.map(({ list, name, made }) => {
		const byKey = { type: 'object', additionalProperties: orNull(uri(`${name}Patch`)) }
		return [list, { anyOf: [byKey, { ...made, items: uri(name) }, NULL] }] as const
	})
	const head = partOf(patchOf({ type: 'object', properties })['properties'])
	return {
		PlanFile: { ...planFile, properties: { ...properties, ...Object.fromEntries(whole), assumptions: table } },
		PlanPatch: {
			...planPatch,
			type: 'object',
			properties: {
				...head,
				...Object.fromEntries(byId),
				assumptions: orNull({ ...table, additionalProperties: orNull(assumption) }),
			},
			additionalProperties: false,
		},
		...Object.fromEntries([...entries, ...patches]),
	}
}

const orNull = (part: Part): Part => ({ anyOf: [part, NULL] })

/** What a merge patch (RFC 7396) may say of a record: any of its fields, to any depth, and null where one goes. */
function patchOf(part: Part): Part {
	for (const either of ['anyOf', 'oneOf']) {
		const { [either]: made, ...rest } = part
		const kinds = kindsOf(made)
		if (kinds !== null) return { ...rest, anyOf: kinds.map(patchOf) }
	}
	if (part['type'] !== 'object') return part
	const { required: _required, properties, additionalProperties, ...rest } = part
	const patched = (made: Json | undefined) => nullable(patchOf(partOf(made)))
	const named = Object.entries(partOf(properties)).map(([name, made]) => [name, patched(made)] as const)
	return {
		...rest,
		...(properties !== undefined && { properties: Object.fromEntries(named) }),
		...(additionalProperties !== undefined && {
			additionalProperties: isRecord(additionalProperties) ? patched(additionalProperties) : additionalProperties,
		}),
	}
}

function nullable(part: Part): Part {
	const kinds = kindsOf(part['anyOf'])
	if (kinds !== null) return kinds.some(({ type }) => type === 'null') ? part : { ...part, anyOf: [...kinds, NULL] }
	const { description, ...rest } = part
	return { ...(description !== undefined && { description }), ...orNull(rest) }
}

function fieldsTold(list: ItemKind, part: Part): Part {
	const kinds = kindsOf(part['oneOf'])
	if (kinds !== null) return { ...part, oneOf: kinds.map((kind) => fieldsTold(list, kind)) }
	const told = Object.entries(partOf(part['properties'])).map(([name, made]) => {
		const facts = findFieldFacts(list, name)
		if (facts === null) return [name, made] as const
		const unit = facts.unit === null ? '' : ` In ${UNITS[facts.unit].label}.`
		return [name, { description: `${facts.label}: ${facts.help}${unit}`, ...partOf(made) }] as const
	})
	return { ...part, properties: Object.fromEntries(told) }
}
