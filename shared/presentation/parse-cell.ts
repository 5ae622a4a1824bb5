import type { FieldFacts } from '#shared/fields/field.ts'

export type ParsedCell =
	| {
			readonly ok: true
			readonly value: number | string | boolean | readonly string[] | null
			readonly range: { readonly low: number; readonly high: number } | null
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

function parseRange(text: string): { readonly low: number; readonly high: number } | null {
	const match = /^(.+?)\s*(?:to|–|\.\.)\s*(.+)$/.exec(text.trim())
	if (match === null) return null
	const [low, high] = [parseNumber(match[1] ?? ''), parseNumber(match[2] ?? '')]
	return low === null || high === null || low > high ? null : { low, high }
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

const fine = (value: number | string | boolean | readonly string[] | null): ParsedCell => ({
	ok: true,
	value,
	range: null,
})
const wrong = (message: string): ParsedCell => ({ ok: false, message })

function parseFigure(text: string): ParsedCell {
	const range = parseRange(text)
	if (range !== null) return { ok: true, value: (range.low + range.high) / 2, range }
	const value = parseNumber(text)
	return value === null ? wrong('Expected a number, such as 45, 1.2 k, 85 % or a range such as 45 to 60.') : fine(value)
}

/** What a person typed into a cell, as the plan keeps it. Limits are the schema's to judge. */
export function parseCell(text: string, facts: Pick<FieldFacts, 'kind' | 'required'>): ParsedCell {
	const trimmed = text.trim()
	if (facts.kind === 'references')
		return fine(
			trimmed === ''
				? []
				: trimmed
						.split(',')
						.map((part) => part.trim())
						.filter((part) => part !== ''),
		)
	if (trimmed === '' || trimmed === '–') return facts.required ? wrong('This field is needed.') : fine(null)
	if (facts.kind === 'number' || facts.kind === 'integer') return parseFigure(trimmed)
	if (facts.kind === 'boolean') return fine(trimmed === 'true')
	if (facts.kind !== 'month') return fine(trimmed)
	const month = parseMonth(trimmed)
	return month === null ? wrong('Expected a month, such as 2026-09 or Sep 2026.') : fine(month)
}
