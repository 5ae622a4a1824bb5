import { isDeepStrictEqual } from 'node:util'
import type { Json, JsonRecord } from '#server/store/rows/plan-documents.ts'
import { keyOfNote, noteOfAssumption } from '#shared/schemas/note-key.ts'
import { fieldEdit, currentValue, isRecord, type FieldEdit, type PlanEdit } from './plan-edit.ts'

/**
 * The edits, and those of the notes beside changed values: range, reason, source and grade were the old value's, so they
 * go with it unless the same step says them anew.
 */
export function withNotesSettled(draft: JsonRecord, edits: readonly PlanEdit[]): PlanEdit[] {
	const given = new Set(
		edits.flatMap((edit) => (edit.action === 'update' && edit.kind === 'notes' ? [nameOf(edit)] : [])),
	)
	const stale = edits.flatMap((edit) => {
		if (edit.action !== 'update' || isSame(edit, currentValue(draft, edit))) return []
		return notesBeside(draft, edit)
	})
	return [...edits, ...stale.filter((edit) => !given.has(nameOf(edit)) && !given.has(nameOf({ ...edit, field: '' })))]
}

/** An assumption is its figure, whatever is said of it beside. */
function isSame({ kind, field, value }: FieldEdit, now: Json): boolean {
	const of = (one: Json) => (kind === 'assumptions' && field === '' && isRecord(one) ? (one['value'] ?? null) : one)
	return isDeepStrictEqual(of(now), of(value))
}

const nameOf = ({ itemId, field }: Pick<FieldEdit, 'itemId' | 'field'>) => `${itemId} ${field}`

/** What takes away every part of the notes on a field, and on what lies below it. */
function notesBeside(draft: JsonRecord, { kind, itemId, field }: FieldEdit): FieldEdit[] {
	if (kind === 'notes' || (kind === 'assumptions' && field !== '' && field !== 'value')) return []
	const own =
		kind === 'head'
			? field
			: kind === 'assumptions'
				? noteOfAssumption(itemId)
				: keyOfNote({ list: kind, id: itemId, field })
	const notes = isRecord(draft['notes']) ? Object.entries(draft['notes']) : []
	return notes
		.filter(([key]) => key === own || key.startsWith(`${own}.`))
		.flatMap(([key, note]) =>
			Object.keys(isRecord(note) ? note : {}).map((part) =>
				fieldEdit({ kind: 'notes', itemId: key, field: part, value: null }),
			),
		)
}
