import type { Percentiles } from '#shared/ranges/range-faults.ts'

/** Which month of a quarter is meant where it ends a range, or stands in its middle. */
export type RangeEnd = 'first' | 'middle' | 'last'
/** How the values of a field are read, on a scale on which they can be taken from one another. */
export type RangeReader = {
	readonly valueOf: (text: string, end: RangeEnd) => number | null
	/** how far away from a value a text says */
	readonly awayFrom: (value: number, text: string) => number | 'percent_of_a_date' | null
	/** whether it says a part of a value, as 10 % of a price does */
	readonly isPart: (text: string) => boolean
	/** texts of one range, each with the words that only one of them has */
	readonly sharing: (texts: readonly string[]) => readonly string[]
	readonly middleOf: (low: number, high: number) => number
	/** what stands in the cell */
	readonly now: number | null
}
/** A range, what it can't be read for, or null: the text is none. */
export type FoundRange =
	| { readonly range: Percentiles }
	| { readonly refused: 'dash' | 'percent_of_a_date'; readonly ends: readonly [string, string] }
	| null

const PLUS_MINUS = /±|\+\/?[-−]/
const MINUS = /\/\s?[-−]/
/** Between ends; a word stands alone, and three dots are an ellipsis. */
const BETWEEN = /\.\.\.?|…|(?<![\p{L}\p{M}])to(?![\p{L}\p{M}])/gu
const DASHES = /[–—−-]/g
const LABEL = /p(10|50|90)(?!\d)/gi
/** No text has more dashes that mean something: two signs, two exponents, months and units such as kW-month. */
const MOST_DASHES = 12

/** A text as a range of a field. What stands in it is looked through once for each way of writing one. */
export function readRange(text: string, reader: RangeReader): FoundRange {
	return labelled(text, reader) ?? around(text, reader) ?? best(text, reader) ?? between(text, reader)
}

const found = (p10: number | null, p50: number | null, p90: number | null): FoundRange =>
	p50 === null || p90 === null ? null : { range: { p10, p50, p90 } }

/** `p10 110 / p50 120 / p90 150`, `p50 120 / p90 150` */
function labelled(text: string, { valueOf, sharing }: RangeReader): FoundRange {
	const labels = [...text.matchAll(LABEL)]
	const names = labels.map(([, name]) => name)
	const [first] = labels
	if (first?.index !== 0 || !['50 90', '10 50 90'].includes(names.join(' '))) return null
	const texts = labels.map(({ index, 0: label }, at) => {
		const piece = text.slice(index + label.length, labels[at + 1]?.index).trim()
		return piece
			.replace(/^[=:]/, '')
			.replace(/[/,;]$/, '')
			.trim()
	})
	const [p90 = null, p50 = null, p10 = null] = valuesOf(texts, ['first', 'middle', 'last'], {
		valueOf,
		sharing,
	}).reverse()
	return texts.length === 3 && p10 === null ? null : found(p10, p50, p90)
}

/** The ends of texts of one range: with the words of one another, else as they stand. */
function valuesOf(
	texts: readonly string[],
	ends: readonly RangeEnd[],
	{ valueOf, sharing }: Pick<RangeReader, 'valueOf' | 'sharing'>,
): (number | null)[] {
	const own = ends.slice(-texts.length)
	const read = (all: readonly string[]) => all.map((text, at) => valueOf(text, own[at] ?? 'middle'))
	const [shared, plain] = [read(sharing(texts)), read(texts)]
	// `500..1.2 k` is no half a million.
	return rises(shared) || (!rises(plain) && plain.includes(null)) ? shared : plain
}

const rises = (values: readonly (number | null)[]) =>
	values.every((value, at) => {
		const before = values[at - 1] ?? null
		return value !== null && (at === 0 || (before !== null && before <= value))
	})

/** `120 ± 10 %`, `120 +30/-10`; with nothing before it, around what stands in the cell. */
function around(text: string, reader: RangeReader): FoundRange {
	const both = PLUS_MINUS.exec(text)
	if (both !== null) {
		const by = text.slice(both.index + both[0].length).trim()
		return aroundBase(text.slice(0, both.index).trim(), [by, by], reader)
	}
	const minus = MINUS.exec(text)
	const plus = minus === null ? -1 : text.lastIndexOf('+', minus.index)
	if (minus === null || plus < 0) return null
	const [up, down] = [text.slice(plus + 1, minus.index).trim(), text.slice(minus.index + minus[0].length).trim()]
	return aroundBase(text.slice(0, plus).trim(), [down, up], reader)
}

function aroundBase(base: string, by: readonly [string, string], reader: RangeReader): FoundRange {
	if (by.includes('')) return null
	// `+30/-10 %` is of both.
	const parted = by.some(reader.isPart) ? by.map((text) => (reader.isPart(text) ? text : `${text}%`)) : null
	const [first = '', down = '', up = ''] = parted === null ? reader.sharing([base, ...by]) : [base, ...parted]
	const value = base === '' ? reader.now : (reader.valueOf(first, 'middle') ?? reader.valueOf(base, 'middle'))
	if (value === null) return null
	const [below, above] = [reader.awayFrom(value, down), reader.awayFrom(value, up)]
	if (below === 'percent_of_a_date' || above === 'percent_of_a_date')
		return { refused: 'percent_of_a_date', ends: [base, by[1]] }
	if (below === null || above === null || below < 0 || above < 0) return null
	return found(value - below, value, value + above)
}

/** `200 (180 to 240)`: a figure and its range behind it. */
function best(text: string, reader: RangeReader): FoundRange {
	const open = text.indexOf('(', 1)
	if (open < 0 || !text.endsWith(')')) return null
	const [value, inner] = [text.slice(0, open).trim(), text.slice(open + 1, -1).trim()]
	const cut = cutIn(inner)
	const [low, high] = cut.length === 2 ? cut : []
	if (low === undefined || high === undefined) return null
	return threeOf([low, value, high], reader)
}

const cutIn = (text: string): readonly string[] => text.split(BETWEEN).map((part) => part.trim())

function threeOf(texts: readonly string[], reader: RangeReader): FoundRange {
	const [p10 = null, p50 = null, p90 = null] = valuesOf(texts, ['first', 'middle', 'last'], reader)
	return p10 === null ? null : found(p10, p50, p90)
}

/** `110..130`, `110..120..150`; a dash between two values is told from a range by nothing. */
function between(text: string, reader: RangeReader): FoundRange {
	const parts = cutIn(text)
	if (parts.length === 3) return threeOf(parts, reader)
	if (parts.length !== 2) return parts.length === 1 ? dashed(text, reader) : null
	const [low = null, high = null] = valuesOf(parts, ['first', 'last'], reader)
	if (low === null || high === null) return null
	const { now } = reader
	return found(low, now !== null && low < now && now < high ? now : reader.middleOf(low, high), high)
}

function dashed(text: string, reader: RangeReader): FoundRange {
	let tried = 0
	for (const { index } of text.matchAll(DASHES)) {
		tried += 1
		if (tried > MOST_DASHES) return null
		const ends = [text.slice(0, index).trim(), text.slice(index + 1).trim()] as const
		if (!valuesOf(ends, ['first', 'last'], reader).includes(null)) return { refused: 'dash', ends }
	}
	return null
}
