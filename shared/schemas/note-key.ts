import { ITEM_KINDS } from './plan-items.ts'

/** The entry and the field that a note stands beside. */
type FieldAddress = { readonly list: string; readonly id: string; readonly field: string }

/** The key of the note beside a field, `sites/abilene/labour.weeklyHours`: groups within a field are parted by dots. */
export const keyOfNote = ({ list, id, field }: FieldAddress): string => `${list}/${id}/${field}`

/** The key of the note on an assumption, which of one site has the site in front: `assumptions/abilene/weeklyHours`. */
export const noteOfAssumption = (key: string): string => `assumptions/${key}`

/** The note beside a field: its own, else that of the group it is part of. */
export function noteBeside<Note>(notes: Readonly<Record<string, Note>>, place: FieldAddress): Note | undefined {
	const group = place.field.slice(0, Math.max(0, place.field.lastIndexOf('.')))
	return notes[keyOfNote(place)] ?? (group === '' ? undefined : notes[keyOfNote({ ...place, field: group })])
}

/** What a note's key names. Files written before wrote `labour/weeklyHours`. */
export function notedIn(key: string): FieldAddress {
	const [list = '', id = '', ...field] = key.split('/')
	return { list, id, field: field.join('.') }
}

/** A note's key in its one spelling. */
export function noteKey(written: string): string {
	const noted = notedIn(written)
	return ITEM_KINDS.some((kind) => kind === noted.list) && noted.field !== '' ? keyOfNote(noted) : written
}

/** Notes under their one spelling; where a file has both, the present one stands. */
export function underOneSpelling<Note>(notes: Readonly<Record<string, Note>>): Record<string, Note> {
	const entries = Object.entries(notes)
	const old = entries.filter(([key]) => noteKey(key) !== key).map(([key, note]) => [noteKey(key), note] as const)
	if (old.length === 0) return { ...notes }
	return { ...Object.fromEntries(old), ...Object.fromEntries(entries.filter(([key]) => noteKey(key) === key)) }
}
