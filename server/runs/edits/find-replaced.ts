import { isDeepStrictEqual } from 'node:util'
import type { ChangeRow } from '#server/store/rows/changes.ts'
import type { Json } from '#server/store/rows/plan-documents.ts'
import { overlaps } from '#shared/schemas/differences.ts'

/** What one person had written and somebody else has since written over, or removed. */
export type Replaced = {
	readonly kind: string
	readonly itemId: string
	/** '' where the whole entry was removed */
	readonly field: string
	readonly by: string
	readonly at: string
	readonly was: Json
	readonly now: Json
}

type FindReplacedReader = {
	readonly userId: string
	/** the edit up to which the person knows of everything */
	readonly since: number
}

const placeOf = ({ kind, itemId }: ChangeRow, field: string) => `${kind} ${itemId} ${field}`

/** Whose values others have replaced since an edit of the plan; of notes, which go with their values, nothing is said. */
export function findReplaced(log: readonly ChangeRow[], { userId, since }: FindReplacedReader): readonly Replaced[] {
	const found = new Map<string, Replaced>()
	for (const [at, change] of log.entries()) {
		if (change.userId === userId) {
			// What one has written since is one's own again.
			for (const [place, one] of found) if (touches(change, one)) found.delete(place)
			continue
		}
		if (change.rev <= since || change.kind === 'notes') continue
		if (change.action === 'add' || change.action === 'create') continue
		for (const { field, before, after } of change.fields) {
			if (change.action === 'remove' && field !== '') continue
			const place = placeOf(change, field)
			const first =
				found.get(place)?.was ?? (ownBefore(log.slice(0, at), change, { field, userId }) ? before : undefined)
			if (first === undefined) continue
			const { kind, itemId } = change
			found.set(place, {
				kind,
				itemId,
				field,
				by: change.userName,
				at: change.at.toISOString(),
				was: first,
				now: after,
			})
		}
	}
	// What is as it was has not been replaced.
	return [...found.values()].filter((one) => !isDeepStrictEqual(one.was, one.now))
}

const touches = (change: ChangeRow, { kind, itemId, field }: Pick<Replaced, 'kind' | 'itemId' | 'field'>) =>
	change.kind === kind && change.itemId === itemId && change.fields.some((other) => overlaps(other.field, field))

/** Whether what stood in a place before a change was this person's. */
function ownBefore(
	before: readonly ChangeRow[],
	{ kind, itemId }: ChangeRow,
	{ field, userId }: { field: string; userId: string },
): boolean {
	return before.findLast((change) => touches(change, { kind, itemId, field }))?.userId === userId
}
