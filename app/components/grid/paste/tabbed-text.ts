import { MOST_PASTED_ROWS } from '#shared/grid/pasted.ts'

type Texts = readonly (readonly string[])[]

// As spreadsheets do: a text with a tab, a line's end or a quote in it stands in quotes.
const quoted = (text: string) => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Rows as a spreadsheet takes them from the clipboard. */
export const tabbed = (rows: Texts): string => rows.map((row) => row.map(quoted).join('\t')).join('\n')

const CELL = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/y

/** Rows as a spreadsheet gives them to the clipboard; rows without a text are none, and those beyond `most` are not read. */
export function readTabbed(text: string, most = MOST_PASTED_ROWS + 1): string[][] {
	const rows: string[][] = [[]]
	// Ending lines end the last row and begin none.
	let end = text.length
	while (end > 0 && '\r\n'.includes(text.charAt(end - 1))) end -= 1
	const whole = text.slice(0, end)
	CELL.lastIndex = 0
	while (CELL.lastIndex <= whole.length && rows.length <= most) {
		const at = CELL.lastIndex
		const match = CELL.exec(whole)
		// A quote that ends in the middle of a text is only a quote.
		const [, inQuotes, plain = '', end = ''] = match ?? [null, undefined, whole.slice(at), '']
		rows.at(-1)?.push((inQuotes?.replaceAll('""', '"') ?? plain).trim())
		if (match === null || end === '') break
		if (end !== '\t') rows.push([])
	}
	return rows.slice(0, most).filter((row) => row.some((cell) => cell !== ''))
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The same for a letter or a slide, under the names of the columns. */
export function asTable(heads: readonly string[], rows: Texts): string {
	const line = (tag: string, texts: readonly string[]) =>
		`<tr>${texts.map((text) => `<${tag}>${escaped(text)}</${tag}>`).join('')}</tr>`
	return `<table><thead>${line('th', heads)}</thead><tbody>${rows.map((row) => line('td', row)).join('')}</tbody></table>`
}
