import { SHOWN } from '#shared/grid/edit-reply.ts'

/** The texts of a form without what it showed and without its own parts. */
export function textsIn(form: FormData, ownParts: readonly string[]): Readonly<Record<string, string>> {
	const texts = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
	return Object.fromEntries(texts.filter(([name]) => !ownParts.includes(name) && !name.startsWith(SHOWN)))
}

// A browser ends the lines of a text area with both marks.
const plain = (text: string) => text.replaceAll('\r\n', '\n')

/** The fields that somebody has changed: one that still says what was shown is not written back. */
export function changedIn(form: FormData, ownParts: readonly string[]): Readonly<Record<string, string>> {
	const changed = Object.entries(textsIn(form, ownParts)).filter(([name, text]) => {
		const shown = form.get(SHOWN + name)
		return typeof shown !== 'string' || plain(shown) !== plain(text)
	})
	return Object.fromEntries(changed)
}

type Texts = Readonly<Record<string, string>>

/** A small table in a form is one value: where a cell of it has changed, all its cells are written. */
export function withWholeTables(changed: Texts, all: Texts, tables: readonly string[]): Texts {
	const touched = tables.filter((table) => Object.keys(changed).some((name) => name.startsWith(`${table}.`)))
	const whole = Object.entries(all).filter(([name]) => touched.some((table) => name.startsWith(`${table}.`)))
	return { ...changed, ...Object.fromEntries(whole) }
}

/** The edit of the plan that a form showed; none where it does not say. */
export function baseRevIn(form: FormData): number | undefined {
	const text = form.get('baseRev')
	const rev = typeof text === 'string' && text !== '' ? Number(text) : NaN
	return Number.isInteger(rev) && rev >= 0 ? rev : undefined
}
