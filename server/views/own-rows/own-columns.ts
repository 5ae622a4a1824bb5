import { z } from 'zod'
import { ownCatalogueSchema } from '#shared/catalogue/columns/own-catalogue.ts'
import { type FieldFacts, NO_FACTS } from '#shared/fields/field.ts'
import { columnWords, SHARE } from './column-words.ts'
import { ownTable, type OwnTable } from '#shared/grid/own-tables.ts'

/** A column of a row, by its place in it: `priceUsd.mid`. */
export type OwnField = { readonly path: string; readonly unit: string; readonly facts: FieldFacts }
/** A part of a row that is a list: entries with columns, figures under keys, or rows of figures. */
export type OwnList = {
	readonly path: string
	readonly label: string
	readonly kind: 'entries' | 'keyed' | 'figures'
	readonly columns: readonly OwnField[]
}
export type OwnColumns = { readonly fields: readonly OwnField[]; readonly lists: readonly OwnList[] }

type Node = z.core.JSONSchema.BaseSchema
type FieldAtParams = { readonly path: string; readonly label: string; readonly required: boolean }

/** Tables and lists that a text of this name is a key of. */
const REFERENCES: Readonly<Record<string, string>> = {
	country: 'countries',
	countries: 'countries',
	serves: 'countries',
	gridRegion: 'gridRegions',
	gridRegions: 'gridRegions',
	chip: 'chips',
	chips: 'chips',
	exceptions: 'chips',
	defaultModels: 'models',
	yearLike: 'coolingTechnologies',
	machine: 'equipment',
	stepUp: 'equipment',
}

/** What lies between nought and one is a part of a whole. */
const isShare = ({ minimum, maximum }: Node) => minimum === 0 && maximum === 1

/** Of a part of a column its own unit, or that of what it is a part of. */
function measureOf(path: string, node: Node) {
	const names = path.split('.').toReversed().map(columnWords)
	return names.find(({ label }) => label !== '') ?? (isShare(node) ? SHARE : { unit: null, label: '' })
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null
const ways = (node: Node): readonly Node[] => (node.anyOf ?? []).filter(isNode)
const typesOf = ({ type }: Node): readonly string[] => (Array.isArray(type) ? type : type === undefined ? [] : [type])

/** What a value is where it is there: of several ways to write it, the one that says most. */
function plain(node: Node): Node {
	const [first, ...others] = ways(node).filter((way) => !(typesOf(way).includes('null') && typesOf(way).length === 1))
	if (first === undefined) return node
	const open = [first, ...others].map(plain)
	return open.find((way) => way.properties !== undefined) ?? plain(first)
}

function kindOf(node: Node, reference: string | null): FieldFacts['kind'] {
	const types = typesOf(node)
	if (types.includes('boolean')) return 'boolean'
	if (types.includes('number')) return 'number'
	if (types.includes('array'))
		return isNode(node.items) && typesOf(node.items).includes('string') ? 'references' : 'numbers'
	return node.enum !== undefined || node.const !== undefined ? 'choice' : reference === null ? 'text' : 'reference'
}

const textsOf = (values: readonly unknown[] | undefined): readonly string[] | null =>
	values === undefined ? null : values.filter((value) => typeof value === 'string')

function fieldAt(node: Node, { path, label, required }: FieldAtParams): OwnField {
	const name = path.slice(path.lastIndexOf('.') + 1)
	const reference = REFERENCES[name] ?? null
	const kind = kindOf(node, reference)
	const measured = measureOf(path, node)
	const isFigure = kind === 'number' || kind === 'numbers'
	const facts: FieldFacts = {
		...NO_FACTS,
		label,
		kind,
		required,
		help: columnWords(name).help,
		unit: isFigure ? measured.unit : null,
		min: typeof node.minimum === 'number' ? node.minimum : null,
		max: typeof node.maximum === 'number' ? node.maximum : null,
		choices: kind === 'choice' ? textsOf(node.enum ?? [node.const]) : null,
		reference: kind === 'reference' || kind === 'references' ? reference : null,
	}
	return { path, unit: isFigure ? measured.label : '', facts }
}

const NOTHING: OwnColumns = { fields: [], lists: [] }
const joined = (parts: readonly OwnColumns[]): OwnColumns => ({
	fields: parts.flatMap(({ fields }) => fields),
	lists: parts.flatMap(({ lists }) => lists),
})

const small = (text: string) => (/^[A-Z]{2}/.test(text) ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`)
function within({ path, label }: Pick<FieldAtParams, 'path' | 'label'>, name: string) {
	const { title } = columnWords(name)
	return path === '' ? { path: name, label: title } : { path: `${path}.${name}`, label: `${label}, ${small(title)}` }
}

function partsOf(node: Node, at: FieldAtParams): OwnColumns {
	const needed = new Set(node.required)
	return joined(
		Object.entries(node.properties ?? {}).map(([name, part]) =>
			isNode(part)
				? columnsAt(part, { ...at, ...within(at, name), required: at.required && needed.has(name) })
				: NOTHING,
		),
	)
}

/** Of what comes in several kinds, the columns of all: each is for the kinds that have it. */
function kindsOf(kinds: readonly Node[], at: FieldAtParams): OwnColumns {
	const parts = kinds.map((kind) => {
		const constant = isNode(kind.properties?.['kind']) ? String(kind.properties['kind'].const) : ''
		return { constant, ...partsOf(kind, { ...at, required: false }) }
	})
	const all = [...new Map(parts.flatMap(({ fields }) => fields).map((field) => [field.path, field])).values()]
	const names = parts.map(({ constant }) => constant)
	const fields = all.map((field): OwnField => {
		if (field.path === `${at.path}.kind`)
			return { ...field, facts: { ...field.facts, choices: names, required: at.required } }
		const having = parts.filter((part) => part.fields.some(({ path }) => path === field.path))
		if (having.length === parts.length) return field
		return { ...field, facts: { ...field.facts, help: `For ${having.map(({ constant }) => constant).join(', ')}.` } }
	})
	return { fields, lists: [] }
}

const column = (path: string, label: string, node: Node): OwnField => fieldAt(node, { path, label, required: true })

function listAt(node: Node, { path, label }: FieldAtParams): OwnList | null {
	const entry = isNode(node.items) ? plain(node.items) : null
	if (entry?.properties !== undefined)
		return { path, label, kind: 'entries', columns: partsOf(entry, { path: '', label: '', required: true }).fields }
	if (entry !== null && typesOf(entry).includes('array') && isNode(entry.items)) {
		const { items, maxItems = 1 } = entry
		const columns = Array.from({ length: maxItems }, (_, at) => column(String(at), String(at + 1), items))
		return { path, label, kind: 'figures', columns }
	}
	const under = isNode(node.additionalProperties) ? plain(node.additionalProperties) : null
	if (under === null) return null
	const { unit, label: unitLabel } = measureOf(path, under)
	const [of, what] = columnWords(path.slice(path.lastIndexOf('.') + 1)).heads
	const value = column('value', what, under)
	const key = column('key', of, { type: 'string' })
	return { path, label, kind: 'keyed', columns: [key, { ...value, unit: unitLabel, facts: { ...value.facts, unit } }] }
}

function columnsAt(written: Node, at: FieldAtParams): OwnColumns {
	const node = plain(written)
	if (node.oneOf !== undefined) return kindsOf(node.oneOf.filter(isNode), at)
	if (node.properties !== undefined) return partsOf(node, at)
	const list = listAt(node, at)
	return list === null ? { fields: [fieldAt(node, at)], lists: [] } : { fields: [], lists: [list] }
}

const optional = (field: OwnField): OwnField => ({ ...field, facts: { ...field.facts, required: false } })

/** Columns that no row is without: a list that may be left out is not told by its type. */
function neededIn(table: OwnTable): ReadonlySet<string> {
	const empty = ownCatalogueSchema.shape[table].safeParse([{}])
	return new Set(empty.error?.issues.flatMap(({ path }) => (path.length === 2 ? [String(path[1])] : [])))
}

const tables = new Map<OwnTable, OwnColumns>()

/** The columns of a table's rows, its key as the plan's reader calls it. Where a row is known otherwise the key is not asked for. */
export function ownColumns(table: OwnTable): OwnColumns {
	const known = tables.get(table)
	if (known !== undefined) return known
	const schema = z.toJSONSchema(ownCatalogueSchema.shape[table], { io: 'input', unrepresentable: 'any' })
	const row = isNode(schema.items) ? schema.items : {}
	const { fields, lists } = columnsAt(row, { path: '', label: '', required: true })
	const needed = neededIn(table)
	const { known: by, key } = ownTable(table)
	const made = {
		lists,
		fields: fields.flatMap((field): readonly OwnField[] => {
			if (field.path === by && by === 'market') return [{ ...field, facts: { ...field.facts, required: true } }]
			if (field.path !== 'id') return [needed.has(field.path.split('.')[0] ?? '') ? field : optional(field)]
			if (key === undefined) return []
			const reference = key.reference ?? null
			const kind = reference === null ? 'text' : 'reference'
			return [{ ...field, facts: { ...field.facts, label: key.label, reference, kind } }]
		}),
	}
	tables.set(table, made)
	return made
}
