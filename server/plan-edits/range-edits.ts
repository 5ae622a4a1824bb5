import type { ItemKind } from '#shared/schemas/plan-items.ts'
import type { FieldEdit } from './plan-edit.ts'

/** The edits of the note beside a field that give it a range, or take the range away. */
export function rangeEdits(
	{ kind, itemId, field }: { kind: ItemKind; itemId: string; field: string },
	range: { readonly low: number; readonly high: number } | null,
): FieldEdit[] {
	const note = { action: 'update', kind: 'notes', itemId: `${kind}/${itemId}/${field}` } as const
	return [
		{ ...note, field: 'low', value: range?.low ?? null },
		{ ...note, field: 'high', value: range?.high ?? null },
	]
}
