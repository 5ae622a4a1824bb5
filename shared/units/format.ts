import { DOLLARS, inMoney, type Money, moneyLabel, moneySign } from './money.ts'
import { UNITS, type Unit } from './units.ts'

const DASH = '–'
const MINUS = '−'
const DEFAULT_LOCALE = 'en-US'

const formatters = new Map<string, Intl.NumberFormat>()
function formatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
	const key = `${locale} ${JSON.stringify(options)}`
	const known = formatters.get(key)
	if (known) return known
	const made = new Intl.NumberFormat(locale, options)
	formatters.set(key, made)
	return made
}

const withTrueMinus = (text: string) => text.replace('-', MINUS)

type FigureOptions = { readonly digits?: number; readonly locale?: string; readonly whole?: boolean }

/**
 * A number without its unit: significant digits, separators by locale, a true minus; a dash where there is none.
 * Figures of 1,000 and more keep their units digit.
 */
export function formatFigure(
	value: number | null | undefined,
	{ digits = 4, locale = DEFAULT_LOCALE, whole = false }: FigureOptions = {},
): string {
	if (value === null || value === undefined || !Number.isFinite(value)) return DASH
	const size = Math.abs(value)
	if (whole || size >= 10 ** (digits - 1))
		return withTrueMinus(formatter(locale, { maximumFractionDigits: 0 }).format(value === 0 ? 0 : value))
	if (size >= 1e-4 || value === 0)
		return withTrueMinus(formatter(locale, { maximumSignificantDigits: digits }).format(value === 0 ? 0 : value))
	return withTrueMinus(formatter(locale, { notation: 'scientific', maximumSignificantDigits: digits }).format(value))
}

/** With the same decimals at any size, for columns that are read down: `0.23`, `−76.84`. */
export function formatFixed(value: number, decimals: number): string {
	const text = value.toFixed(decimals)
	return withTrueMinus(Number(text) === 0 ? text.replace('-', '') : text)
}

const COMPACT_FROM = 1e5
const COMPACT: readonly (readonly [number, string])[] = [
	[1e12, 'T'],
	[1e9, 'B'],
	[1e6, 'M'],
	[1e3, 'k'],
]

/** Three figures at most, with k, M, B or T: for prose and key figures. */
export function formatCompact(
	value: number | null | undefined,
	{ digits = 3, locale = DEFAULT_LOCALE }: FigureOptions = {},
): string {
	if (value === null || value === undefined || !Number.isFinite(value)) return DASH
	const size = Math.abs(value)
	if (size < COMPACT_FROM) return formatFigure(value, { digits, locale })
	const step = COMPACT.find(([factor]) => Number((size / factor).toPrecision(digits)) >= 1)
	if (!step) return formatFigure(value, { digits, locale })
	const [factor, suffix] = step
	return `${withTrueMinus(formatter(locale, { maximumSignificantDigits: digits }).format(value / factor))}${suffix}`
}

/** A share of one as per cent: whole, one decimal below 1%. */
export function formatShare(value: number | null | undefined, locale = DEFAULT_LOCALE): string {
	if (value === null || value === undefined || !Number.isFinite(value)) return DASH
	const percent = value * 100
	const decimals = percent !== 0 && Math.abs(percent) < 1 ? 1 : 0
	return `${withTrueMinus(formatter(locale, { maximumFractionDigits: decimals }).format(percent))}%`
}

/** A share below this is what a search or a division leaves over. */
const DUST = 1e-9

/** A share as it is kept: `5.5%`, where whole per cents would hide what was typed. */
export function formatExactShare(value: number | null | undefined, digits = 4): string {
	if (value === null || value === undefined || !Number.isFinite(value)) return DASH
	return `${formatFigure(Math.abs(value) < DUST ? 0 : value * 100, { digits })}%`
}

export type QuantityOptions = {
	readonly locale?: string
	readonly style?: 'figure' | 'compact'
	/** what money is shown in */
	readonly money?: Money
}

/** A number with its unit: `824 MW IT`, `82%`, `$34.2B`. Money is given in USD. */
export function formatQuantity(
	given: number | null | undefined,
	unit: Unit,
	{ locale = DEFAULT_LOCALE, style = 'compact', money = DOLLARS }: QuantityOptions = {},
): string {
	if (given === null || given === undefined || !Number.isFinite(given)) return DASH
	const value = inMoney(given, unit, money)
	const row = UNITS[unit]
	if (unit === 'share') return formatShare(value, locale)
	if (unit === 'sharePerYear') return `${formatShare(value, locale)}/year`
	const whole = 'whole' in row
	const figure =
		style === 'compact' && Math.abs(value) >= COMPACT_FROM && !whole
			? formatCompact(value, { digits: row.digits, locale })
			: formatFigure(value, { digits: row.digits, locale, whole })
	if (unit === 'usd')
		return value < 0 ? `${MINUS}${moneySign(money)}${figure.slice(1)}` : `${moneySign(money)}${figure}`
	const label = (figure === '1' && ONE_OF[row.label]) || row.label
	return label === '' ? figure : `${figure} ${moneyLabel(label, money)}`
}

/** Labels that are said otherwise of one. */
const ONE_OF: Readonly<Record<string, string>> = { months: 'month', weeks: 'week', days: 'day' }

/** `30.1–39.0B USD`: low to high, the unit once. */
export function formatRange([low, high]: readonly [number, number], unit: Unit, money: Money = DOLLARS): string {
	const lowText =
		unit === 'share'
			? formatShare(low).replace('%', '')
			: formatCompact(inMoney(low, unit, money), { digits: UNITS[unit].digits })
	const highText = formatQuantity(high, unit, { money })
	return `${lowText}${DASH}${unit === 'usd' ? highText.replace(moneySign(money), '') : highText}`
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
export const LONG_MONTHS = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
] as const

/** `2028-01` as `Jan 2028`, for cards and tables in prose. Grids and exports keep the ISO form. */
export function formatMonth(month: string | null | undefined, length: 'short' | 'long' = 'short'): string {
	if (month === null || month === undefined) return DASH
	const [year, number] = month.split('-')
	const name = (length === 'short' ? MONTHS : LONG_MONTHS)[Number(number) - 1]
	return name === undefined || year === undefined ? month : `${name} ${year}`
}
