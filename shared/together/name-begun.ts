/** A name that is being typed after `@`: where the sign stands, and whom what follows it may mean. */
export type NameBegun = { readonly from: number; readonly people: readonly string[] }

const MOST_LETTERS = 60
const MOST_OFFERED = 8

const plain = (text: string) => text.toLowerCase()

/**
 * Whom a text may be about to speak to, by what stands before the caret: people one of whose names begins as it was typed.
 * Null where no `@` begins a name there, or where the name is written out already.
 */
export function nameBegun(text: string, caret: number, people: readonly string[]): NameBegun | null {
	const before = text.slice(0, caret)
	const from = before.lastIndexOf('@')
	const begun = plain(before.slice(from + 1))
	const isInWord = /[\p{L}\p{N}]/u.test(before[from - 1] ?? '')
	if (from < 0 || isInWord || begun.length > MOST_LETTERS || /^\s|\n/.test(begun)) return null
	const meant = people.filter((name) => {
		const words = plain(name).split(' ')
		return words.some((_, at) => words.slice(at).join(' ').startsWith(begun))
	})
	const isWritten = meant.length === 1 && plain(meant[0] ?? '') === begun
	return meant.length === 0 || isWritten ? null : { from, people: meant.slice(0, MOST_OFFERED) }
}
