import { isDeepStrictEqual } from 'node:util'
import type { ChangeRow } from '#server/repositories/changes.ts'
import type { Json, JsonRecord } from '#server/repositories/plan-documents.ts'
import { BEHIND } from '#shared/schemas/edits/order.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { ITEM_KINDS, type ItemKind } from '#shared/schemas/plan-items.ts'
import { applyEdit, obstacle } from '../apply-edit.ts'
import { draftOf, fieldEdit, idOf, isRecord, listIn, type PlanEdit, type PlanKind } from '../plan-edit.ts'
import { inverseOfSteps } from './inverse-edits.ts'

type Held = { readonly draft: JsonRecord; readonly follows?: { readonly draft: JsonRecord } }
/** One thing of a version: a field, or with '' a whole entry. */
export type RestoredPlace = { readonly kind: string; readonly itemId: string; readonly field: string }

const TABLES = ['assumptions', 'notes'] as const
/** What is no field of the head. */
const ELSEWHERE: ReadonlySet<string> = new Set([...ITEM_KINDS, ...TABLES, 'format'])

/** The plan as it stood before some records of its log, all of them since. Of a scenario its own edits are taken back. */
export function draftBefore({ draft, follows }: Held, records: readonly ChangeRow[]): JsonRecord {
	const edits = inverseOfSteps(records, follows?.draft)
	const then = edits.reduce((now, edit) => (obstacle(now, edit) === null ? applyEdit(now, edit) : now), draft)
	const parsed = parsePlanFile(then)
	return parsed.ok ? draftOf(parsed.plan) : then
}

/** The edits that make of a plan what it was: all of them, or those of one place. */
export function restoreEdits(
	held: Held,
	{ records, only }: { readonly records: readonly ChangeRow[]; readonly only?: RestoredPlace | undefined },
): readonly PlanEdit[] {
	const edits = editsBetween(held.draft, draftBefore(held, records))
	return only === undefined ? edits : edits.filter((edit) => isAt(edit, only))
}

/** Where an edit is made, as the log names it. */
export function placeOfEdit(edit: PlanEdit): RestoredPlace {
	if (edit.action === 'add') return { kind: edit.kind, itemId: idOf(edit.kind, edit.item), field: '' }
	return { kind: edit.kind, itemId: edit.itemId, field: edit.action === 'remove' ? '' : edit.field }
}

const isAt = (edit: PlanEdit, place: RestoredPlace) => isDeepStrictEqual(placeOfEdit(edit), place)

/** What must be edited in one plan to have another. What goes, goes first: what comes is placed among those that were there. */
function editsBetween(now: JsonRecord, then: JsonRecord): PlanEdit[] {
	const lists = ITEM_KINDS.map((kind) => listEdits(kind, listIn(now, kind), listIn(then, kind)))
	return [
		...lists.flatMap(({ gone }) => gone),
		...fieldEdits({ kind: 'head', itemId: '' }, headOf(now), headOf(then)),
		...lists.flatMap(({ stays }) => stays),
		...keyedEdits('assumptions', now, then),
		...noteEdits(now, then),
	]
}

const headOf = (draft: JsonRecord): JsonRecord =>
	Object.fromEntries(Object.entries(draft).filter(([key]) => !ELSEWHERE.has(key)))

function fieldEdits(place: { kind: PlanKind; itemId: string }, now: JsonRecord, then: JsonRecord): PlanEdit[] {
	return [...new Set([...Object.keys(now), ...Object.keys(then)])]
		.filter((field) => !isDeepStrictEqual(now[field] ?? null, then[field] ?? null))
		.map((field) => fieldEdit({ ...place, field, value: then[field] ?? null }))
}

const entriesIn = (entries: Json | undefined): JsonRecord => (isRecord(entries) ? entries : {})

function keyedEdits(kind: (typeof TABLES)[number], now: JsonRecord, then: JsonRecord): PlanEdit[] {
	const [is, was] = [entriesIn(now[kind]), entriesIn(then[kind])]
	return [...new Set([...Object.keys(is), ...Object.keys(was)])]
		.filter((itemId) => !isDeepStrictEqual(is[itemId] ?? null, was[itemId] ?? null))
		.map((itemId) => fieldEdit({ kind, itemId, field: '', value: was[itemId] ?? null }))
}

/** A changed value takes its note away, unless the step says it anew: so every note that there was is said. */
const noteEdits = (now: JsonRecord, then: JsonRecord): PlanEdit[] => [
	...keyedEdits('notes', now, then).filter((edit) => 'value' in edit && edit.value === null),
	...Object.entries(entriesIn(then['notes'])).map(([itemId, value]) =>
		fieldEdit({ kind: 'notes', itemId, field: '', value }),
	),
]

function listEdits(kind: ItemKind, now: readonly JsonRecord[], then: readonly JsonRecord[]) {
	const [is, was] = [now, then].map((items) => new Map(items.map((item) => [idOf(kind, item), item])))
	const gone = [...(is?.keys() ?? [])].filter((itemId) => was?.has(itemId) !== true)
	const stays = then.flatMap((item, at): PlanEdit[] => {
		const itemId = idOf(kind, item)
		const present = is?.get(itemId)
		return present === undefined ? [{ action: 'add', kind, item, at }] : fieldEdits({ kind, itemId }, present, item)
	})
	return {
		stays: [...stays, ...orderEdits(kind, now, then)],
		gone: gone.map((itemId): PlanEdit => ({ action: 'remove', kind, itemId })),
	}
}

/** Where those that were there all along stand in another order, each is put behind the one it stood behind. */
function orderEdits(kind: ItemKind, now: readonly JsonRecord[], then: readonly JsonRecord[]): PlanEdit[] {
	const ids = then.map((item) => idOf(kind, item))
	const [is, was] = [now.map((item) => idOf(kind, item)), ids]
	const common = (one: readonly string[], other: readonly string[]) => one.filter((id) => other.includes(id))
	if (isDeepStrictEqual(common(is, was), common(was, is))) return []
	return ids.map((itemId, at) => fieldEdit({ kind, itemId, field: BEHIND, value: ids[at - 1] ?? null }))
}
