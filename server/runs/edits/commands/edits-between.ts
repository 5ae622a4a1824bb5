import { isDeepStrictEqual } from 'node:util'
import { ITEM_KINDS, type ItemKind } from '#shared/fields/lists.ts'
import type { Json, JsonRecord } from '#server/store/rows/plan-documents.ts'
import { BEHIND } from '#shared/schemas/edits/order.ts'
import { leaves } from '../leaves.ts'
import { fieldEdit, idOf, isRecord, listIn, type PlanEdit } from '../plan-edit.ts'

const TABLES = ['assumptions', 'notes'] as const
/** What is no field of the head. */
const ELSEWHERE: ReadonlySet<string> = new Set([...ITEM_KINDS, ...TABLES, 'format'])

/**
 * The edits that make one plan of another: what is the same in both is not touched. What goes, goes first: what comes is placed
 * among those that stay.
 */
export function editsBetween(before: JsonRecord, after: JsonRecord): readonly PlanEdit[] {
	const lists = ITEM_KINDS.map((list) => listEdits(list, listIn(before, list), listIn(after, list)))
	return [
		...lists.flatMap(({ gone }) => gone),
		...headEdits(before, after),
		...lists.flatMap(({ stays }) => stays),
		...keyedEdits('assumptions', before, after),
		...notesEdits(before, after),
	]
}

const namesOf = (before: JsonRecord, after: JsonRecord) => [...new Set([...Object.keys(before), ...Object.keys(after)])]

const valueAt = (values: JsonRecord, name: string): Json =>
	Object.hasOwn(values, name) ? (values[name] ?? null) : null

function headEdits(before: JsonRecord, after: JsonRecord): readonly PlanEdit[] {
	return namesOf(before, after)
		.filter((name) => !ELSEWHERE.has(name) && !isDeepStrictEqual(valueAt(before, name), valueAt(after, name)))
		.map((field) => fieldEdit({ kind: 'head', itemId: '', field, value: valueAt(after, field) }))
}

function listEdits(kind: ItemKind, before: readonly JsonRecord[], after: readonly JsonRecord[]) {
	const byId = (items: readonly JsonRecord[]) => new Map(items.map((item) => [idOf(kind, item), item]))
	const [was, is] = [byId(before), byId(after)]
	const gone = [...was.keys()].filter((itemId) => !is.has(itemId))
	const stays = after.flatMap((item, at): readonly PlanEdit[] => {
		const itemId = idOf(kind, item)
		const present = was.get(itemId)
		if (present === undefined) return [{ action: 'add', kind, item, at }]
		return leaves(present, item, '').map(([field, value]) => fieldEdit({ kind, itemId, field, value }))
	})
	return {
		stays: [...stays, ...orderEdits(kind, [...was.keys()], [...is.keys()])],
		gone: gone.map((itemId): PlanEdit => ({ action: 'remove', kind, itemId })),
	}
}

/** Where those that were there all along stand in another order, each is put behind the one it is to stand behind. */
function orderEdits(kind: ItemKind, was: readonly string[], is: readonly string[]): readonly PlanEdit[] {
	const common = (ids: readonly string[], others: readonly string[]) => {
		const known = new Set(others)
		return ids.filter((id) => known.has(id))
	}
	if (isDeepStrictEqual(common(was, is), common(is, was))) return []
	// What comes is set in at its place already.
	const there = new Set(was)
	return is.flatMap((itemId, at) =>
		there.has(itemId) ? [fieldEdit({ kind, itemId, field: BEHIND, value: is[at - 1] ?? null })] : [],
	)
}

const entriesIn = (draft: JsonRecord, kind: (typeof TABLES)[number]): JsonRecord => {
	const entries = draft[kind]
	return isRecord(entries) ? entries : {}
}

function keyedEdits(kind: (typeof TABLES)[number], before: JsonRecord, after: JsonRecord): readonly PlanEdit[] {
	const [was, is] = [entriesIn(before, kind), entriesIn(after, kind)]
	return namesOf(was, is)
		.filter((key) => !isDeepStrictEqual(valueAt(was, key), valueAt(is, key)))
		.map((itemId) => fieldEdit({ kind, itemId, field: '', value: valueAt(is, itemId) }))
}

/** A changed value takes its old note away, unless the step says it anew: so every note that stays is said. */
function notesEdits(before: JsonRecord, after: JsonRecord): readonly PlanEdit[] {
	const is = entriesIn(after, 'notes')
	const kept = Object.keys(is).map((itemId) =>
		fieldEdit({ kind: 'notes', itemId, field: '', value: valueAt(is, itemId) }),
	)
	const gone = keyedEdits('notes', before, after).filter((edit) => 'value' in edit && edit.value === null)
	return [...gone, ...kept]
}
