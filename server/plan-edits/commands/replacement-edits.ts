import { isDeepStrictEqual } from 'node:util'
import { ITEM_KINDS, type ItemKind } from '#shared/fields/lists.ts'
import type { Json, JsonRecord } from '#server/repositories/plan-documents.ts'
import { leaves } from '../leaves.ts'
import { fieldEdit, idOf, isRecord, listIn, placeOf, type PlanEdit } from '../plan-edit.ts'

/** The edits that make one plan of another: what is the same in both is not touched. */
export function replacementEdits(before: JsonRecord, after: JsonRecord): readonly PlanEdit[] {
	return [
		...headEdits(before, after),
		...ITEM_KINDS.flatMap((list) => listEdits(list, before, after)),
		...keyedEdits('assumptions', before, after),
		...notesEdits(before, after),
	]
}

const TABLES: readonly string[] = [...ITEM_KINDS, 'assumptions', 'notes', 'format']

const namesOf = (before: JsonRecord, after: JsonRecord) => [...new Set([...Object.keys(before), ...Object.keys(after)])]

function headEdits(before: JsonRecord, after: JsonRecord): readonly PlanEdit[] {
	return namesOf(before, after)
		.filter((name) => !TABLES.includes(name) && !isDeepStrictEqual(before[name], after[name]))
		.map((field) => fieldEdit({ kind: 'head', itemId: '', field, value: after[field] ?? null }))
}

function listEdits(list: ItemKind, before: JsonRecord, after: JsonRecord): readonly PlanEdit[] {
	const [was, is] = [listIn(before, list), listIn(after, list)]
	const stays = inPlace(
		was.map((item) => idOf(list, item)),
		is.map((item) => idOf(list, item)),
	)
	const changed = was.flatMap((item) => {
		const id = idOf(list, item)
		if (!stays.has(id)) return []
		const next = is[placeOf(after, list, id)] ?? null
		return leaves(item, next, '').map(([field, value]) => fieldEdit({ kind: list, itemId: id, field, value }))
	})
	const gone = was.map((item) => idOf(list, item)).filter((id) => !stays.has(id))
	const added = is.flatMap((item, at) => (stays.has(idOf(list, item)) ? [] : [{ item, at }]))
	return [
		...changed,
		...gone.map((itemId) => ({ action: 'remove' as const, kind: list, itemId })),
		...added.map(({ item, at }) => ({ action: 'add' as const, kind: list, item, at })),
	]
}

/** Those of a list that are still there, in the same order; any that stands elsewhere now is taken out and set in anew. */
function inPlace(was: readonly string[], is: readonly string[]): ReadonlySet<string> {
	const stays = new Set<string>()
	let last = -1
	for (const id of is) {
		const at = was.indexOf(id)
		if (at <= last) continue
		stays.add(id)
		last = at
	}
	return stays
}

const entriesIn = (draft: JsonRecord, kind: 'assumptions' | 'notes'): JsonRecord => {
	const entries = draft[kind]
	return isRecord(entries) ? entries : {}
}

const entryAt = (entries: JsonRecord, key: string): Json =>
	Object.hasOwn(entries, key) ? (entries[key] ?? null) : null

function keyedEdits(kind: 'assumptions' | 'notes', before: JsonRecord, after: JsonRecord): readonly PlanEdit[] {
	const [was, is] = [entriesIn(before, kind), entriesIn(after, kind)]
	return namesOf(was, is)
		.filter((key) => !isDeepStrictEqual(entryAt(was, key), entryAt(is, key)))
		.map((itemId) => fieldEdit({ kind, itemId, field: '', value: entryAt(is, itemId) }))
}

/** A changed value takes its old note away, unless the step says it anew: so every note that stays is said. */
function notesEdits(before: JsonRecord, after: JsonRecord): readonly PlanEdit[] {
	const is = entriesIn(after, 'notes')
	const kept = Object.keys(is).map((itemId) =>
		fieldEdit({ kind: 'notes', itemId, field: '', value: entryAt(is, itemId) }),
	)
	const gone = keyedEdits('notes', before, after).filter((edit) => 'value' in edit && edit.value === null)
	return [...gone, ...kept]
}
