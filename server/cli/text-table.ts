const GAP = '  '

/** Rows under headings, in columns as wide as their longest cell. */
export function textTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
	const all = [headings, ...rows]
	const widths = headings.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
	const line = (row: readonly string[]) =>
		row
			.map((cell, column) => cell.padEnd(widths[column] ?? 0))
			.join(GAP)
			.trimEnd()
	return `${all.map(line).join('\n')}\n`
}
