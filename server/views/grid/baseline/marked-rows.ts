import type { GridCell, GridColumn, GridRow } from '#shared/grid/grid-model.ts'

type BaselineRows = {
	readonly columns: readonly GridColumn[]
	/** rows of the baseline by id, with the same columns */
	readonly before: ReadonlyMap<string, GridRow>
}

/** What was entered: a default that stands otherwise for the sake of another field is no difference of its own. */
const isEntered = (one: GridCell, other: GridCell) =>
	one.typed === other.typed && one.range === other.range && one.isDefault === other.isDefault

/** Rows of a scenario: each cell that differs from the baseline says what stands there, and an entry of its own says so at its name. */
export function markedRows(rows: readonly GridRow[], { columns, before }: BaselineRows): readonly GridRow[] {
	return rows.map((row) => {
		const base = before.get(row.id)
		const cells = row.cells.map((cell, index): GridCell => {
			const [column, was] = [columns[index], base?.cells[index]]
			if (column === undefined) return cell
			if (was === undefined) return column.names && base === undefined ? marked(cell, 'Not in the baseline') : cell
			return isEntered(cell, was) ? cell : marked(cell, `Baseline: ${valueOf(was, column)}`)
		})
		return cells.every((cell, index) => cell === row.cells[index]) ? row : { ...row, cells }
	})
}

const marked = (cell: GridCell, differs: string): GridCell => ({
	...cell,
	differs,
	note: [differs, cell.note ?? ''].filter((text) => text !== '').join(' · '),
})

/** «150 MW», with its range; what was not entered with the default that held. */
function valueOf({ shown, range, isDefault, figure }: GridCell, { unit }: GridColumn): string {
	const value = [shown, figure === null ? '' : unit, range ?? ''].filter((text) => text !== '').join(' ')
	return isDefault ? (shown === '–' ? 'blank' : `${value} (default)`) : value
}
