import { isRecord } from '#shared/is-record.ts'
import type { WhyTarget } from '#shared/formats/key-figure.ts'

/** Something that was looked for: what it is, and where it stands or which explanation it opens. */
export type Find = {
	readonly kind: string
	readonly name: string
	readonly note: string
	/** within the plan, or (with a slash) anywhere */
	readonly to: string
	readonly why?: WhyTarget
}

export const isFinds = (value: unknown): value is readonly Find[] =>
	Array.isArray(value) && value.every((one) => isRecord(one) && typeof one['to'] === 'string')

/** Of each kind at most so many: who looks for more types another letter. */
export const MOST_FINDS = 6

/** Whether a text has all the words in it, each at the beginning of one of its own. */
export function hasWords(text: string, words: string): boolean {
	const own = ` ${wordsOf(text).join(' ')}`
	return wordsOf(words).every((word) => own.includes(` ${word}`))
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)

/** Words of a question that name nothing. */
const FILLERS = new Set(
	'a an and are do does for have how i in is many me much my need of our show the to we what when where which who will'.split(
		' ',
	),
)

/** Words that mean the same to whoever looks, whichever of them a name has. */
const SAME: readonly (readonly string[])[] = [
	['accelerator', 'chip', 'gpu', 'tpu'],
	['builder', 'crew', 'headcount', 'people', 'staff', 'worker'],
	['building', 'hall'],
	['campu', 'location', 'site'],
	['capex', 'capital'],
	['cost', 'price', 'spend'],
	['coverage', 'cover'],
	['date', 'gantt', 'schedule', 'timeline'],
	['dscr', 'debt', 'loan'],
	['electricity', 'power'],
	['excel', 'spreadsheet', 'workbook', 'xlsx'],
	['irr', 'return', 'profitability'],
	['opex', 'running'],
	['pdf', 'report'],
	['chance', 'odd', 'probability', 'risk'],
	['dark', 'night'],
]

/** Without the s of a plural, so that one is found by the other. */
const stemOf = (word: string): string => (word.length > 3 ? word.replace(/s$/, '') : word)

const MEANT: ReadonlyMap<string, readonly string[]> = new Map(
	SAME.flatMap((group) => group.map((word) => [word, group] as const)),
)

/** What may stand in a name for a word that was typed: itself and its like. */
const meantBy = (word: string): readonly string[] => [stemOf(word), ...(MEANT.get(stemOf(word)) ?? [])]

/** Letters that may be wrong in a word of so many. */
const mostWrong = (letters: number): number => (letters < 4 ? 0 : letters < 8 ? 1 : 2)

/** Letters that part a typed word from the beginning of another: wrong, missing, too many, or two that changed places. */
function wrongLetters(typed: string, word: string): number {
	const rows = [Array.from({ length: word.length + 1 }, (_, at) => at)]
	const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity
	for (let row = 1; row <= typed.length; row += 1) {
		rows.push([row])
		for (let column = 1; column <= word.length; column += 1) {
			const same = typed[row - 1] === word[column - 1]
			const swapped = typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1]
			rows[row]?.push(
				Math.min(
					at(row - 1, column) + 1,
					at(row, column - 1) + 1,
					at(row - 1, column - 1) + (same ? 0 : 1),
					swapped ? at(row - 2, column - 2) + 1 : Infinity,
				),
			)
		}
	}
	return Math.min(...(rows[typed.length] ?? [Infinity]))
}

/** The same word but for a slip of the keys; few get the first letter wrong, and what is longer by more than the slips is another. */
const isSlip = (typed: string, word: string): boolean =>
	typed[0] === word[0] &&
	typed.length - word.length <= mostWrong(typed.length) &&
	wrongLetters(typed, word) <= mostWrong(typed.length)

/** How what is typed is looked for: by its words and their like, or also past slips of the keys. */
export type Look = 'words' | 'slips'

/**
 * Whether a text answers what was typed, be it words or a question: each word that means something begins one of the
 * text, or one of its like does. Past slips a word may have a letter or two wrong.
 */
export function answers(text: string, typed: string, look: Look = 'words'): boolean {
	const own = wordsOf(text).filter((word) => word !== '')
	const all = wordsOf(typed).filter((word) => word !== '')
	const telling = all.filter((word) => !FILLERS.has(word))
	return (telling.length === 0 ? all : telling).every((word) =>
		own.some(
			(one) => meantBy(word).some((like) => one.startsWith(like)) || (look === 'slips' && isSlip(stemOf(word), one)),
		),
	)
}
