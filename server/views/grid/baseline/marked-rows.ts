import type { GridCell, GridColumn, GridRow } from '#shared/grid/grid-model.ts'

type BaselineRows = {
	readonly columns: readonly GridColumn[]
	/** rows of the baseline by id, with the same columns */
	readonly before: ReadonlyMap<string, GridRow>
}

/** A value as far as it is held against that of the baseline. */
export type HeldValue = Pick<GridCell, 'typed' | 'shown' | 'range' | 'isDefault'>

/** Said of what the scenario alone has. */
export const NOT_IN_BASELINE = 'Not in the baseline'
/** Said of what the scenario has done without, where it is told at all. */
export const ONLY_IN_BASELINE = 'Only in the baseline'

export const baselineSays = (value: string): string => `Baseline: ${value}`

/** What was entered: a default that stands otherwise for the sake of another field is no difference of its own. */
const isEntered = (one: HeldValue, other: HeldValue) =>
	one.typed === other.typed && one.range === other.range && one.isDefault === other.isDefault

/** `Baseline: 150 MW` of a value that differs from the baseline's; null where it does not. */
export const differsFrom = (is: HeldValue, was: HeldValue, unit: string): string | null =>
	isEntered(is, was) ? null : baselineSays(valueOf(was, unit))

/** Rows of a scenario: each cell that differs from the baseline says what stands there, and an entry of its own says so at its name. */
export function markedRows(rows: readonly GridRow[], { columns, before }: BaselineRows): readonly GridRow[] {
	return rows.map((row) => {
		const base = before.get(row.id)
		const cells = row.cells.map((cell, index): GridCell => {
			const [column, was] = [columns[index], base?.cells[index]]
			if (column === undefined) return cell
			if (was === undefined) return column.names && base === undefined ? marked(cell, NOT_IN_BASELINE) : cell
			const differs = differsFrom(cell, was, was.figure === null ? '' : column.unit)
			return differs === null ? cell : marked(cell, differs)
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
export function valueOf({ shown, range, isDefault }: HeldValue, unit: string): string {
	const value = [shown, unit, range ?? ''].filter((text) => text !== '').join(' ')
	return isDefault ? (shown === '–' ? 'blank' : `${value} (default)`) : value
}
