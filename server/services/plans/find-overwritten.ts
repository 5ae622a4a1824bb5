import type { ChangeRow } from '#server/repositories/changes.ts'
import type { Json } from '#server/repositories/plan-documents.ts'
import type { FieldEdit } from './plan-edit.ts'

/** Somebody else's edit of the same field: who, when, from what to what. */
export type Overwritten = {
	readonly kind: string
	readonly itemId: string
	readonly field: string
	readonly by: string
	readonly at: string
	readonly from: Json
	readonly to: Json
}

/** The latest edits by others that these edits replace, of those made after the editor's own view of the plan. */
export function findOverwritten(
	edits: readonly FieldEdit[],
	{ since, userId }: { since: readonly ChangeRow[]; userId: string },
): Overwritten[] {
	return edits.flatMap((edit) => {
		const { kind, itemId, field, baseRev, value } = edit
		if (baseRev === undefined) return []
		const theirs = since.findLast(
			(change) =>
				change.rev > baseRev &&
				change.userId !== userId &&
				change.kind === kind &&
				change.itemId === itemId &&
				change.fields.some((other) => overlaps(other.field, field)),
		)
		const changed = theirs?.fields.find((other) => overlaps(other.field, field))
		if (!theirs || !changed || JSON.stringify(changed.after) === JSON.stringify(value)) return []
		const { userName: by, at } = theirs
		return [{ kind, itemId, field: changed.field, by, at: at.toISOString(), from: changed.before, to: changed.after }]
	})
}

// `labour` as a whole and `labour.weeklyHours` are the same place.
function overlaps(one: string, other: string): boolean {
	return one === other || one === '' || other === '' || one.startsWith(`${other}.`) || other.startsWith(`${one}.`)
}
