import { isDeepStrictEqual } from 'node:util'
import type { ChangeRow } from '#server/store/rows/changes.ts'
import type { Json, JsonRecord } from '#server/store/rows/plan-documents.ts'
import { overlaps } from '#shared/schemas/differences.ts'
import { keyOfNote } from '#shared/schemas/note-key.ts'
import { ITEM_KINDS } from '#shared/schemas/plan-items.ts'
import {
	currentValue,
	isRecord,
	placeOf,
	withValueAt,
	type FieldEdit,
	type PlanEdit,
	type PlanKind,
	type RemoveEdit,
} from './plan-edit.ts'

/** Somebody else's edit, made since the editor looked, of what the editor's own edit would replace. */
export type Conflict = {
	readonly kind: PlanKind
	readonly itemId: string
	/** '' where the whole entry is gone: it was removed */
	readonly field: string
	readonly by: string
	readonly at: string
	/** what the editor saw there; of an entry that is gone the entry as it was */
	readonly was: Json
	/** what is there now */
	readonly now: Json
	/** what the edit would put there */
	readonly mine: Json
	/** the note beside it, which goes with its value; null where there is none on any side */
	readonly note: FindConflictsSides | null
}
type FindConflictsSides = { readonly was: Json; readonly now: Json; readonly mine: Json }

/** Whether it is the entry itself that is not there any more. */
export const isRemoval = ({ kind, field }: Pick<Conflict, 'kind' | 'field'>): boolean =>
	field === '' && ITEM_KINDS.some((list) => list === kind)

type FieldAddress = Pick<FieldEdit, 'kind' | 'itemId' | 'field'>
type Log = { readonly since: readonly ChangeRow[]; readonly userId: string }
type Since = Log & { readonly draft: JsonRecord }

/**
 * Which edits would replace, unseen, what others have written since: each place once, whatever of it was written, with the
 * note beside it. The same value twice is no conflict.
 */
export function findConflicts(edits: readonly PlanEdit[], asked: Since): Conflict[] {
	const found = edits.flatMap((edit) => {
		if (edit.action === 'add' || edit.baseRev === undefined) return []
		if (edit.action === 'remove') return conflictsOfRemoval(edit, asked)
		return goneFor(edit, asked) ?? conflictOf(edit, { ...asked, edits })
	})
	const byPlace = new Map(found.map((one) => [nameOf(one), one]))
	const noted = new Set(found.map((one) => noteOn(one).itemId))
	// What is said of the note beside a cell is told in the cell.
	return [...byPlace.values()].filter(({ kind, itemId }) => kind !== 'notes' || !noted.has(itemId))
}

const nameOf = ({ kind, itemId, field }: FieldAddress) => JSON.stringify([kind, itemId, field])

/** An entry that was removed since; null where it is there, or was not removed since. */
function goneFor({ kind, itemId, baseRev = 0 }: FieldEdit, { draft, since }: Since): Conflict[] | null {
	const list = ITEM_KINDS.find((known) => known === kind)
	if (list === undefined || placeOf(draft, list, itemId) >= 0) return null
	const removal = removalIn(since, { kind, itemId })
	if (removal === undefined || removal.rev <= baseRev) return null
	const was = removal.fields.find(({ field }) => field === '')?.before ?? null
	return [{ ...conflictAt({ kind, itemId, field: '' }, { last: removal, was, now: null, mine: null }), note: null }]
}

/** How an entry that is not there came to go: the last time it did. */
export function removalIn(
	since: readonly ChangeRow[],
	{ kind, itemId }: { readonly kind: string; readonly itemId: string },
): ChangeRow | undefined {
	return since.findLast((change) => change.action === 'remove' && change.kind === kind && change.itemId === itemId)
}

type Touch = { readonly change: ChangeRow; readonly field: ChangeRow['fields'][number] }

/** What others have written at a place since the editor last saw it or wrote there, oldest first. */
export function touchesOf(place: FieldAddress & { readonly baseRev: number }, { since, userId }: Log): Touch[] {
	const touches = since.flatMap((change) =>
		change.rev > place.baseRev && change.kind === place.kind && change.itemId === place.itemId
			? change.fields.filter(({ field }) => overlaps(field, place.field)).map((field) => ({ change, field }))
			: [],
	)
	// Who wrote there last knows what stood there then.
	return touches.slice(touches.findLastIndex(({ change }) => change.userId === userId) + 1)
}

const pathOf = (field: string) => (field === '' ? [] : field.split('.'))

/** What stood at a place before others wrote there. */
export function valueBefore(draft: JsonRecord, place: FieldAddress, touches: readonly Touch[]): Json {
	const first = touches[0]
	if (first?.field.field === place.field) return first.field.before
	const whole = touches.reduceRight<Json>(
		(now, { field }) => withValueAt(now, pathOf(field.field), field.before),
		currentValue(draft, { ...place, field: '' }),
	)
	return pathOf(place.field).reduce<Json>((value, name) => (isRecord(value) ? (value[name] ?? null) : null), whole)
}

function conflictOf(edit: FieldEdit, { edits, ...asked }: Since & { readonly edits: readonly PlanEdit[] }): Conflict[] {
	const { draft } = asked
	const now = currentValue(draft, edit)
	if (isDeepStrictEqual(now, edit.value) && !isOtherRange(edit, { draft, edits })) return []
	const baseRev = edit.baseRev ?? 0
	const [own, beside] = [edit, noteOn(edit)].map((place) => touchesOf({ ...place, baseRev }, asked))
	const last = [...(own ?? []), ...(beside ?? [])].reduce<ChangeRow | null>(
		(latest, { change }) => (latest === null || change.rev > latest.rev ? change : latest),
		null,
	)
	if (own === undefined || beside === undefined || last === null) return []
	const was = own.length === 0 ? now : valueBefore(draft, edit, own)
	const note = notesOn(edit, { draft, edits, touches: beside })
	if (isDeepStrictEqual(was, now) && isDeepStrictEqual(note.was, note.now)) return []
	const isNoted = Object.values(note).some((side) => side !== null)
	return [{ ...conflictAt(edit, { last, was, now, mine: edit.value }), note: isNoted ? note : null }]
}

/** Whether the same step gives a value another range than stands beside it. */
function isOtherRange(edit: FieldEdit, { draft, edits }: Pick<NotesAsk, 'draft' | 'edits'>): boolean {
	const { itemId } = noteOn(edit)
	return edits.some(
		(one) =>
			one.action === 'update' &&
			one.kind === 'notes' &&
			one.itemId === itemId &&
			(one.field === 'low' || one.field === 'high') &&
			!isDeepStrictEqual(currentValue(draft, one), one.value),
	)
}

/** A new value takes the note of the old one away: what others wrote there is replaced too. */
function noteOn({ kind, itemId, field }: FieldAddress): FieldAddress {
	const key = kind === 'head' ? field : keyOfNote({ list: kind, id: itemId, field })
	return { kind: 'notes', itemId: key, field: '' }
}

type NotesAsk = {
	readonly draft: JsonRecord
	readonly edits: readonly PlanEdit[]
	readonly touches: readonly Touch[]
}

/** The note beside a value on all sides; of one's own what the same step says of it. */
function notesOn(edit: FieldEdit, { draft, edits, touches }: NotesAsk): FindConflictsSides {
	const place = noteOn(edit)
	const now = currentValue(draft, place)
	const said = edits.flatMap((one) =>
		one.action === 'update' && one.kind === 'notes' && one.itemId === place.itemId && one.value !== null ? [one] : [],
	)
	const mine = said.reduce<Json>((note, { field, value }) => withValueAt(note, pathOf(field), value), null)
	return { was: touches.length === 0 ? now : valueBefore(draft, place, touches), now, mine }
}

function conflictsOfRemoval({ kind, itemId, baseRev = 0 }: RemoveEdit, { draft, since, userId }: Since): Conflict[] {
	const theirs = new Map<string, Conflict>()
	for (const change of since) {
		const seen = change.rev <= baseRev || change.userId === userId
		if (seen || change.action !== 'update' || change.kind !== kind || change.itemId !== itemId) continue
		for (const { field, before } of change.fields) {
			const was = theirs.get(field)?.was ?? before
			const now = currentValue(draft, { kind, itemId, field })
			theirs.set(field, {
				...conflictAt({ kind, itemId, field }, { last: change, was, now, mine: null }),
				note: null,
			})
		}
	}
	return [...theirs.values()].filter(({ was, now }) => !isDeepStrictEqual(was, now))
}

type Met = { readonly last: ChangeRow } & FindConflictsSides

function conflictAt({ kind, itemId, field }: FieldAddress, { last, ...sides }: Met): Omit<Conflict, 'note'> {
	return { kind, itemId, field, by: last.userName, at: last.at.toISOString(), ...sides }
}
