import { readPath } from '#shared/explanation-authors.ts'
import type { Leaf, Origin } from '#shared/explanation.ts'
import { ASSUMPTIONS, isAssumptionKey } from '#shared/fields/assumptions.ts'
import { FIELD_LISTS, findFieldFacts } from '#shared/fields/registry.ts'
import { addMonths } from '#shared/units/months.ts'
import { formatCompact, formatFigure } from '#shared/units/format.ts'
import { DOLLARS } from '#shared/units/money.ts'
import { UNITS } from '#shared/units/units.ts'
import { exactShare, usd } from '#shared/formats/figures.ts'
import { shortMonth } from '#shared/formats/months.ts'
import { camelInWords } from '#shared/formats/names.ts'

const LONGEST = 1e8

/** The engine says `%`, the catalogue `share`. */
const isShare = (unit: string) => unit.startsWith('%') || unit === 'share'

/** `5.5 %`, `5.5 %/year`: the sign once, whatever stands behind it in the unit. */
const shareText = (value: number, unit: string) => `${exactShare(value)}${unit === 'share' ? '' : unit.slice(1)}`

/** A figure with its unit; money and shares carry theirs in the figure. */
export function wordValue(value: number | null, unit: string): { readonly figure: string; readonly unit: string } {
	if (value === null) return { figure: '–', unit: '' }
	if (unit === 'USD') return { figure: usd(value), unit: '' }
	if (isShare(unit)) return { figure: shareText(value, unit), unit: '' }
	// Beyond this a row of zeros says less than three figures and a letter.
	const figure = Math.abs(value) >= LONGEST ? formatCompact(value) : formatFigure(value, { digits: 4 })
	return { figure, unit }
}

/** `42.9 MW at the meter`, `20%`, `$61M` */
export const valueWithUnit = (value: number | null, unit: string): string => inOneLine(wordValue(value, unit))

export const inOneLine = ({ figure, unit }: { readonly figure: string; readonly unit: string }): string =>
	unit === '' ? figure : `${figure} ${unit}`

export const joined = (parts: readonly (string | null)[]): string =>
	parts.filter((part) => part !== null && part !== '').join(' · ')

const typed = (value: number, unit: string) => (isShare(unit) ? shareText(value, unit) : formatFigure(value))

/** The code of the money a label speaks of: `JPY` of `JPY/MW` and `JPY a year`. */
const moneyIn = (unit: string) => /^[A-Z]{3}(?=$|\/| (?:a|per) )/.exec(unit)?.[0] ?? DOLLARS.code

/**
 * The unit of an assumption that is multiplied into the figure it stands behind: `m² per MW IT` behind the m² of a hall; its money is
 * the figure's.
 */
function ownUnit(key: string, unit: string): string | null {
	const name = key.slice(key.lastIndexOf('/') + 1)
	if (!isAssumptionKey(name)) return null
	const own = UNITS[ASSUMPTIONS[name].unit].label.replace(DOLLARS.code, moneyIn(unit))
	return own === unit ? null : own
}

/** Figures of an assumption: with its unit where that is not the one of the figure they stand beside. */
const inOwnUnit = (figures: string | null, own: string | null) =>
	figures === null || own === null || isShare(own) ? figures : `${figures} ${own}`

function range(low: number | null, high: number | null, unit: string): string | null {
	return low === null || high === null || low === high ? null : `${typed(low, unit)} to ${typed(high, unit)}`
}

/** `24 Nov 2026` from an ISO time. */
export function dayOf(when: string): string {
	return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(when))
}

function author(who: string | null, when: string | null): string | null {
	if (who === null) return null
	return when === null ? `changed by ${who}` : `changed by ${who} on ${dayOf(when)}`
}

const quoted = (why: string | null) => (why === null || why === '' ? null : `“${why}”`)

type OriginText = { readonly detail: string; readonly tag: string }

/** Where a value comes from: its range, its source and date, whoever set it and why, and how good it is in a word. */
export function originWords(origin: Origin, unit: string): OriginText {
	switch (origin.kind) {
		case 'plan':
			return {
				detail: joined([author(origin.who, origin.when), quoted(origin.why), origin.source]),
				tag: origin.quality ?? 'plan',
			}
		case 'default':
			return defaultWords(origin, unit)
		case 'override':
			return overrideWords(origin, unit)
		case 'catalogue':
			return rowWords(origin, unit)
		case 'rule':
			return { detail: joined([origin.text, origin.source]), tag: 'rule' }
	}
}

const ASSUMPTION = 'assumptions.'

function defaultWords(origin: Extract<Origin, { readonly kind: 'default' }>, unit: string): OriginText {
	const own = origin.path.startsWith(ASSUMPTION) ? ownUnit(origin.path.slice(ASSUMPTION.length), unit) : null
	return {
		detail: joined([inOwnUnit(range(origin.low, origin.high, own ?? unit), own), origin.source]),
		tag: origin.quality === 'guess' ? 'guess' : 'default',
	}
}

function overrideWords(origin: Extract<Origin, { readonly kind: 'override' }>, unit: string): OriginText {
	const own = ownUnit(origin.key, unit)
	const ends = range(origin.low, origin.high, own ?? unit)
	const about = joined([ends, origin.defaultQuality === 'guess' ? 'a guess' : null, origin.defaultSource])
	const before = origin.default === null ? null : inOwnUnit(typed(origin.default, own ?? unit), own)
	const was = before === null ? null : `was ${before} (${about})`
	return {
		detail: joined([was, author(origin.who, origin.when), quoted(origin.why), origin.source]),
		tag: 'override',
	}
}

/** `labour markets, abilene`; a table that is one record, with the record's part: `training defaults`. */
function rowInWords({ table, row }: Extract<Origin, { readonly kind: 'catalogue' }>): string {
	const words = camelInWords(table)
	return row === table ? words : `${words}, ${row.replaceAll('_', ' ')}`
}

function rowWords(origin: Extract<Origin, { readonly kind: 'catalogue' }>, unit: string): OriginText {
	const place = rowInWords(origin)
	return {
		detail: joined([
			range(origin.low, origin.high, unit),
			origin.own ? `${place}: custom row of this plan` : place,
			origin.replaces === null ? null : `was ${typed(origin.replaces, unit)}`,
			origin.source,
			shortMonth(origin.asOf),
			`${origin.confidence} confidence`,
		]),
		tag: origin.own ? 'custom row' : origin.quality === 'guess' ? 'guess' : 'catalog',
	}
}

/** One end of a trace as a line of a list. */
export type LeafLine = {
	readonly key: string
	readonly label: string
	readonly value: string
	readonly detail: string
	readonly tag: string
	/** where it can be changed or read: `energy?edit=…` within the plan, `/catalogue?…` outside; null for neither */
	readonly href: string | null
}

type LeafWords = {
	readonly placeOf: (scope: string) => string
	readonly linkOf: (origin: Origin) => string | null
	/** of the plan; with it months are told as months, which the engine counts from it */
	readonly firstMonth?: string | undefined
}

/** `Jun 2028` of a field that is a month; null of all else. */
function monthOf({ origin, value }: Leaf, firstMonth: string): string | null {
	if (origin.kind !== 'plan' || value === null || !Number.isInteger(value)) return null
	const place = readPath(origin.path)
	const list = FIELD_LISTS.find((one) => one === place?.list)
	if (place === null || list === undefined) return null
	return findFieldFacts(list, place.field)?.kind === 'month' ? shortMonth(addMonths(firstMonth, value)) : null
}

export function leafLine(leaf: Leaf, { placeOf, linkOf, firstMonth }: LeafWords): LeafLine {
	const month = firstMonth === undefined ? null : monthOf(leaf, firstMonth)
	const { detail, tag } = originWords(leaf.origin, leaf.unit)
	return {
		key: `${leaf.label} ${leaf.scope} ${detail}`,
		label: leaf.scope === 'plan' ? leaf.label : `${leaf.label}, ${placeOf(leaf.scope)}`,
		value: month ?? valueWithUnit(leaf.value, leaf.unit),
		detail,
		tag,
		href: linkOf(leaf.origin),
	}
}
