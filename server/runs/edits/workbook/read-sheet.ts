import type { FieldFacts } from '#shared/fields/field.ts'
import { isCalled } from './former-labels.ts'
import type { ReadSheet } from './read-xlsx.ts'
import { columnName, dateOfDay } from '#server/paper/exchange/workbook/sheet.ts'

/** A row of a sheet that holds something: its place, and what stands in it. */
type ReadSheetLine = { readonly at: number; readonly cells: readonly unknown[] }

/** Where in a workbook something stands: its row, and the columns of its fields. */
export type RowPlace = { readonly sheet: string; readonly at: number; readonly columns: ReadonlyMap<string, number> }

/** The rows below the heads that hold something. */
export const linesOf = ({ rows }: ReadSheet, headRows: number): readonly ReadSheetLine[] =>
	rows
		.map((cells, at) => ({ at, cells }))
		.filter(({ at, cells }) => at >= headRows && cells.some((cell) => textOf(cell) !== ''))

/** `Halls, row 4, column E` */
export function placeWords({ sheet, at, columns }: RowPlace, field: string): string {
	const column = columns.get(field)
	return [`${sheet}, row ${String(at + 1)}`, ...(column === undefined ? [] : [`column ${columnName(column)}`])].join(
		', ',
	)
}

type ReadSheetNamed = { readonly field: string; readonly label: string }

/** Which column holds each field, by its heading. Two fields of one name stand in their order. */
export function columnsOf(fields: readonly ReadSheetNamed[], heads: readonly unknown[]): ReadonlyMap<string, number> {
	const found = new Map<string, number>()
	for (const [at, head] of heads.entries()) {
		const heading = textOf(head)
		const free = fields.filter(({ field }) => !found.has(field))
		const named = free.find(({ label }) => label === heading) ?? free.find(({ label }) => isCalled(label, heading))
		if (named !== undefined) found.set(named.field, at)
	}
	return found
}

/** The rows of a sheet with one row of heads: where each stands, and what stands under each of its heads. */
export function rowsUnder(
	sheet: ReadSheet,
	fields: readonly ReadSheetNamed[],
): readonly { readonly place: RowPlace; readonly cell: (field: string) => string }[] {
	const columns = columnsOf(fields, sheet.rows[0] ?? [])
	return linesOf(sheet, 1).map(({ at, cells }) => ({
		place: { sheet: sheet.name, at, columns },
		cell: (field) => textOf(cells[columns.get(field) ?? -1]),
	}))
}

const MONTH_LENGTH = '2026-11'.length

/** A cell as somebody would type it. Dates of a spreadsheet are days; the plan has months. */
export function textOf(value: unknown, kind?: FieldFacts['kind']): string {
	if (value instanceof Date) return value.toISOString().slice(0, MONTH_LENGTH)
	// A list of one month may have become a day by itself.
	if (typeof value === 'number' && (kind === 'month' || kind === 'months'))
		return dateOfDay(value).toISOString().slice(0, MONTH_LENGTH)
	if (typeof value === 'number' || typeof value === 'boolean') return String(value)
	return typeof value === 'string' ? value.trim() : ''
}

/** Spreadsheets keep fifteen digits of a figure. */
const AS_EXACT = 1e-14

/** Whether two texts say the same, figures as exactly as a spreadsheet keeps them. */
export function saysSame(one: string, other: string): boolean {
	if (one === other) return true
	if (one === '' || other === '') return false
	const [left, right] = [Number(one), Number(other)]
	return Math.abs(left - right) <= AS_EXACT * Math.abs(left)
}
