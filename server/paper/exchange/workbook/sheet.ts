import type { Kind } from '#shared/metrics/metric.ts'
import { type Unit, UNITS } from '#shared/units/units.ts'
import type { Value } from '../csv.ts'

/** What a cell is, which decides how it looks. Entered and read values are told from formulas by colour. */
export type Role = 'title' | 'head' | 'entered' | 'recorded' | 'value' | 'formula' | 'partly' | 'text' | 'note'

export type SheetCell = {
	readonly value: Value
	/** without its equals sign; `value` is then what it came to */
	readonly formula?: string
	readonly role: Role
	/** number format of a spreadsheet */
	readonly format?: string
}

export type Sheet = {
	readonly name: string
	readonly rows: readonly (readonly (SheetCell | null)[])[]
	/** of columns, in characters; the last holds for all that follow */
	readonly widths: readonly number[]
	/** rows and columns that stay when the sheet is scrolled */
	readonly frozen: { readonly rows: number; readonly columns: number }
	/** the row of heads whose columns can be filtered; left out: none */
	readonly filter?: number
	readonly charts?: readonly SheetChart[]
	/** cells that say something when they are chosen, by ranges such as `C3:C8` */
	readonly asides?: { readonly ranges: readonly string[]; readonly text: string }
	/** there, and no tab of it shown; left out: shown */
	readonly hidden?: boolean
}

/** A chart of rows of another sheet by month. */
export type SheetChart = {
	readonly title: string
	readonly kind: 'line' | 'column'
	readonly unit: string
	readonly series: readonly { readonly name: string; readonly values: string }[]
	/** the cells of its months */
	readonly months: string
	/** where its upper left corner is */
	readonly at: { readonly row: number; readonly column: number }
}

/** Where a figure has no meaning. */
export const NO_VALUE = '#N/A'
export const MONTH_FORMAT = 'yyyy-mm'

const ONE = 65
const LETTERS = 26

export function columnName(index: number): string {
	const letter = String.fromCharCode(ONE + (index % LETTERS))
	return index < LETTERS ? letter : `${columnName(Math.floor(index / LETTERS) - 1)}${letter}`
}

/** A cell that is named from another sheet: `'Power contracts'!$F$4`. Row and column count from 0. */
export const cellIn = (sheet: string, row: number, column: number): string =>
	`'${sheet.replaceAll("'", "''")}'!$${columnName(column)}$${String(row + 1)}`

const DAY = 24 * 60 * 60 * 1000
/** Day 0 of a spreadsheet's calendar. */
const EPOCH = Date.UTC(1899, 11, 30)

/** A day as a spreadsheet counts them. */
export const dayOf = (date: Date): number => (date.getTime() - EPOCH) / DAY
export const dateOfDay = (day: number): Date => new Date(EPOCH + day * DAY)
/** The first day of a month. */
export const dayOfMonth = (month: string): number => dayOf(new Date(`${month}-01T00:00:00Z`))

export const text = (value: Value, role: Role = 'text'): SheetCell => ({ value, role })
export const heads = (names: readonly string[]): readonly SheetCell[] => names.map((name) => text(name, 'head'))

/** How a figure of a unit is shown; it is held with all its digits. */
export function formatOf(unit: Unit, kind: Kind = 'state'): string {
	if (kind === 'when') return '0.0'
	if (unit === 'share') return '0.0%'
	return 'whole' in UNITS[unit] ? '#,##0' : '#,##0.0##'
}

export const unitText = (unit: Unit, kind: Kind = 'state'): string =>
	kind === 'when' ? 'months from the first' : UNITS[unit].label
