export type Value = string | number | boolean | null

/** What a spreadsheet would take for a formula. */
const FORMULA_START = /^[=+\-@\t\r\n]/
const NEEDS_QUOTES = /[",\r\n]/
/** Without it Excel reads the file in the code page of its Windows. */
const BYTE_ORDER_MARK = '\uFEFF'

function cellText(value: Value): string {
	if (value === null) return ''
	if (typeof value !== 'string') return String(value)
	// Only text is guarded: a negative figure stays one.
	const text = FORMULA_START.test(value) ? `'${value}` : value
	return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows as CSV in UTF-8, as RFC 4180 has it. */
export function writeCsv(rows: readonly (readonly Value[])[]): string {
	return `${BYTE_ORDER_MARK}${rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`
}
