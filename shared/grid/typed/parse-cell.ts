import type { FieldFacts } from '#shared/fields/field.ts'
import { ownValue } from '#shared/own-value.ts'
import { rangeFactsOf, type NoRange, type RangeFacts } from '#shared/ranges/range-facts.ts'
import { type Percentiles, rangeFault } from '#shared/ranges/range-faults.ts'
import { asSentence, faultWords, noRangeWords } from '#shared/ranges/range-words.ts'
import type { CellRange } from '#shared/ranges/stated-range.ts'
import { formatFigure } from '#shared/units/format.ts'
import { DOLLARS, type Money } from '#shared/units/money.ts'
import { monthAt } from '#shared/units/months.ts'
import type { GridChoice } from '#shared/grid/grid-choice.ts'
import { tooLongForCell } from './cell-length.ts'
import { exact, figureReader, type FigureBeside, type FigureFacts } from './figure-reader.ts'
import { monthReader } from './month-reader.ts'
import { parseChoice, parseChoices } from './parse-choice.ts'
import { monthsIn, readMonth } from './parse-month.ts'
import { type FoundRange, readRange } from './parse-range.ts'
import { examplesOf } from './typed-units.ts'

export type ParsedCell =
	| {
			readonly ok: true
			readonly value: number | string | boolean | readonly string[] | readonly number[] | null
			/** P10 and P90 where a range was typed */
			readonly range: CellRange | null
	  }
	| { readonly ok: false; readonly message: string; readonly code: Unread; readonly fixes: readonly string[] }

/** Why a text is not taken: it can't be read, or what is wrong with the range in it. */
type Unread =
	'unread' | NoRange | Extract<FoundRange, { refused: unknown }>['refused'] | NonNullable<ReturnType<typeof rangeFault>>
/** What a text may lean on beside the field: the plan's currency, the month it is, what stands in the cell. */
export type Beside = Omit<FigureBeside, 'scale'> & {
	readonly choices?: readonly GridChoice[]
	readonly today?: string | undefined
	/** what a range keeps to here, or why there is none; left out: as the field says */
	readonly range?: RangeFacts | NoRange
}

const fine = (value: Extract<ParsedCell, { ok: true }>['value']): ParsedCell => ({ ok: true, value, range: null })
/** With texts that would be taken in its place, where what was meant is one of few. */
const wrong = (message: string, { code = 'unread', fixes = [] }: WrongWith = {}): ParsedCell => ({
	...{ ok: false, message, code },
	fixes,
})
type WrongWith = { readonly code?: Unread; readonly fixes?: readonly string[] }

/** How figures of a field are written here. */
const figuresUnderstood = ({ unit = null }: Pick<FigureFacts, 'unit'>, money?: Money): string =>
	`a number such as ${examplesOf(unit, money)}, ${OF_TIME.test(unit ?? '') ? '=12+6, 12..24 or 18' : '=100+20, 80..140 or 100'} ± 10%`
const OF_TIME = /months$|^weeks$/i
const MONTH_UNDERSTOOD =
	'a month such as 2026-09, Sep 2026 or 9/2026, a quarter such as 2026-Q3, or a range such as 2026-09..2026-12'
const MONTH_OR_AWAY = `${MONTH_UNDERSTOOD}; +8 and -2 are months from the one in the cell, in an empty cell from this month`

const MONTHS_TOGETHER = 'months with commas between, such as 2026-09, Oct 2026, or 2027-03 to 2027-06'

const MOST_NAMED = 4

/** What is understood in a field, in a few words with examples. */
export function understoodIn(
	{ kind, unit }: Pick<FieldFacts, 'kind' | 'unit'>,
	choices: readonly GridChoice[],
	money?: Money,
): string {
	if (kind === 'number' || kind === 'integer') return figuresUnderstood({ unit }, money)
	if (kind === 'month') return MONTH_OR_AWAY
	if (kind === 'months') return MONTHS_TOGETHER
	if (choices.length === 0) return kind === 'text' ? 'any text' : 'a name that is in the plan'
	const some = choices.slice(0, MOST_NAMED).map(({ label }) => label)
	return `the name shown or its beginning: ${some.join(', ')}${choices.length > MOST_NAMED ? ' and others' : ''}`
}

/** A range as the cell keeps it, or what is wrong with it. */
function settledRange(found: FoundRange, facts: RangeFacts | NoRange): ParsedCell | null {
	if (found === null) return null
	if (typeof facts === 'string') return wrong(asSentence(noRangeWords(facts)), { code: facts })
	if ('refused' in found) {
		const [first, last] = found.ends
		return found.refused === 'dash'
			? wrong(`A dash may be a minus sign: write ${first}..${last}.`, { code: 'dash', fixes: [`${first}..${last}`] })
			: wrong(`A date has no percent: write months, such as ${first} ±2.`, { code: 'percent_of_a_date' })
	}
	const range = facts.kind === 'month' ? found.range : exactly(found.range)
	const fault = rangeFault(range, facts)
	return fault === null ? kept(range, facts) : wrong(asSentence(faultWords(fault, facts)), { code: fault })
}

const exactly = ({ p10, p50, p90 }: Percentiles): Percentiles => ({
	p10: p10 === null ? null : exact(p10),
	p50: exact(p50),
	p90: exact(p90),
})

function kept({ p10, p50, p90 }: Percentiles, { kind }: RangeFacts): ParsedCell {
	if (kind !== 'month') return { ok: true, value: p50, range: { low: p10, high: p90 } }
	return { ok: true, value: monthAt(p50), range: { low: p10 === null ? null : monthAt(p10), high: monthAt(p90) } }
}

function notWhole(value: number): ParsedCell {
	const nearest = formatFigure(Math.round(value), { digits: 12 })
	const is = formatFigure(value, { digits: Math.max(4, String(Math.trunc(value)).length + 2) })
	return wrong(`${is} is not a whole number. The nearest is ${nearest}.`, { fixes: [nearest] })
}

function parseFigure(text: string, facts: FigureFacts, beside: Beside): ParsedCell {
	const range = beside.range ?? rangeFactsOf(facts)
	const reader = figureReader(facts, typeof range === 'string' ? beside : { ...beside, scale: range.scale })
	const value = reader.figureOf(text)
	if (value !== null && facts.kind === 'integer' && !Number.isInteger(value)) return notWhole(value)
	if (value !== null) return fine(value)
	const why = reader.why()
	const ranged = text.startsWith('=') ? null : settledRange(readRange(text, reader), range)
	return (
		ranged ??
		wrong(why || reader.why() || `Expected ${figuresUnderstood(facts, beside.money)}.`, { fixes: reader.fixes() })
	)
}

/** What a person typed into a cell, as the plan keeps it; a choice by its name. Limits are the schema's to judge. */
export function parseCell(
	text: string,
	facts: FigureFacts & Pick<FieldFacts, 'required'>,
	beside: Beside = {},
): ParsedCell {
	const { choices = [] } = beside
	const long = tooLongForCell(text, facts.kind)
	if (long !== null) return wrong(long)
	const trimmed = text.trim()
	if (facts.kind === 'references') return saysNothing(trimmed) ? fine([]) : read(parseChoices(trimmed, choices))
	if (trimmed === '' || (saysNothing(trimmed) && !isNamed(trimmed, choices)))
		return facts.required ? wrong('This field is needed.') : fine(null)
	if (facts.kind === 'number' || facts.kind === 'integer') return parseFigure(trimmed, facts, beside)
	if (facts.kind === 'numbers') return parseFigures(trimmed, facts, beside)
	if (facts.kind === 'months') return parseMonths(trimmed, beside.today)
	if (facts.kind === 'boolean')
		return asBoolean(read(parseChoice(ownValue(SHORT_ANSWERS, trimmed.toLowerCase()) ?? trimmed, choices)))
	if (facts.kind === 'reference' || facts.kind === 'choice') return read(parseChoice(trimmed, choices))
	if (facts.kind !== 'month') return fine(trimmed)
	return parseOneMonth(trimmed, beside)
}

/** What spreadsheets hold where nothing is known. */
const NOTHING: ReadonlySet<string> = new Set([
	...['–', '—', '-', '−', '--', '?', '/', 'n/a', 'na', 'n.a.', 'none', 'nil', 'null', 'blank', 'not applicable'],
	...[
		'tbd',
		'tba',
		'tbc',
		't.b.d.',
		'to be confirmed',
		'to be determined',
		'unknown',
		'open',
		'n/k',
		'#n/a',
		'n/d',
		'n.d.',
		'n.v.',
		's/d',
		'k. a.',
		'k.a.',
	],
])
const saysNothing = (text: string) => NOTHING.has(text.toLowerCase())
const isNamed = (text: string, choices: readonly GridChoice[]) => choices.length > 0 && parseChoice(text, choices).ok

/** The month that `+8` counts from: what stands in the cell, else the month it is. Where that is not known, none. */
const countedFrom = ({ today, now }: Beside): string | undefined =>
	today === undefined ? undefined : typeof now === 'string' && now !== '' ? now : today

function parseOneMonth(text: string, beside: Beside): ParsedCell {
	const range = beside.range ?? rangeFactsOf({ kind: 'month' })
	const from = countedFrom(beside)
	const single = readMonth(text, { from })
	const reader = monthReader(beside.now)
	if ('month' in single) {
		const [p10, p50, p90] = (['first', 'middle', 'last'] as const).map((end) => reader.valueOf(text, end))
		const isQuarter = typeof range !== 'string' && p10 !== p90
		return (
			(isQuarter && p50 && p90 ? settledRange({ range: { p10: p10 ?? null, p50, p90 } }, range) : null) ??
			fine(single.month)
		)
	}
	const understood = `Expected ${from === undefined ? MONTH_UNDERSTOOD : MONTH_OR_AWAY}.`
	return (
		settledRange(readRange(text, reader), range) ??
		(single.fixes === undefined ? wrong(`${single.why} ${understood}`.trim()) : wrong(single.why, single))
	)
}

type ParseCellChosen =
	| { readonly ok: true; readonly value: string | readonly string[] }
	| { readonly ok: false; readonly message: string; readonly fixes: readonly string[] }
/** Yes and no as sheets keep them. */
const SHORT_ANSWERS: Readonly<Record<string, string>> = {
	y: 'true',
	x: 'true',
	'✓': 'true',
	1: 'true',
	n: 'false',
	0: 'false',
}
const read = (chosen: ParseCellChosen): ParsedCell => (chosen.ok ? fine(chosen.value) : wrong(chosen.message, chosen))
const asBoolean = (chosen: ParsedCell): ParsedCell => (chosen.ok ? fine(chosen.value === 'true') : chosen)

/** Figures in a row, such as the shares of several applications. */
function parseFigures(text: string, facts: FigureFacts, { inFile, bare, money = DOLLARS }: Beside): ParsedCell {
	const parsed = text
		.split(/[,;\n]/)
		.filter((part) => part.trim() !== '')
		.map((part) =>
			parseFigure(part.trim(), { ...facts, kind: 'number' }, { inFile, bare, money, range: 'step_of_list' }),
		)
	const values = parsed.flatMap((one) => (one.ok && typeof one.value === 'number' ? [one.value] : []))
	return values.length === parsed.length
		? fine(values)
		: wrong('Expected numbers with commas between, such as 60%, 40%.')
}

/** Months in a row, each alone or from one to another. */
function parseMonths(text: string, from: string | undefined): ParsedCell {
	const parts = text.split(/[,;\n]/).filter((part) => part.trim() !== '')
	const months = parts.map((part) => monthsIn(part, from))
	const read = months.filter((found) => found !== null)
	return read.length === months.length ? fine([...new Set(read.flat())].sort()) : wrong(`Expected ${MONTHS_TOGETHER}.`)
}
