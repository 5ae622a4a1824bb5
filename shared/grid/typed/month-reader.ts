import { monthNumber } from '#shared/units/months.ts'
import { parseMonth } from './parse-month.ts'
import type { RangeReader } from './parse-range.ts'

const AWAY = /^(\d{1,3})\s*(?:mo(?:nths?)?\.?)?$/i
/** A month or quarter that leaves its year to the other end: `Jun..Dec 2027`. */
const WITHOUT_YEAR = /^(?:[a-z]{3,9}\.?|q\d)$/i
const YEAR = /\d{4}$/

/** Reads months as the ends of a range: of quarters the first month at its start, the last at its end. */
export function monthReader(now: number | string | null | undefined): RangeReader {
	return {
		valueOf: (text, of) => {
			const month = parseMonth(text, { of })
			return month === null ? null : monthNumber(month)
		},
		isPart: (text) => text.endsWith('%'),
		awayFrom: (_value, text) => {
			if (text.endsWith('%')) return 'percent_of_a_date'
			const [, months] = AWAY.exec(text) ?? []
			return months === undefined ? null : Number(months)
		},
		sharing: (texts) => {
			const [year] = YEAR.exec(texts.at(-1) ?? '') ?? []
			return year === undefined ? texts : texts.map((text) => (WITHOUT_YEAR.test(text) ? `${text} ${year}` : text))
		},
		middleOf: (low, high) => Math.floor((low + high) / 2),
		now: typeof now === 'string' && now !== '' ? monthNumber(now) : null,
	}
}
