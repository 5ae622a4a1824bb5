import { isDeepStrictEqual } from 'node:util'
import type { ChangeRow } from '#server/store/rows/changes.ts'
import type { JsonRecord } from '#server/store/rows/plan-documents.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { applyEdit, obstacle } from '../apply-edit.ts'
import { draftOf, idOf, type PlanEdit } from '../plan-edit.ts'
import { editsBetween } from './edits-between.ts'
import { inverseOfSteps } from './inverse-edits.ts'

type DraftBeforeParams = { readonly draft: JsonRecord; readonly follows?: { readonly draft: JsonRecord } }
/** One thing of a version: a field, or with '' a whole entry. */
export type RestoredPlace = { readonly kind: string; readonly itemId: string; readonly field: string }

/** The plan as it stood before some records of its log, all of them since. Of a scenario its own edits are taken back. */
export function draftBefore({ draft, follows }: DraftBeforeParams, records: readonly ChangeRow[]): JsonRecord {
	const edits = inverseOfSteps(records, follows?.draft)
	const then = edits.reduce((now, edit) => (obstacle(now, edit) === null ? applyEdit(now, edit) : now), draft)
	const parsed = parsePlanFile(then)
	return parsed.ok ? draftOf(parsed.plan) : then
}

/** The edits that make of a plan what it was: all of them, or those of one place. */
export function restoreEdits(
	held: DraftBeforeParams,
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
