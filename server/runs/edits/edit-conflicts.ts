import { isRecord } from '#shared/is-record.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { keyOfNote, notedIn } from '#shared/schemas/note-key.ts'
import { ITEM_KINDS } from '#shared/schemas/plan-items.ts'
import type { EditConflict, ShownValue } from '#shared/grid/edit-reply.ts'
import { clockText } from '#shared/formats/day.ts'
import { editedPlace, editedValue, nameOfEntry, type EditedPlace } from '#server/views/messages/edited-place.ts'

/** Of a value, or of its note: what stood there, stands there and would stand there. */
type EditConflictsSides = { readonly was: unknown; readonly now: unknown; readonly mine: unknown }
/** Somebody else's edit that stands in the way of one's own, as the services find it. */
type FoundConflict = EditedPlace &
	EditConflictsSides & { readonly by: string; readonly at: string; readonly note: EditConflictsSides | null }

type EditConflictsParams = {
	readonly found: readonly FoundConflict[]
	readonly intent: keyof typeof WAYS_ON
	/** what would come back with an entry that is gone */
	readonly comesWith: (entry: FoundConflict) => readonly string[]
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
	{ found, intent, comesWith }: EditConflictsParams,
): readonly EditConflict[] {
	return found.map((conflict) =>
		isGone(conflict) ? goneConflict(plan, conflict, comesWith(conflict)) : changeConflict(plan, conflict, intent),
	)
}

const isGone = ({ kind, field }: FoundConflict) => field === '' && ITEM_KINDS.some((list) => list === kind)

/** `Jun Sato removed Utility, phase 1 at 14:02 UTC` */
export const removedText = ({ by, at, name }: { by: string; at: Date; name: string }): string =>
	`${by} removed ${name} at ${clockText(at)}`

function goneConflict(plan: PlanFile, conflict: FoundConflict, gone: readonly string[]): EditConflict {
	const { itemId, by, at, was } = conflict
	const place = nameOfEntry(was) ?? editedPlace(plan, conflict)
	const text = `${removedText({ by, at: new Date(at), name: place })}, after you opened it.`
	const nothing = { value: '', note: '' }
	return { field: '', text, now: nothing, was: nothing, mine: nothing, itemId, place, by, gone }
}

function changeConflict(plan: PlanFile, conflict: FoundConflict, intent: keyof typeof WAYS_ON): EditConflict {
	const { kind, itemId, field, by, at, note } = conflict
	const place = editedPlace(plan, conflict)
	const shown = (side: keyof EditConflictsSides): ShownValue => ({
		value: editedValue(plan, conflict, conflict[side]),
		note: note === null ? '' : noteText(plan, conflict, note[side]),
	})
	const [was, now, mine] = [shown('was'), shown('now'), shown('mine')]
	const same = was.value === now.value
	const what = same
		? `the note on it from ${was.note || 'empty'} to ${now.note || 'empty'}`
		: `it from ${was.value} to ${now.value}`
	const noted = kind === 'notes' ? notedIn(itemId) : null
	return {
		field: intent === 'remove' ? '' : (noted?.field ?? field),
		text: `${place}: ${by} changed ${what} at ${clockText(new Date(at))}, after you opened it.${WAYS_ON[intent]}`,
		...{ now, was, mine },
		itemId: noted?.id ?? itemId,
		place,
		by,
	}
}

/** What of a note is told beside its value, in this order. */
const PARTS = ['quality', 'source', 'why'] as const

/** `180 MW to 220 MW · Quote · Offer of 3 March · Two rows`; '' where nothing is noted. */
function noteText(plan: PlanFile, { kind, itemId, field }: EditedPlace, note: unknown): string {
	if (!isRecord(note)) return ''
	const key = kind === 'head' ? field : keyOfNote({ list: kind, id: itemId, field })
	const told = (part: string) => editedValue(plan, { kind: 'notes', itemId: key, field: part }, note[part])
	const has = (part: string) => (note[part] ?? null) !== null && note[part] !== ''
	const range = has('high') ? [has('low') ? `${told('low')} to ${told('high')}` : `to ${told('high')}`] : []
	return [...range, ...PARTS.filter(has).map(told)].join(' · ')
}
