import type { FieldFacts } from '#shared/fields/field.ts'
import type { GridChoice } from './grid-choices.ts'
import { parseChoice, parseChoices } from './parse-choice.ts'

export type ParsedCell =
	| {
			readonly ok: true
			readonly value: number | string | boolean | readonly string[] | readonly number[] | null
			/** both ends where one was typed */
			readonly range: Range | null
	  }
	| { readonly ok: false; readonly message: string }

const SCALES: Readonly<Record<string, number>> = { k: 1e3, M: 1e6, B: 1e9, T: 1e12 }

/** `1,200`, `1.2 k`, `85 %`, `−3`; null where it is no number. */
export function parseNumber(text: string): number | null {
	const match = /^([-−+]?[\d,\s]*\.?\d+(?:e[-+]?\d+)?)\s*([kMBT%])?$/.exec(text.trim())
	if (match === null) return null
	const [, digits = '', suffix] = match
	const value = Number(digits.replace(/[,\s]/g, '').replace('−', '-'))
	if (!Number.isFinite(value)) return null
	if (suffix === '%') return value / 100
	return suffix === undefined ? value : value * (SCALES[suffix] ?? 1)
}

/** Two figures with a word or dash between them. A dash may also be a sign or an exponent's, so every place is tried. */
const BETWEEN = /\s*(?:to|\.\.|[–—-])\s*/g
const SUFFIX = /[kMBT%]$/

type Range = { readonly low: number; readonly high: number }

const ordered = (low: number | null, high: number | null): Range | null =>
	low === null || high === null || low > high ? null : { low, high }

function parseRange(text: string): Range | null {
	for (const { index, 0: sign } of text.matchAll(BETWEEN)) {
		const [first, second] = [text.slice(0, index), text.slice(index + sign.length)]
		// «45 to 60 %» means both.
		const suffix = SUFFIX.test(first) ? '' : (SUFFIX.exec(second)?.[0] ?? '')
		const high = parseNumber(second)
		const range = ordered(parseNumber(first + suffix), high) ?? ordered(parseNumber(first), high)
		if (range !== null) return range
	}
	return null
}

/** What a field holds when only a range is known of it. */
export function middleOf({ low, high }: Range, kind: FieldFacts['kind']): number {
	const middle = (low + high) / 2
	return kind === 'integer' ? Math.round(middle) : Number(middle.toPrecision(12))
}

const ISO_MONTH = /^(\d{4})-(\d{1,2})$/
const NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** `2026-9`, `2026-09`, `Sep 2026`, `September 2026` → `2026-09`; null for anything else. */
export function parseMonth(text: string): string | null {
	const iso = ISO_MONTH.exec(text.trim())
	const named = /^([a-z]{3,9})\.?\s+(\d{4})$/i.exec(text.trim())
	const year = iso?.[1] ?? named?.[2]
	const month = iso ? Number(iso[2]) : NAMES.indexOf(named?.[1]?.slice(0, 3).toLowerCase() ?? '') + 1
	if (year === undefined || month < 1 || month > 12) return null
	return `${year}-${String(month).padStart(2, '0')}`
}

const fine = (value: Extract<ParsedCell, { ok: true }>['value']): ParsedCell => ({
	ok: true,
	value,
	range: null,
})
const wrong = (message: string): ParsedCell => ({ ok: false, message })

/** `200 (180 to 240)`: a best figure that is not the middle of its range. */
function parseBest(text: string): ParsedCell | null {
	const match = /^(.+?)\s*\((.+)\)$/.exec(text)
	if (match === null) return null
	const [value, range] = [parseNumber(match[1] ?? ''), parseRange(match[2]?.trim() ?? '')]
	if (value === null || range === null) return null
	if (value < range.low || value > range.high) return wrong('The figure lies outside the range behind it.')
	return { ok: true, value, range }
}

type FigureFacts = Pick<FieldFacts, 'kind'> & Partial<Pick<FieldFacts, 'unit' | 'max'>>

/** In a column of per cent that cannot pass 100, `45` can only mean 45 %. */
function asShare(parsed: ParsedCell, { unit, max }: FigureFacts): ParsedCell {
	const { ok } = parsed
	if (!ok || unit !== 'share' || max === undefined || max === null || max > 1) return parsed
	const { value, range } = parsed
	if (typeof value !== 'number' || Math.max(value, range?.high ?? value) <= 1) return parsed
	return {
		ok,
		value: value / 100,
		range: range === null ? null : { low: range.low / 100, high: range.high / 100 },
	}
}

function parseFigure(text: string, { kind }: FigureFacts): ParsedCell {
	const best = parseBest(text)
	if (best !== null) return best
	const range = parseRange(text)
	if (range !== null) return { ok: true, value: middleOf(range, kind), range }
	const value = parseNumber(text)
	return value === null ? wrong('Expected a number, such as 45, 1.2 k, 85 % or a range such as 45 to 60.') : fine(value)
}

/** What a person typed into a cell, as the plan keeps it; a choice by its name. Limits are the schema's to judge. */
export function parseCell(
	text: string,
	facts: FigureFacts & Pick<FieldFacts, 'required'>,
	choices: readonly GridChoice[] = [],
): ParsedCell {
	const trimmed = text.trim()
	if (facts.kind === 'references') return read(parseChoices(trimmed, choices))
	if (trimmed === '' || trimmed === '–') return facts.required ? wrong('This field is needed.') : fine(null)
	if (facts.kind === 'number' || facts.kind === 'integer') return asShare(parseFigure(trimmed, facts), facts)
	if (facts.kind === 'numbers') return parseFigures(trimmed, facts)
	if (facts.kind === 'boolean') return asBoolean(read(parseChoice(trimmed, choices)))
	if (facts.kind === 'reference' || facts.kind === 'choice') return read(parseChoice(trimmed, choices))
	if (facts.kind !== 'month') return fine(trimmed)
	const month = parseMonth(trimmed)
	return month === null ? wrong('Expected a month, such as 2026-09 or Sep 2026.') : fine(month)
}

type Chosen =
	{ readonly ok: true; readonly value: string | readonly string[] } | { readonly ok: false; readonly message: string }
const read = (chosen: Chosen): ParsedCell => (chosen.ok ? fine(chosen.value) : chosen)
const asBoolean = (chosen: ParsedCell): ParsedCell => (chosen.ok ? fine(chosen.value === 'true') : chosen)

/** Figures in a row, such as the shares of several applications. */
function parseFigures(text: string, facts: FigureFacts): ParsedCell {
	const parsed = text
		.split(/[,;\n]/)
		.filter((part) => part.trim() !== '')
		.map((part) => asShare(parseFigure(part.trim(), { ...facts, kind: 'number' }), facts))
	const values = parsed.flatMap((one) => (one.ok && typeof one.value === 'number' ? [one.value] : []))
	return values.length === parsed.length
		? fine(values)
		: wrong('Expected numbers with commas between, such as 60 %, 40 %.')
}
