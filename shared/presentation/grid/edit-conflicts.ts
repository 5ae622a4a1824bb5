import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { notedIn } from '#shared/schemas/note-key.ts'
import type { EditConflict } from './edit-reply.ts'
import { clockText } from '../wording/day.ts'
import { editedPlace, editedValue, type EditedPlace } from '../wording/edited-place.ts'

/** Somebody else's edit that stands in the way of one's own, as the services find it. */
type FoundConflict = EditedPlace & {
	readonly by: string
	readonly at: string
	readonly was: unknown
	readonly now: unknown
}

/** What to do if one's own is to stand all the same; the grid has buttons for it. */
const WAYS_ON = {
	set: '',
	save: ' Save again to put yours in its place.',
	remove: ' Remove again if it is to go all the same.',
} as const

/** Who changed what from what to what, for the page of whoever came second. Times are UTC. */
export function editConflicts(
	plan: PlanFile,
	{ found, intent }: { found: readonly FoundConflict[]; intent: keyof typeof WAYS_ON },
): readonly EditConflict[] {
	const inForm = (field: string) => (intent === 'remove' ? '' : field)
	return found.map((conflict) => {
		const { kind, itemId, field, by, at, was, now } = conflict
		const [from, to] = [was, now].map((value) => editedValue(plan, conflict, value))
		const place = editedPlace(plan, conflict)
		return {
			field: inForm(kind === 'notes' ? notedIn(itemId).field : field),
			text: `${place}: ${by} changed it from ${from ?? ''} to ${to ?? ''} at ${clockText(new Date(at))}, after you opened it.${WAYS_ON[intent]}`,
			now: to ?? '',
			was: from ?? '',
			itemId: kind === 'notes' ? notedIn(itemId).id : itemId,
			place,
			by,
		}
	})
}
