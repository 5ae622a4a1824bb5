import { ITEM_KINDS, type ItemKind } from '#shared/fields/lists.ts'
import type { Json, JsonRecord } from '#server/store/rows/plan-documents.ts'
import { PLAN_FORMAT, type PlanFile } from '#shared/schemas/plan-file.ts'
import type { PlanCommand } from '../plan-command.ts'
import { fieldEdit, idOf, isRecord, listIn, placeOf, type PlanEdit } from '../plan-edit.ts'
import { editsBetween } from './edits-between.ts'
import { patchEdits } from './patch-edits.ts'
import { removalEdits } from './removal-edits.ts'

type MergeEditsParams = { readonly plan: PlanFile; readonly draft: JsonRecord }
type Merge = Omit<Extract<PlanCommand, { readonly command: 'merge' }>, 'command'>
type Based = { readonly baseRev: number }

const listNamed = (name: string): ItemKind | undefined => ITEM_KINDS.find((list) => list === name)

/**
 * A JSON merge patch of a plan as edits: lists are keyed by id, so that each entry, and each field of it, is written alone. null
 * takes an entry away with all that rests on it, or a field back to its default; an id that is not there is a new entry.
 */
export function mergeEdits(held: MergeEditsParams, { patch, baseRev }: Merge): readonly PlanEdit[] {
	return Object.entries(patch).flatMap(([name, value]): readonly PlanEdit[] => {
		const list = listNamed(name)
		if (list !== undefined) return listEdits(held, { list, value, baseRev })
		if (name === 'format' && value === PLAN_FORMAT) return []
		if (name === 'assumptions' || name === 'notes') return tableEdits(held, { kind: name, value, baseRev })
		return headEdits(held.draft, { name, value, baseRev })
	})
}

const noneOf = (keys: readonly string[]): JsonRecord => Object.fromEntries(keys.map((key) => [key, null]))

/** null takes all entries away, each by itself as it is kept by itself; a list stands in the place of the one there is. */
function listEdits(
	held: MergeEditsParams,
	{ list, value, baseRev }: { readonly list: ItemKind; readonly value: Json } & Based,
): readonly PlanEdit[] {
	const ids = listIn(held.draft, list).map((item) => idOf(list, item))
	if (value === null) return entriesEdits(held, { list, entries: noneOf(ids), baseRev })
	if (isRecord(value)) return entriesEdits(held, { list, entries: value, baseRev })
	if (!isListOfItems(list, value)) return headEdits(held.draft, { name: list, value, baseRev })
	const edits = editsBetween(held.draft, { ...held.draft, [list]: [...value] })
	return edits.map((edit) => (edit.action === 'update' ? { ...edit, baseRev } : edit))
}

/** Of two with one id the later would be written over the other: what has them is judged as it stands, and refused. */
const isListOfItems = (list: ItemKind, value: Json): value is JsonRecord[] =>
	Array.isArray(value) && value.every(isRecord) && new Set(value.map((item) => idOf(list, item))).size === value.length

function tableEdits(
	held: MergeEditsParams,
	{ kind, value, baseRev }: { readonly kind: Keyed['kind']; readonly value: Json } & Based,
): readonly PlanEdit[] {
	const known = held.draft[kind]
	const entries = value === null ? noneOf(isRecord(known) ? Object.keys(known) : []) : value
	if (isRecord(entries)) return keyedEdits(held, { kind, entries, baseRev })
	return headEdits(held.draft, { name: kind, value, baseRev })
}

type Entries = { readonly list: ItemKind; readonly entries: JsonRecord } & Based

/** What goes is settled last: what is said of other entries stands, and what rests on a removed one goes with it. */
function entriesEdits({ plan, draft }: MergeEditsParams, { list, entries, baseRev }: Entries): readonly PlanEdit[] {
	const gone = Object.keys(entries).filter((id) => entries[id] === null)
	const rest = Object.entries(entries).flatMap(([id, entry]) => {
		if (entry === null) return []
		if (placeOf(draft, list, id) < 0) return [{ action: 'add' as const, kind: list, item: newItem(list, id, entry) }]
		const fields = isRecord(entry) ? leavesOf(entry).filter(({ path, value }) => path !== 'id' || value !== id) : []
		const patches = fields.map(({ path: field, value }) => ({ kind: list, itemId: id, field, value, baseRev }))
		return patchEdits(plan, { patches, notes: [] })
	})
	const asked = gone.map((id) => ({ list, id }))
	return [...rest, ...(asked.length === 0 ? [] : removalEdits(plan, asked, { baseRev }))]
}

/** A new entry has its key for an id; an actual is named by what it measures and when. */
function newItem(list: ItemKind, id: string, entry: Json): JsonRecord {
	const given = isRecord(entry) ? Object.entries(entry).filter(([, value]) => value !== null) : []
	const at = id.lastIndexOf('/')
	const named = list === 'actuals' ? { ref: id.slice(0, at), month: id.slice(at + 1) } : { id }
	return { ...named, ...Object.fromEntries(given) }
}

type Keyed = { readonly kind: 'assumptions' | 'notes'; readonly entries: JsonRecord } & Based

function keyedEdits({ draft }: MergeEditsParams, { kind, entries, baseRev }: Keyed): readonly PlanEdit[] {
	const known = draft[kind]
	return Object.entries(entries).flatMap(([itemId, entry]) => {
		if (kind === 'notes' && isRecord(entry))
			return leavesOf(entry).map(({ path: field, value }) => fieldEdit({ kind, itemId, field, value, baseRev }))
		const before = isRecord(known) && Object.hasOwn(known, itemId) ? known[itemId] : undefined
		const value = isRecord(entry) ? merged(isRecord(before) ? before : bare(before), entry) : entry
		return [fieldEdit({ kind, itemId, field: '', value, baseRev })]
	})
}

const bare = (value: Json | undefined): JsonRecord => (value === undefined || value === null ? {} : { value })

/** Of the plan itself: terms of finance one by one, its own catalogue and all else as one value. */
function headEdits(
	draft: JsonRecord,
	{ name, value, baseRev }: { readonly name: string; readonly value: Json } & Based,
): readonly PlanEdit[] {
	const place = { kind: 'head' as const, itemId: '', baseRev }
	if (name === 'finance' && isRecord(value))
		return leavesOf(value).map((leaf) => fieldEdit({ ...place, field: `finance.${leaf.path}`, value: leaf.value }))
	const before = draft[name]
	const next = isRecord(value) ? merged(isRecord(before) ? before : {}, value) : value
	return [fieldEdit({ ...place, field: name, value: next })]
}

/** RFC 7396: null takes a member away, a record is merged, all else replaces. */
function merged(before: JsonRecord, patch: JsonRecord): JsonRecord {
	const kept = Object.entries(before).filter(([name]) => !Object.hasOwn(patch, name))
	const given = Object.entries(patch).flatMap(([name, value]): [string, Json][] => {
		if (value === null) return []
		const was = Object.hasOwn(before, name) ? before[name] : undefined
		return [[name, isRecord(value) ? merged(isRecord(was) ? was : {}, value) : value]]
	})
	return Object.fromEntries([...kept, ...given])
}

type Leaf = { readonly path: string; readonly value: Json }

/** The values of a record by dotted path; a list is one value. */
function leavesOf(record: JsonRecord, above = ''): readonly Leaf[] {
	return Object.entries(record).flatMap(([name, value]) => {
		const path = above === '' ? name : `${above}.${name}`
		return isRecord(value) ? leavesOf(value, path) : [{ path, value }]
	})
}
