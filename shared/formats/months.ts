import { formatMonth } from '#shared/units/format.ts'

/** `2026-09` → `September 2026`, for prose. */
export const longMonth = (month: string): string => formatMonth(month, 'long')

/** `2026-09` → `Sep 2026`, for cards and charts. */
export const shortMonth = (month: string): string => formatMonth(month)

const yearText = (month: string) => month.slice(0, 4)
const shortName = (month: string) => shortMonth(month).slice(0, 3)

/** `2026-09` → `Sep ’26`, for narrow columns. */
export const tightMonth = (month: string): string => `${shortName(month)} ’${month.slice(2, 4)}`

export const yearOf = (month: string): number => Number(yearText(month))

/** `Mar–Sep 2026`, `Oct 2026–Sep 2027`, `May 2026`. */
export function spanOfMonths(first: string, last: string): string {
	if (first === last) return shortMonth(first)
	return `${yearText(first) === yearText(last) ? shortName(first) : shortMonth(first)}–${shortMonth(last)}`
}

const WORDS = [
	'no',
	'one',
	'two',
	'three',
	'four',
	'five',
	'six',
	'seven',
	'eight',
	'nine',
	'ten',
	'eleven',
	'twelve',
] as const

/** Small counts as words in prose: `eight`, `14`. */
export const countInWords = (count: number): string => WORDS[count] ?? String(count)

/** `one month`, `eight months`, `one hall`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
	`${countInWords(count)} ${count === 1 ? one : many}`

export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** `one`, `one and two`, `one, two and three`. */
export function listInWords(parts: readonly string[]): string {
	const last = parts.at(-1) ?? ''
	return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}
