import type { Json, JsonRecord } from '#server/store/rows/plan-documents.ts'
import { toPlanFile } from '#shared/schemas/plan-export.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { BEHIND } from '#shared/schemas/edits/order.ts'
import { ITEM_KINDS, type ItemKind } from '#shared/schemas/plan-items.ts'

/** The parts of a plan an edit can name: its lists, its head, and its two tables of keyed entries. */
export const PLAN_KINDS = [...ITEM_KINDS, 'head', 'assumptions', 'notes'] as const
export type PlanKind = (typeof PLAN_KINDS)[number]

/** One field set: dotted inside an item (`labour.weeklyHours`); '' is the whole entry of assumptions and notes. */
export type FieldEdit = {
	readonly action: 'update'
	readonly kind: PlanKind
	readonly itemId: string
	readonly field: string
	readonly value: Json
	/** The revision the editor was looking at: what somebody else has written since is then not replaced unseen. */
	readonly baseRev?: number | undefined
}
export type AddEdit = {
	readonly action: 'add'
	readonly kind: ItemKind
	readonly item: JsonRecord
	readonly at?: number | undefined
}
export type RemoveEdit = {
	readonly action: 'remove'
	readonly kind: ItemKind
	readonly itemId: string
	readonly baseRev?: number | undefined
}
export type PlanEdit = FieldEdit | AddEdit | RemoveEdit

/** Whether a place is an entry's in the order of its list. */
export const isOrder = (place: { readonly kind: string; readonly field: string }): boolean =>
	place.field === BEHIND && ITEM_KINDS.some((list) => list === place.kind)

/** The edit that sets what stands at a place. */
export const fieldEdit = (edit: Omit<FieldEdit, 'action'>): FieldEdit => ({ action: 'update', ...edit })

export function isRecord(value: unknown): value is JsonRecord {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The plan as its plan file, a copy that edits may be made on. What was left out is not in it. */
export function draftOf(plan: PlanFile): JsonRecord {
	const copy: unknown = JSON.parse(JSON.stringify(toPlanFile(plan)))
	if (!isRecord(copy)) throw new Error('a plan is always a record')
	return copy
}

export function listIn(draft: JsonRecord, kind: ItemKind): JsonRecord[] {
	const list = draft[kind]
	return Array.isArray(list) ? list.filter(isRecord) : []
}

/** An item's id; an actual is named by what it measures and when. */
export function idOf(kind: ItemKind, item: JsonRecord): string {
	return kind === 'actuals' ? `${textOf(item.ref)}/${textOf(item.month)}` : textOf(item.id)
}

function textOf(value: Json | undefined): string {
	return typeof value === 'string' ? value : ''
}

/** Where an item stands in its list, −1 where it is not there. */
export function placeOf(draft: JsonRecord, kind: ItemKind, itemId: string): number {
	return listIn(draft, kind).findIndex((item) => idOf(kind, item) === itemId)
}

/** The id of the item in front of another; null where it is the first. */
export function frontOf(draft: JsonRecord, kind: ItemKind, itemId: string): string | null {
	const front = listIn(draft, kind)[placeOf(draft, kind, itemId) - 1]
	return front === undefined ? null : idOf(kind, front)
}

/** What stands at a dotted path; null where there is nothing. */
function valueAt(value: Json | undefined, path: readonly string[]): Json {
	const [head, ...rest] = path
	if (head === undefined) return value ?? null
	if (Array.isArray(value)) return valueAt(value[Number(head)], rest)
	return isRecord(value) && Object.hasOwn(value, head) ? valueAt(value[head], rest) : null
}

/** The value with one place in it set. */
export function withValueAt(value: Json | undefined, path: readonly string[], next: Json): Json {
	const [head, ...rest] = path
	if (head === undefined) return next
	if (Array.isArray(value))
		return value.map((entry, index) => (index === Number(head) ? withValueAt(entry, rest, next) : entry))
	const record = isRecord(value) ? value : {}
	return { ...record, [head]: withValueAt(Object.hasOwn(record, head) ? record[head] : null, rest, next) }
}

/** What a field edit's place holds in a draft. */
export function currentValue(
	draft: JsonRecord,
	{ kind, itemId, field }: Pick<FieldEdit, 'kind' | 'itemId' | 'field'>,
): Json {
	const path = field === '' ? [] : field.split('.')
	if (kind === 'head') return valueAt(draft, path)
	if (kind === 'assumptions' || kind === 'notes') return valueAt(draft[kind], [itemId, ...path])
	if (isOrder({ kind, field })) return frontOf(draft, kind, itemId)
	return valueAt(listIn(draft, kind)[placeOf(draft, kind, itemId)], path)
}
