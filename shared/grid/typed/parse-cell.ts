import type { FieldFacts } from '#shared/fields/field.ts'
import { DOLLARS, isMoney, type Money } from '#shared/units/money.ts'
import { isShare } from '#shared/units/units.ts'
import type { GridChoice } from '#shared/grid/grid-choice.ts'
import { tooLongForCell } from './cell-length.ts'
import { parseChoice, parseChoices } from './parse-choice.ts'
import { monthsIn, readMonth } from './parse-month.ts'
import { readAmount } from './parse-number.ts'
import { PER_CENT, shareDoubt } from './bare-share.ts'
import { examplesOf, sizeOf } from './typed-units.ts'

export type ParsedCell =
	| {
			readonly ok: true
			readonly value: number | string | boolean | readonly string[] | readonly number[] | null
			/** both ends where one was typed */
			readonly range: ParseCellRange | null
	  }
	| { readonly ok: false; readonly message: string }

type ParseCellRange = { readonly low: number; readonly high: number }
type ParseCellFigure = { readonly value: number; readonly range: ParseCellRange | null }
type FigureFacts = Pick<FieldFacts, 'kind'> & Partial<Pick<FieldFacts, 'unit' | 'min' | 'max'>>
/** What a text may lean on beside the field: the plan's currency, the month it is, what stands in the cell. */
export type Beside = {
	readonly choices?: readonly GridChoice[]
	readonly money?: Money
	readonly today?: string | undefined
	readonly now?: number | string | null
	/** it stands in a file, which keeps shares as parts of one */
	readonly inFile?: boolean | undefined
}

/** Two figures with a word or dash between them. A dash may also be a sign or an exponent's, so several places are tried. */
const BETWEEN = /to|\.\.|[–—-]/g
/** No range has more of them: two signs, two exponents and «to», with units such as kW-month. */
const MOST_BETWEEN = 12
const PLUS_MINUS = /±|\+\/?[-−]/

/** What a field holds when only a range is known of it. */
export function middleOf({ low, high }: ParseCellRange, kind: FieldFacts['kind']): number {
	const middle = (low + high) / 2
	return kind === 'integer' ? Math.round(middle) : Number(middle.toPrecision(12))
}

const fine = (value: Extract<ParsedCell, { ok: true }>['value']): ParsedCell => ({ ok: true, value, range: null })
const wrong = (message: string): ParsedCell => ({ ok: false, message })

// The product of a size and a figure is as exact as what was typed.
const exact = (value: number) => Number(value.toPrecision(12))

type ParseCellReader = (text: string) => number | null

/** `10.000`: ten to some, ten thousand to others. */
const EITHER_WAY = /(?<![\d.,])([1-9]\d{0,2})\.(\d{3})(?![\d.,])/

/** Why such a figure is not read where it could be wrong a thousandfold: among whole ones, or with a sign of another currency than dollars. */
function eitherWay(text: string, { kind, unit = null }: FigureFacts, { code }: Money): string {
	const [found, whole = '', part = ''] = EITHER_WAY.exec(text) ?? []
	const foreign = code !== 'USD' && unit !== null && isMoney(unit) && /[^\d\s.,]/.test(text)
	if (found === undefined || (kind !== 'integer' && !foreign)) return ''
	const [small, large] = [String(Number(found)), `${whole},${part}`]
	return `«${found}» is ${small} to some and ${large} to others: write ${large}, or ${small === found ? `${small}0` : small}.`
}

/** Reads single figures of a field; `why` says what stood in the way of the last that was none, `doubt` what is meant by one that was. */
function readerOf(facts: FigureFacts, { money = DOLLARS, inFile = false }: Beside) {
	const { unit = null } = facts
	let why = ''
	let doubt = ''
	const figureOf: ParseCellReader = (text) => {
		const unclear = eitherWay(text, facts, money)
		why = unclear || why
		if (unclear !== '') return null
		const amount = readAmount(text)
		const found = amount === null ? null : sizeOf(amount.words, unit, money)
		if (amount === null || found === null) return null
		if ('why' in found) {
			why = found.why
			return null
		}
		if (isShare(unit) && amount.words === '' && !inFile) {
			doubt = shareDoubt(text, amount.value, facts) || doubt
			return exact(amount.value / PER_CENT)
		}
		return found.size === 1 ? amount.value : exact(amount.value * found.size)
	}
	return { figureOf, why: () => why, doubt: () => doubt }
}

const frontOf = (text: string) => /^\s*([^\d\s.,=+−-]*)/.exec(text)?.[1] ?? ''
function endOf(text: string): string {
	let at = text.length
	while (at > 0 && !/[\d)]/.test(text.charAt(at - 1))) at -= 1
	return text.slice(at)
}
/** The first with what stands behind the second, the second with what stands before the first: `€45 to 60/MWh`. */
const sharing = (first: string, second: string) =>
	[
		`${first}${endOf(first) === '' ? endOf(second) : ''}`,
		`${frontOf(second) === '' ? frontOf(first) : ''}${second}`,
	] as const

function readRange(text: string, figureOf: ParseCellReader): ParseCellFigure['range'] {
	let tried = 0
	for (const { index, 0: sign } of text.matchAll(BETWEEN)) {
		tried += 1
		if (tried > MOST_BETWEEN) return null
		const ends = [text.slice(0, index).trim(), text.slice(index + sign.length).trim()] as const
		for (const [first, second] of [sharing(...ends), ends]) {
			const [low, high] = [figureOf(first), figureOf(second)]
			if (low !== null && high !== null && low <= high) return { low, high }
		}
	}
	return null
}

/** `100 ± 10 %`, `48 ± 5`; with nothing before it, around what stands in the cell. */
function readAround(
	text: string,
	{ unit }: FigureFacts,
	{ figureOf, now }: { figureOf: ParseCellReader; now: number | null },
) {
	const sign = PLUS_MINUS.exec(text)
	if (sign === null) return null
	const [base, by] = [text.slice(0, sign.index).trim(), text.slice(sign.index + sign[0].length).trim()]
	if (by === '') return null
	// Of shares per cent are points, of all else a part of the figure.
	const isPart = by.endsWith('%') && !isShare(unit ?? null)
	const [first, second] = isPart ? [base, by] : sharing(base, by)
	const value = base === '' ? now : figureOf(first)
	const part = isPart ? (readAmount(by)?.value ?? null) : null
	const away = isPart ? part !== null && value !== null && Math.abs(value) * part : figureOf(second)
	if (value === null || typeof away !== 'number' || away < 0) return null
	return { value, range: { low: exact(value - away), high: exact(value + away) } }
}

/** `200 (180 to 240)`: a best figure that is not the middle of its range. */
function readBest(text: string, figureOf: ParseCellReader): ParseCellFigure | null {
	const open = text.indexOf('(', 1)
	if (open < 0 || !text.endsWith(')')) return null
	const [value, range] = [figureOf(text.slice(0, open)), readRange(text.slice(open + 1, -1).trim(), figureOf)]
	return value === null || range === null ? null : { value, range }
}

/** How figures of a field are written here. */
const figuresUnderstood = ({ unit = null }: Pick<FigureFacts, 'unit'>): string =>
	`a number such as ${examplesOf(unit)}, =100+20, 80 to 140 or 100 ± 10 %`
const MONTH_UNDERSTOOD = 'a month such as 2026-09, Sep 2026, 9/2026 or 2026-Q3 (its first)'
const MONTH_OR_AWAY = `${MONTH_UNDERSTOOD}; +8 and -2 are months from the one in the cell, in an empty cell from this month`

const MONTHS_TOGETHER = 'months with commas between, such as 2026-09, Oct 2026, or 2027-03 to 2027-06'

const MOST_NAMED = 4

/** What is understood in a field, in a few words with examples. */
export function understoodIn(
	{ kind, unit }: Pick<FieldFacts, 'kind' | 'unit'>,
	choices: readonly GridChoice[],
): string {
	if (kind === 'number' || kind === 'integer') return figuresUnderstood({ unit })
	if (kind === 'month') return MONTH_OR_AWAY
	if (kind === 'months') return MONTHS_TOGETHER
	if (choices.length === 0) return kind === 'text' ? 'any text' : 'a name that is in the plan'
	const some = choices.slice(0, MOST_NAMED).map(({ label }) => label)
	return `the name shown or its beginning: ${some.join(', ')}${choices.length > MOST_NAMED ? ' and others' : ''}`
}

function parseFigure(text: string, facts: FigureFacts, beside: Beside): ParsedCell {
	const { figureOf, why, doubt } = readerOf(facts, beside)
	const best = readBest(text, figureOf)
	if (best?.range && (best.value < best.range.low || best.value > best.range.high))
		return wrong('The figure lies outside the range behind it.')
	const around = best ?? readAround(text, facts, { figureOf, now: typeof beside.now === 'number' ? beside.now : null })
	const range = around === null && !text.startsWith('=') ? readRange(text, figureOf) : null
	const value = range === null ? figureOf(text) : middleOf(range, facts.kind)
	const figure = around ?? (value === null ? null : { value, range })
	if (figure === null || doubt() !== '') return wrong(doubt() || why() || `Expected ${figuresUnderstood(facts)}.`)
	return { ok: true, ...figure }
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
	if (facts.kind === 'references') return read(parseChoices(trimmed, choices))
	if (trimmed === '' || trimmed === '–') return facts.required ? wrong('This field is needed.') : fine(null)
	if (facts.kind === 'number' || facts.kind === 'integer') return parseFigure(trimmed, facts, beside)
	if (facts.kind === 'numbers') return parseFigures(trimmed, facts, beside)
	if (facts.kind === 'months') return parseMonths(trimmed, beside.today)
	if (facts.kind === 'boolean') return asBoolean(read(parseChoice(trimmed, choices)))
	if (facts.kind === 'reference' || facts.kind === 'choice') return read(parseChoice(trimmed, choices))
	if (facts.kind !== 'month') return fine(trimmed)
	return parseOneMonth(trimmed, beside)
}

/** The month that `+8` counts from: what stands in the cell, else the month it is. Where that is not known, none. */
const countedFrom = ({ today, now }: Beside): string | undefined =>
	today === undefined ? undefined : typeof now === 'string' && now !== '' ? now : today

function parseOneMonth(text: string, beside: Beside): ParsedCell {
	const from = countedFrom(beside)
	const found = readMonth(text, { from })
	if ('month' in found) return fine(found.month)
	return wrong(`${found.why} Expected ${from === undefined ? MONTH_UNDERSTOOD : MONTH_OR_AWAY}.`.trim())
}

type ParseCellChosen =
	{ readonly ok: true; readonly value: string | readonly string[] } | { readonly ok: false; readonly message: string }
const read = (chosen: ParseCellChosen): ParsedCell => (chosen.ok ? fine(chosen.value) : chosen)
const asBoolean = (chosen: ParsedCell): ParsedCell => (chosen.ok ? fine(chosen.value === 'true') : chosen)

/** Figures in a row, such as the shares of several applications. */
function parseFigures(text: string, facts: FigureFacts, { inFile }: Beside): ParsedCell {
	const parsed = text
		.split(/[,;\n]/)
		.filter((part) => part.trim() !== '')
		.map((part) => parseFigure(part.trim(), { ...facts, kind: 'number' }, { inFile }))
	const values = parsed.flatMap((one) => (one.ok && typeof one.value === 'number' ? [one.value] : []))
	return values.length === parsed.length
		? fine(values)
		: wrong('Expected numbers with commas between, such as 60 %, 40 %.')
}

/** Months in a row, each alone or from one to another. */
function parseMonths(text: string, from: string | undefined): ParsedCell {
	const parts = text.split(/[,;\n]/).filter((part) => part.trim() !== '')
	const months = parts.map((part) => monthsIn(part, from))
	const read = months.filter((found) => found !== null)
	return read.length === months.length ? fine([...new Set(read.flat())].sort()) : wrong(`Expected ${MONTHS_TOGETHER}.`)
}
