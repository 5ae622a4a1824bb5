import { shortMonth, spanOfMonths } from '#shared/formats/months.ts'
import { parseMonth } from './parse-month.ts'

/** What a text of a month that is written otherwise is read as; null where it says it itself, or is none. */
export function monthRead(text: string): string | null {
	if (/^(?:\d{4}-\d{2})?$/.test(text.trim())) return null
	const [first, middle, last] = (['first', 'middle', 'last'] as const).map((of) => parseMonth(text, { of }))
	if (!first || !middle || !last) return null
	return `Read as ${shortMonth(middle)}${first === last ? '' : `, range ${spanOfMonths(first, last)}`}.`
}

/** A month as people write the end of a time: `Aug 2029`, `2029-08`, `2029/8`, `8/2029`, `2029-Q3`, `Q3 2029`, `mid 2029`, `H1 2029`, `2029`. */
export function parseEnd(text: string): string | null {
	const plain = text.trim().replace(/^(?:by|end of)\s+/i, '')
	return /^\d{4}$/.test(plain) ? `${plain}-12` : parseMonth(plain, { of: 'last' })
}
