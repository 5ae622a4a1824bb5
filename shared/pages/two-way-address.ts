/** The tab of the scenarios that holds the table. */
export const TWO_WAY = 'two'

type SideName = 'across' | 'down'
type AskedSide = { readonly input: string; readonly from: string; readonly to: string }

/** What a table of two inputs is asked for, by its address: `?across=…&acrossFrom=…&down=…&figure=…`. */
export function askedIn(search: URLSearchParams): Readonly<Record<SideName, AskedSide>> & { readonly figure: string } {
	const text = (name: string) => (search.get(name) ?? '').trim()
	const side = (name: SideName) => ({ input: text(name), from: text(`${name}From`), to: text(`${name}To`) })
	return { across: side('across'), down: side('down'), figure: text('figure') }
}
