import { ITEM_KINDS } from './plan-items.ts'

/**
 * The one spelling of a note's key, `sites/abilene/labour.weeklyHours`: groups within a field are parted by dots. Files
 * written before wrote `labour/weeklyHours`.
 */
export function noteKey(written: string): string {
	const [list = '', id = '', ...field] = written.split('/')
	return ITEM_KINDS.some((kind) => kind === list) && field.length > 1 ? `${list}/${id}/${field.join('.')}` : written
}

/** Notes under their one spelling; where a file has both, the present one stands. */
export function underOneSpelling<Note>(notes: Readonly<Record<string, Note>>): Record<string, Note> {
	const entries = Object.entries(notes)
	const old = entries.filter(([key]) => noteKey(key) !== key).map(([key, note]) => [noteKey(key), note] as const)
	if (old.length === 0) return { ...notes }
	return { ...Object.fromEntries(old), ...Object.fromEntries(entries.filter(([key]) => noteKey(key) === key)) }
}
