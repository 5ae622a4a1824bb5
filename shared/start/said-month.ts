import { longMonth } from '#shared/formats/months.ts'
import { parseEnd } from '#shared/grid/typed/month-read.ts'
import { parseMonth, readMonth } from '#shared/grid/typed/parse-month.ts'

/** Quarters and halves told in words: `second quarter of 2028` is `Q2 2028`, `first half of 2028` is `H1 2028`. */
const ORDINALS = ['first', 'second', 'third', 'fourth']
const PART_IN_WORDS = /^(first|second|third|fourth|last|[1-4](?:st|nd|rd|th)) (quarter|half),? (?:of )?/i
function inFigures(text: string): string {
	const [all = '', which = '', part = ''] = PART_IN_WORDS.exec(text) ?? []
	const isHalf = part.toLowerCase() === 'half'
	const number = ORDINALS.indexOf(which.toLowerCase()) + 1 || Number.parseInt(which) || (isHalf ? 2 : 4)
	return all === '' ? text : `${isHalf ? 'H' : 'Q'}${String(number)} ${text.slice(all.length)}`
}

/** A month as it is meant, and as it is read where it was said otherwise; or what is wrong, and what would be right. */
export type SaidMonth =
	| { readonly ok: true; readonly month: string; readonly read: string | null }
	| { readonly ok: false; readonly why: string }

/** No date that somebody types is longer. */
const LONGEST = 120
const FRONT =
	/^(?:(?:no later than|expected|targeted|planned|around|about|by|in|from|before|until|the|circa|ca\.|~) ?)(?=[\p{L}\d])/iu
const MOST_WORDS = 3
/** `mid-June 2028`, `end of June 2028`: within one month. */
const WITHIN = /^(?:early|mid|late|end of|end|beginning of|start of)[ -](?=\p{L}{3,10} )(?!of )/iu
const YEAR_END = /^(?:year[ -]end|end of (?:the )?year|eoy),? /i
const RANGE = / ?[–—] ?| to | and | - |(?<=\d{4})[-/](?=\d{4}$)/
const SUCH = 'Aug 2028, Q3 2028 or mid 2028'

function plainDate(typed: string): string {
	let text = typed.trim().replaceAll(/\s+/g, ' ')
	for (let words = 0; words < MOST_WORDS; words += 1) {
		const less = text.replace(FRONT, '')
		if (less === text || /^(?:in|a)$/i.test(less)) break
		text = less
	}
	return inFigures(text.replace(YEAR_END, 'end ').replace(WITHIN, ''))
}

/** What is wrong with a date that is none, and how it would be right. */
function whyNone(text: string): string {
	const read = readMonth(text)
	const why = 'why' in read ? read.why : ''
	if (why !== '') return `${why} Enter such as ${SUCH}.`
	const year = /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0]
	if (/\bfy ?\d/i.test(text))
		return `Fiscal years differ. Enter a month or a calendar year, such as ${year ?? 'Dec 2028'}.`
	if (/spring|summer|fall|autumn|winter/i.test(text))
		return `Seasons differ by place. Enter a quarter, such as Q3 ${year ?? '2028'}.`
	if (year === undefined && parseMonth(`${text} 2028`) !== null)
		return `The year is missing. Enter such as ${text} 2028.`
	return `“${text}” is not a date. Enter a month or a part of a year, such as ${SUCH}.`
}

const monthAt = (text: string, at: 'first' | 'last'): string | null => {
	if (at === 'last') return parseEnd(text)
	return /^\d{4}$/.test(text) ? `${text}-01` : parseMonth(text)
}

/** The first or the last month of what was said: `second quarter of 2028`, `by mid-2028`, `end of 2027`, `2028`. */
export function readSaidMonth(typed: string, at: 'first' | 'last'): SaidMonth {
	if (typed.length > LONGEST) return { ok: false, why: `Expected at most ${String(LONGEST)} letters.` }
	const text = plainDate(typed)
	const month = monthAt(text, at)
	if (month !== null) return { ok: true, month, read: isWritten(typed, month) ? null : `Read as ${longMonth(month)}.` }
	const [low, high, ...more] = text.replace(/^between /i, '').split(RANGE)
	if (high === undefined || more.length > 0 || monthAt(high, at) === null) return { ok: false, why: whyNone(text) }
	return {
		ok: false,
		why: `“${text}” is a range of dates. Enter one, such as ${at === 'last' ? high : (low ?? high)}.`,
	}
}

const isWritten = (typed: string, month: string) =>
	[month, longMonth(month).toLowerCase()].includes(typed.trim().toLowerCase())
