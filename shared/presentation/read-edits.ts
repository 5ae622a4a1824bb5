import { fieldFacts, findFieldFacts } from '#shared/fields/registry.ts'
import type { PlanList } from '#shared/fields/lists.ts'
import type { EditProblem } from './edit-reply.ts'
import { parseCell } from './parse-cell.ts'

type FieldValue = number | string | boolean | null | string[]
type Patch = {
	readonly itemId: string
	readonly field: string
	readonly value: FieldValue
	/** both ends of a figure typed as a range, null for a figure without one; left out where a field has no figure */
	readonly range?: { readonly low: number; readonly high: number } | null
	/** the revision that whoever typed was looking at */
	readonly baseRev?: number | undefined
}
export type ReadEdits =
	| { readonly ok: true; readonly patches: readonly Patch[] }
	| { readonly ok: false; readonly problems: readonly EditProblem[] }
type ItemRecord = { [key: string]: FieldValue | ItemRecord }
type FieldRange = { readonly field: string; readonly low: number; readonly high: number }
export type ReadItem =
	| { readonly ok: true; readonly item: ItemRecord; readonly ranges: readonly FieldRange[] }
	| { readonly ok: false; readonly problems: readonly EditProblem[] }

type Typed = {
	readonly id: string
	readonly field: string
	readonly text: string
	readonly baseRev?: number | undefined
}

function readOne(kind: PlanList, { id, field, text, baseRev }: Typed): Patch | EditProblem {
	const facts = findFieldFacts(kind, field)
	if (facts === null) return { field, text: `There is no field ${field} here. Reload the page.` }
	const parsed = parseCell(text, facts)
	if (!parsed.ok) return { field, text: `${facts.label}: ${parsed.message}` }
	const { value, range } = parsed
	const plain = typeof value === 'object' && value !== null ? [...value] : value
	const patch = { itemId: id, field, value: plain, ...(baseRev !== undefined && { baseRev }) }
	return facts.kind === 'number' || facts.kind === 'integer' ? { ...patch, range } : patch
}

const isPatch = (read: Patch | EditProblem): read is Patch => 'itemId' in read

/** Typed cells of a grid as patches of the plan; every one that cannot be read is named. */
export function readCells(kind: PlanList, cells: readonly Typed[]): ReadEdits {
	const read = cells.map((cell) => readOne(kind, cell))
	const problems = read.filter((one): one is EditProblem => !isPatch(one))
	return problems.length > 0 ? { ok: false, problems } : { ok: true, patches: read.filter(isPatch) }
}

/** Fields of a row's form as patches. */
export function readForm({
	kind,
	id,
	fields,
	baseRev,
}: {
	kind: PlanList
	id: string
	fields: Readonly<Record<string, string>>
	baseRev?: number | undefined
}): ReadEdits {
	return readCells(
		kind,
		Object.entries(fields).map(([field, text]) => ({ id, field, text, baseRev })),
	)
}

/** An id from a name: `Hall 9, north` → `hall-9-north`. */
export function idFromName(name: string): string {
	return name
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 60)
}

function nested(item: ItemRecord, path: readonly string[], value: FieldValue): ItemRecord {
	const [head = '', ...rest] = path
	if (rest.length === 0) return { ...item, [head]: value }
	const inner = item[head]
	return {
		...item,
		[head]: nested(typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : {}, rest, value),
	}
}

/** A new entry from its form; its id comes from its name and a few letters that keep it apart. */
export function readNewItem(kind: PlanList, fields: Readonly<Record<string, string>>): ReadItem {
	const read = readForm({ kind, id: '', fields })
	if (!read.ok) return read
	const filled = read.patches.filter((patch) => patch.value !== null && patch.value !== '')
	const name = fields['name'] ?? fields['trade'] ?? ''
	const nameIsNeeded = kind === 'sites'
	if (nameIsNeeded && name.trim() === '')
		return { ok: false, problems: [{ field: 'name', text: `${fieldFacts(kind, 'name').label}: give it a name.` }] }
	const id = [idFromName(name) || 'new', crypto.randomUUID().slice(0, 4)].join('-')
	return {
		ok: true,
		item: filled.reduce<ItemRecord>((item, patch) => nested(item, patch.field.split('.'), patch.value), { id }),
		ranges: filled.flatMap(({ field, range }) => (range === null || range === undefined ? [] : [{ field, ...range }])),
	}
}
