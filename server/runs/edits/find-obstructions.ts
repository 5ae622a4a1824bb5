import { isDeepStrictEqual } from 'node:util'
import type { ChangeRow, StepRow } from '#server/store/rows/changes.ts'
import type { Json, JsonRecord } from '#server/store/rows/plan-documents.ts'
import { overlaps } from '#shared/schemas/differences.ts'
import { keyOfNote } from '#shared/schemas/note-key.ts'
import { readSteps } from './find-step.ts'
import { ITEM_KINDS } from '#shared/schemas/plan-items.ts'
import { currentValue, isOrder, placeOf, PLAN_KINDS } from './plan-edit.ts'

/** Why a record of the log can't be taken back: what it wrote is not what stands there any more. */
export type Obstruction = {
	readonly kind: string
	readonly itemId: string
	readonly field: string
	/** who has written there since; null where it is the actor's own later edit */
	readonly by: string | null
	readonly at: string | null
	/** the entry as it was where it was removed; null where it is there */
	readonly removed: Json
}

type EditedPlace = Pick<Obstruction, 'kind' | 'itemId' | 'field'>

type ActorsLog = {
	readonly draft: JsonRecord
	readonly steps: readonly StepRow[]
	/** everything since the step, oldest first */
	readonly since: readonly ChangeRow[]
	readonly userId: string
}

/** What stands in the way of taking these records back; none where every value is still the one they wrote. */
export function findObstructions(records: readonly ChangeRow[], asked: ActorsLog): Obstruction[] {
	return records.flatMap((record) => {
		if (record.action === 'remove') return returned(record, asked)
		return record.fields
			.filter(({ field }) => record.action === 'update' || field === '')
			.flatMap(({ field, after }) => obstructionOf({ ...record, field, after }, asked))
	})
}

/** An entry that somebody has brought back since cannot come back once more. */
function returned({ kind, itemId }: ChangeRow, { draft, since, userId }: ActorsLog): Obstruction[] {
	const list = ITEM_KINDS.find((known) => known === kind)
	if (list === undefined || placeOf(draft, list, itemId) < 0) return []
	const back = since.findLast((change) => change.action === 'add' && change.kind === kind && change.itemId === itemId)
	const theirs = back !== undefined && back.userId !== userId ? back : null
	return [
		{ kind, itemId, field: '', by: theirs?.userName ?? null, at: theirs?.at.toISOString() ?? null, removed: null },
	]
}

type RecordedField = Pick<ChangeRow, 'kind' | 'itemId' | 'step'> & { readonly field: string; readonly after: unknown }

function obstructionOf(
	{ kind, itemId, field, after, step }: RecordedField,
	{ draft, steps, since, userId }: ActorsLog,
): Obstruction[] {
	const { byNumber, holds } = readSteps(steps)
	const theirs = since.findLast((change) => {
		if (change.userId === userId || change.step === step) return false
		if (!isThere(change, { kind, itemId, field })) return false
		// What was done and taken back again has changed nothing.
		const row = byNumber.get(change.step)
		return row === undefined || holds(row)
	})
	const place = { kind, itemId, field }
	if (theirs !== undefined) {
		const removed = theirs.action === 'remove' ? (theirs.fields.find((one) => one.field === '')?.before ?? null) : null
		return [{ ...place, by: theirs.userName, at: theirs.at.toISOString(), removed }]
	}
	// Behind which entry it stands is taken back wherever others stand by now.
	if (isOrder(place)) return []
	const known = PLAN_KINDS.find((name) => name === kind)
	const same = known !== undefined && isDeepStrictEqual(currentValue(draft, { kind: known, itemId, field }), after)
	return same ? [] : [{ ...place, by: null, at: null, removed: null }]
}

// The notes of an entry go with it.
function isThere(change: ChangeRow, { kind, itemId, field }: EditedPlace): boolean {
	if (change.kind === 'notes' && kind !== 'notes')
		return field === '' && change.itemId.startsWith(keyOfNote({ list: kind, id: itemId, field: '' }))
	if (change.kind !== kind || change.itemId !== itemId) return false
	return change.fields.some((other) => overlaps(other.field, field))
}
