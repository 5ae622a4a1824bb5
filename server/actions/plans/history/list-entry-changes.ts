import type { ChangeRow } from '#server/store/rows/changes.ts'
import { scopeOf } from '#server/store/rows/scenarios.ts'
import { changesOfItems } from '#server/actions/scenarios/plan-log.ts'
import { keyOfNote, notedIn } from '#shared/schemas/note-key.ts'
import { FIGURE, readTalkKey } from '#shared/together/talk.ts'
import type { PlanHeading } from '../plan-heading.ts'

const SHOWN = 50
const NOTES = 'notes'

/** What an entry of a plan has seen, or a field of it, and the notes beside it; the latest first. Who may see the plan has been checked. */
export async function listEntryChanges({ scenario }: PlanHeading, key: string): Promise<readonly ChangeRow[]> {
	const place = readTalkKey(key)
	if (place === null || place.kind === FIGURE) return []
	const { kind, itemId, field } = place
	const notes = { kind: NOTES, itemId: { startsWith: keyOfNote({ list: kind, id: itemId, field: '' }) } }
	const rows = await changesOfItems(scopeOf(scenario), [{ kind, itemId }, notes])
	return rows.filter((row) => field === '' || changed(row).some((one) => touches(one, field))).slice(0, SHOWN)
}

/** The fields of the entry that an edit is of; '' for all of it. */
const changed = ({ kind, itemId, fields }: ChangeRow): readonly string[] =>
	kind === NOTES ? [notedIn(itemId).field] : fields.map(({ field }) => field)

/** Whether a change of one field is one of the other: of itself, of a part of it, or of what it is part of. */
const touches = (one: string, field: string) =>
	one === '' || one === field || one.startsWith(`${field}.`) || field.startsWith(`${one}.`)
