import type { Json, JsonRecord } from '#server/store/rows/plan-documents.ts'
import type { Problem } from '#shared/schemas/problem.ts'
import type { ItemKind } from '#shared/schemas/plan-items.ts'
import {
	idOf,
	isOrder,
	isRecord,
	listIn,
	placeOf,
	withValueAt,
	type AddEdit,
	type FieldEdit,
	type PlanEdit,
	type RemoveEdit,
} from './plan-edit.ts'

const IDENTITY = new Set(['id', 'ref', 'month'])

/** Why an edit can't be made on this draft, before its values are even looked at; null when it can. */
export function obstacle(draft: JsonRecord, edit: PlanEdit): Problem | null {
	if (edit.action === 'add' || edit.kind === 'head' || edit.kind === 'assumptions' || edit.kind === 'notes') return null
	if (placeOf(draft, edit.kind, edit.itemId) < 0) {
		return {
			path: `${edit.kind}.${edit.itemId}`,
			message: 'is not in the plan any more',
			mend: 'Someone deleted it. Reload to see the current plan.',
		}
	}
	if (edit.action === 'update' && (edit.field === '' || isIdentity(edit))) {
		return {
			path: `${edit.kind}.${edit.itemId}.${edit.field}`,
			message: 'can’t be changed: other entries refer to it',
			mend: 'Add a new entry and remove this one.',
		}
	}
	return null
}

function isIdentity({ kind, field }: FieldEdit): boolean {
	return kind === 'actuals' ? IDENTITY.has(field) : field === 'id'
}

/** The draft with one edit made. Values are not judged here: the whole plan is, afterwards. */
export function applyEdit(draft: JsonRecord, edit: PlanEdit): JsonRecord {
	if (edit.action === 'add') return added(draft, edit)
	if (edit.action === 'remove') return removed(draft, edit)
	return updated(draft, edit)
}

function added(draft: JsonRecord, { kind, item, at }: AddEdit): JsonRecord {
	const list = listIn(draft, kind)
	return { ...draft, [kind]: list.toSpliced(at ?? list.length, 0, item) }
}

function removed(draft: JsonRecord, { kind, itemId }: RemoveEdit): JsonRecord {
	return { ...draft, [kind]: listIn(draft, kind).toSpliced(placeOf(draft, kind, itemId), 1) }
}

function updated(draft: JsonRecord, { kind, itemId, field, value }: FieldEdit): JsonRecord {
	const path = field === '' ? [] : field.split('.')
	if (kind === 'head') return record(withValueAt(draft, path, value))
	if (kind === 'assumptions') return { ...draft, assumptions: keyed(draft['assumptions'], [itemId, ...path], value) }
	if (kind === 'notes') return { ...draft, notes: noted(draft['notes'], [itemId, ...path], value) }
	const place = placeOf(draft, kind, itemId)
	if (isOrder({ kind, field })) return movedBehind(draft, { kind, itemId }, value)
	return {
		...draft,
		[kind]: listIn(draft, kind).map((item, index) => (index === place ? withValueAt(item, path, value) : item)),
	}
}

/** The item behind another of its list, which is named by its id; in front of all where there is none of it. */
function movedBehind(draft: JsonRecord, { kind, itemId }: { kind: ItemKind; itemId: string }, front: Json): JsonRecord {
	const list = listIn(draft, kind)
	const others = list.filter((item) => idOf(kind, item) !== itemId)
	const moved = list.filter((item) => idOf(kind, item) === itemId)
	return { ...draft, [kind]: others.toSpliced(others.findIndex((item) => idOf(kind, item) === front) + 1, 0, ...moved) }
}

const isSilent = (note: Json | undefined): boolean =>
	note === undefined || (isRecord(note) && Object.values(note).every((part) => part === null))

// A note whose last part is taken away goes, and one that was not there is not made to say nothing.
function noted(entries: Json | undefined, path: readonly string[], value: Json): Json {
	const [key = ''] = path
	const noteIn = (notes: Json | undefined) => (isRecord(notes) ? notes[key] : undefined)
	if (value === null && path.length > 1 && isSilent(noteIn(entries))) return entries ?? {}
	const notes = keyed(entries, path, value)
	return value === null && isSilent(noteIn(notes)) ? keyed(notes, [key], null) : notes
}

// null takes an entry away: the default holds again.
function keyed(entries: Json | undefined, path: readonly string[], value: Json): Json {
	const [key] = path
	if (value !== null || path.length > 1 || key === undefined) return withValueAt(entries, path, value)
	return isRecord(entries) ? Object.fromEntries(Object.entries(entries).filter(([name]) => name !== key)) : {}
}

function record(value: Json): JsonRecord {
	return isRecord(value) ? value : {}
}
