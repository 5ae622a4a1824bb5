import type { ChangeAction, ChangedField } from '#server/store/rows/changes.ts'
import type { JsonRecord } from '#server/store/rows/plan-documents.ts'
import { currentValue, idOf, listIn, placeOf, type FieldEdit, type PlanEdit, type PlanKind } from './plan-edit.ts'

/** One line of the change log, before it has its number and its author. */
export type EditRecord = { action: ChangeAction; kind: PlanKind; itemId: string; fields: ChangedField[] }

/**
 * What a set of edits changed, one record per item, taken from the plan before and the plan as it was checked after:
 * the log then holds the values that were stored. Edits that changed nothing leave no record.
 */
export function recordEdits(
	edits: readonly PlanEdit[],
	{ before, after }: { before: JsonRecord; after: JsonRecord },
): EditRecord[] {
	const records: EditRecord[] = []
	for (const edit of edits) {
		if (edit.action !== 'update') {
			records.push(edit.action === 'add' ? addition(edit, after) : removal(edit, before))
			continue
		}
		const field = changedField(edit, { before, after })
		if (field === null) continue
		const open = records.find(
			({ action, kind, itemId }) => action === 'update' && kind === edit.kind && itemId === edit.itemId,
		)
		if (open) open.fields = [...open.fields.filter((other) => other.field !== field.field), field]
		else records.push({ action: 'update', kind: edit.kind, itemId: edit.itemId, fields: [field] })
	}
	return records
}

function changedField(
	edit: FieldEdit,
	{ before, after }: { before: JsonRecord; after: JsonRecord },
): ChangedField | null {
	const was = currentValue(before, edit)
	const is = currentValue(after, edit)
	return JSON.stringify(was) === JSON.stringify(is) ? null : { field: edit.field, before: was, after: is }
}

function addition({ kind, item }: Extract<PlanEdit, { action: 'add' }>, after: JsonRecord): EditRecord {
	const itemId = idOf(kind, item)
	const place = placeOf(after, kind, itemId)
	const fields = [
		{ field: '', before: null, after: listIn(after, kind)[place] ?? null },
		{ field: 'position', before: null, after: place },
	]
	return { action: 'add', kind, itemId, fields }
}

function removal({ kind, itemId }: Extract<PlanEdit, { action: 'remove' }>, before: JsonRecord): EditRecord {
	const place = placeOf(before, kind, itemId)
	const fields = [
		{ field: '', before: listIn(before, kind)[place] ?? null, after: null },
		{ field: 'position', before: place, after: null },
	]
	return { action: 'remove', kind, itemId, fields }
}
