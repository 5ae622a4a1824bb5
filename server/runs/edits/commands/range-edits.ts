import { keyOfNote } from '#shared/schemas/note-key.ts'
import type { CellRange } from '#shared/ranges/stated-range.ts'
import type { ItemKind } from '#shared/schemas/plan-items.ts'
import { fieldEdit, type FieldEdit } from '../plan-edit.ts'

type ItemRef = { readonly kind: ItemKind; readonly itemId: string }
type RangeEditsPart = { readonly field: string; readonly part: string; readonly value: FieldEdit['value'] }

/** The edit of one part of the note beside a field; null takes it away. */
export function noteEdit({ kind, itemId }: ItemRef, { field, part, value }: RangeEditsPart): FieldEdit {
	return fieldEdit({ kind: 'notes', itemId: keyOfNote({ list: kind, id: itemId, field }), field: part, value })
}

/** The edits of the note beside a field that give it a range, or take the range away. */
export function rangeEdits(place: ItemRef & { readonly field: string }, range: CellRange | null): FieldEdit[] {
	return (['low', 'high'] as const).map((part) =>
		noteEdit(place, { field: place.field, part, value: range?.[part] ?? null }),
	)
}
