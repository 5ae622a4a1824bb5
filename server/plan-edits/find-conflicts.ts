import { isDeepStrictEqual } from 'node:util'
import type { ChangeRow } from '#server/repositories/changes.ts'
import type { Json, JsonRecord } from '#server/repositories/plan-documents.ts'
import { overlaps } from '#shared/schemas/differences.ts'
import { keyOfNote } from '#shared/schemas/note-key.ts'
import { currentValue, type FieldEdit, type PlanEdit, type PlanKind, type RemoveEdit } from './plan-edit.ts'

/** Somebody else's edit, made since the editor looked, of what the editor's own edit would replace. */
export type Conflict = {
	readonly kind: PlanKind
	readonly itemId: string
	readonly field: string
	readonly by: string
	readonly at: string
	/** what the editor saw there */
	readonly was: Json
	/** what is there now */
	readonly now: Json
}

type FieldAddress = Pick<FieldEdit, 'kind' | 'itemId' | 'field'>
type Since = { readonly draft: JsonRecord; readonly since: readonly ChangeRow[]; readonly userId: string }

/** Which edits would replace, unseen, what others have written since. The same value twice is no conflict. */
export function findConflicts(edits: readonly PlanEdit[], asked: Since): Conflict[] {
	return edits.flatMap((edit) => {
		if (edit.action === 'add' || edit.baseRev === undefined) return []
		return edit.action === 'remove' ? conflictsOfRemoval(edit, asked) : conflictOf(edit, asked)
	})
}

function conflictOf(edit: FieldEdit, { draft, since, userId }: Since): Conflict[] {
	const now = currentValue(draft, edit)
	if (isDeepStrictEqual(now, edit.value)) return []
	return [edit, noteOn(edit)].flatMap((place) => {
		const touches = since.flatMap((change) =>
			change.rev > (edit.baseRev ?? 0) && change.kind === place.kind && change.itemId === place.itemId
				? change.fields.filter(({ field }) => overlaps(field, place.field)).map((field) => ({ change, field }))
				: [],
		)
		// Who wrote there last knows what stood there then.
		const own = touches.findLastIndex(({ change }) => change.userId === userId)
		const theirs = touches.slice(own + 1)
		const [first, last] = [theirs[0], theirs.at(-1)]
		if (first === undefined || last === undefined) return []
		const was = first.field.field === place.field ? first.field.before : null
		const present = place === edit ? now : currentValue(draft, place)
		if (isDeepStrictEqual(was, present) && first.field.field === place.field) return []
		return [
			conflictAt(
				{ kind: place.kind, itemId: place.itemId, field: place.field },
				{ last: last.change, was, now: present },
			),
		]
	})
}

/** A new value takes the note of the old one away: what others wrote there is replaced too. */
function noteOn({ kind, itemId, field }: FieldAddress): FieldAddress {
	return { kind: 'notes', itemId: keyOfNote({ list: kind, id: itemId, field }), field: '' }
}

function conflictsOfRemoval({ kind, itemId, baseRev = 0 }: RemoveEdit, { draft, since, userId }: Since): Conflict[] {
	const theirs = new Map<string, Conflict>()
	for (const change of since) {
		const seen = change.rev <= baseRev || change.userId === userId
		if (seen || change.action !== 'update' || change.kind !== kind || change.itemId !== itemId) continue
		for (const { field, before } of change.fields) {
			const was = theirs.get(field)?.was ?? before
			const now = currentValue(draft, { kind, itemId, field })
			theirs.set(field, conflictAt({ kind, itemId, field }, { last: change, was, now }))
		}
	}
	return [...theirs.values()].filter(({ was, now }) => !isDeepStrictEqual(was, now))
}

function conflictAt(place: FieldAddress, { last, was, now }: { last: ChangeRow; was: Json; now: Json }): Conflict {
	return { ...place, by: last.userName, at: last.at.toISOString(), was, now }
}
