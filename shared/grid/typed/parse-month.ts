import { addMonths } from '#shared/units/months.ts'

const NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const QUARTER = 3

const MARKS = /[\p{Mn}.]/gu
const plainName = (name: string) => name.normalize('NFKD').replaceAll(MARKS, '').toLowerCase()
/** Sheets from elsewhere keep the months of their languages: `Okt 2027`, `juillet 2027`. */
const LANGUAGES = ['de', 'fr', 'es', 'pt', 'it', 'nl']

let others: ReadonlyMap<string, number> | null = null
function foreignMonths(): ReadonlyMap<string, number> {
	if (others !== null) return others
	const forms = LANGUAGES.flatMap((language) =>
		(['long', 'short'] as const).map((month) => new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' })),
	)
	others = new Map(
		NAMES.flatMap((_, at) => forms.map((form) => [plainName(form.format(Date.UTC(2026, at))), at + 1] as const)),
	)
	return others
}

/** January is 1; 0 of what is no month's name. */
function numberOf(name = ''): number {
	const own = plainName(name)
	return NAMES.indexOf(own.slice(0, 3)) + 1 || (foreignMonths().get(own) ?? 0)
}

/** Year and month, quarter or part of a year, as people write them. */
const FORMS: readonly RegExp[] = [
	/^(?<part>early|mid|late|(?:end|start|beginning)(?: of)?|eo?y|mi|mitte|anfang|ende|fin|h1|h2)[\s-]*(?:of )?['’]?(?<year>\d{4})$/i,
	/^(?<year>\d{4})[\s/-]*(?<part>h1|h2)$/i,
	/^(?<year>\d{4})年(?<month>\d{1,2})月$/,
	/^(?<year>\d{4})[-/.](?<month>\d{1,2})(?:[-/.]\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2})?)?)?$/,
	/^(?:\d{1,2}\.)?(?<month>\d{1,2})[-/.](?<year>\d{4})$/,
	/^\d{1,2}\.(?<month>\d{1,2})\.(?<year>\d{2})$/,
	/^(?<name>\p{L}{3,10})\.?[\s/-]*['’]?(?<year>\d{4}|\d{2})$/iu,
	/^(?<year>\d{4})[\s-]+(?<name>\p{L}{3,10})\.?$/iu,
	/^\d{1,2}(?:st|nd|rd|th)?[\s.-]+(?<name>\p{L}{3,10})\.?,?[\s-]+['’]?(?<year>\d{4}|\d{2})$/iu,
	/^(?<name>\p{L}{3,10})\.?\s+\d{1,2}(?:st|nd|rd|th)?,\s*(?<year>\d{4})$/iu,
	/^(?<year>\d{4})[\s/-]*[qt](?<quarter>\d)$/i,
	/^[qt](?<quarter>\d)[\s/-]*(?:of\s+)?['’]?(?<year>\d{4}|\d{2})$/i,
	/^(?<quarter>\d)[qt][\s/-]*['’]?(?<year>\d{4}|\d{2})$/i,
]
/** Day and month in figures with strokes: which is which, only a day beyond the twelfth tells. */
const DAY_AND_MONTH = /^(?<one>\d{1,2})\/(?<other>\d{1,2})\/(?<year>\d{4}|\d{2})$/
/** First, middle and last month of a part of a year. */
const PARTS: Readonly<Record<string, readonly [number, number, number]>> = {
	early: [1, 2, 3],
	start: [1, 1, 1],
	beginning: [1, 1, 1],
	h1: [1, 3, 6],
	mid: [6, 6, 6],
	mi: [6, 6, 6],
	mitte: [6, 6, 6],
	anfang: [1, 1, 1],
	h2: [7, 9, 12],
	late: [10, 11, 12],
	end: [12, 12, 12],
	ende: [12, 12, 12],
	fin: [12, 12, 12],
	ey: [12, 12, 12],
	eoy: [12, 12, 12],
}
const AT = { first: 0, middle: 1, last: 2 } as const
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
type ReadMonth = { readonly month: string } | { readonly why: string; readonly fixes?: readonly string[] }

/** A month, or what is wrong with what looks like one. */
export function readMonth(text: string, { from, of = 'first' }: MonthAsk = {}): ReadMonth {
	const away = AWAY.exec(text.trim())?.groups
	if (away !== undefined && from !== undefined)
		return { month: addMonths(from, Number(away['months']) * (away['sign'] === '+' ? 1 : -1)) }
	const slashed = DAY_AND_MONTH.exec(text.trim())?.groups
	if (slashed !== undefined) return readSlashed(slashed)
	const groups = FORMS.map((form) => form.exec(text.trim())?.groups).find((found) => found !== undefined)
	const { year = '', month, name, quarter, part = '' } = groups ?? {}
	const partOf = PARTS[part.toLowerCase().replace(/ of$/, '')]
	if (partOf !== undefined) return { month: monthIn(year, partOf[AT[of]]) }
	if (quarter !== undefined && (Number(quarter) < 1 || Number(quarter) > 4)) return { why: 'A year has four quarters.' }
	if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return { why: 'A year has twelve months.' }
	const number = quarter === undefined ? Number(month ?? numberOf(name)) : Number(quarter) * QUARTER - BEFORE[of]
	if (year === '' || number === 0) return { why: '' }
	return { month: monthIn(year, number) }
}

const monthIn = (year: string, number: number) =>
	`${year.length === 2 ? `20${year}` : year}-${String(number).padStart(2, '0')}`

/** `15/9/2027` and `9/15/2027` are September; of `3/9/2027` nobody knows. */
function readSlashed({ one = '', other = '', year = '' }: { readonly [group: string]: string }): ReadMonth {
	const months = [...new Set([one, other])].map(Number).filter((number) => number >= 1 && number <= 12)
	const [first, second] = months
	if (first === undefined) return { why: 'A year has twelve months.' }
	if (second === undefined) return { month: monthIn(year, first) }
	const fixes = [monthIn(year, first), monthIn(year, second)]
	return { why: `Day and month are ambiguous: write ${fixes.join(' or ')}.`, fixes }
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
