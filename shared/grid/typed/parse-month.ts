import { addMonths } from '#shared/units/months.ts'

const NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const QUARTER = 3

const numberOf = (name: string | undefined) => NAMES.indexOf(name?.slice(0, 3).toLowerCase() ?? '') + 1

/** Year and month, or quarter, as people write them. */
const FORMS: readonly RegExp[] = [
	/^(?<year>\d{4})[-/.](?<month>\d{1,2})(?:[-/.]\d{1,2})?$/,
	/^(?:\d{1,2}\.)?(?<month>\d{1,2})[/.](?<year>\d{4})$/,
	/^(?<name>[a-z]{3,9})\.?[\s/-]*['’]?(?<year>\d{4}|\d{2})$/i,
	/^(?<year>\d{4})\s+(?<name>[a-z]{3,9})\.?$/i,
	/^(?<year>\d{4})[\s/-]*q(?<quarter>\d)$/i,
	/^q(?<quarter>\d)[\s/-]*['’]?(?<year>\d{4}|\d{2})$/i,
]
/** So many months after, or before. */
const AWAY = /^(?<sign>[-−+])\s*(?<months>\d{1,3})\s*(?:mo(?:nths?)?)?$/i

type MonthAsk = {
	/** the month that `+8` and `-2` count from; left out: such is none */
	readonly from?: string | undefined
	/** which month of a quarter is meant */
	readonly of?: 'first' | 'middle' | 'last'
}
/** Months of a quarter before the one that is meant. */
const BEFORE = { first: 2, middle: 1, last: 0 } as const
type ReadMonth = { readonly month: string } | { readonly why: string }

/** A month, or what is wrong with what looks like one. */
export function readMonth(text: string, { from, of = 'first' }: MonthAsk = {}): ReadMonth {
	const away = AWAY.exec(text.trim())?.groups
	if (away !== undefined && from !== undefined)
		return { month: addMonths(from, Number(away['months']) * (away['sign'] === '+' ? 1 : -1)) }
	const groups = FORMS.map((form) => form.exec(text.trim())?.groups).find((found) => found !== undefined)
	const { year = '', month, name, quarter } = groups ?? {}
	if (quarter !== undefined && (Number(quarter) < 1 || Number(quarter) > 4)) return { why: 'A year has four quarters.' }
	if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return { why: 'A year has twelve months.' }
	const number = quarter === undefined ? Number(month ?? numberOf(name)) : Number(quarter) * QUARTER - BEFORE[of]
	if (year === '' || number === 0) return { why: '' }
	return { month: `${year.length === 2 ? `20${year}` : year}-${String(number).padStart(2, '0')}` }
}

/** `2026-9`, `2026/09`, `9/2026`, `Sep 2026`, `Sep-26`, `2026-Q3` → `2026-09`; null for anything else. */
export function parseMonth(text: string, ask: MonthAsk = {}): string | null {
	const read = readMonth(text, ask)
	return 'month' in read ? read.month : null
}

const MOST_MONTHS = 240
/** `2027-03 to 2027-06`; a dash parts months only with room about it. */
const FROM_TO = /\s(?:to|[–—-])\s|\.\.|–/

/** The months that a text names, one or a run of them; null where it names none. */
export function monthsIn(text: string, from: string | undefined): readonly string[] | null {
	const [first = '', last, ...rest] = text.split(FROM_TO)
	const [start, end] = [parseMonth(first, { from }), parseMonth(last ?? first, { from, of: 'last' })]
	if (start === null || end === null || rest.length > 0 || end < start) return null
	const months = [start]
	while (months.length < MOST_MONTHS && (months.at(-1) ?? end) < end) months.push(addMonths(start, months.length))
	return months.at(-1) === end ? months : null
}
