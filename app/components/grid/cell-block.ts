import type { GridModel } from '#shared/grid/grid-model.ts'
import { formatFigure } from '#shared/units/format.ts'

export type CellPlace = { readonly row: number; readonly column: number }
/** Cells side by side, the ends among them. */
export type CellBlock = {
	readonly top: number
	readonly bottom: number
	readonly left: number
	readonly right: number
}

export const blockBetween = (one: CellPlace, other: CellPlace): CellBlock => ({
	top: Math.min(one.row, other.row),
	bottom: Math.max(one.row, other.row),
	left: Math.min(one.column, other.column),
	right: Math.max(one.column, other.column),
})

export const isOneCell = ({ top, bottom, left, right }: CellBlock): boolean => top === bottom && left === right

export const isInBlock = ({ row, column }: CellPlace, { top, bottom, left, right }: CellBlock): boolean =>
	row >= top && row <= bottom && column >= left && column <= right

const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, at) => first + at)

/** Row by row, the places in it. */
export const placesIn = ({ top, bottom, left, right }: CellBlock): readonly (readonly CellPlace[])[] =>
	from(top, bottom).map((row) => from(left, right).map((column) => ({ row, column })))

function columnSays({ columns, rows }: GridModel, column: number, { top, bottom }: CellBlock): string | null {
	const head = columns[column]
	const values = rows.slice(top, bottom + 1).flatMap(({ cells }) => cells[column]?.figure ?? [])
	const [low, high] = [Math.min(...values), Math.max(...values)]
	if (head === undefined || values.length < 2) return null
	// A share is kept as a part of one.
	const [scale, unit] = head.unit === '%' ? [100, '%'] : [1, '']
	const shown = (value: number) => `${formatFigure(value * scale, { digits: 6 })}${unit}`
	if (!head.sums) return `${head.label} ${low === high ? shown(low) : `${shown(low)} to ${shown(high)}`}`
	const sum = values.reduce((total, value) => total + value, 0)
	return `${head.label} ${shown(sum)} total, mean ${shown(sum / values.length)}`
}

/** What a block is and what its figures come to: those that may be added, added; of all others the least and the most. */
export function blockSays(grid: GridModel, block: CellBlock): readonly string[] {
	const [rows, columns] = [block.bottom - block.top + 1, block.right - block.left + 1]
	const size = `${String(rows * columns)} cells, ${String(rows)} ${rows === 1 ? 'row' : 'rows'} by ${String(columns)}`
	return [size, ...from(block.left, block.right).flatMap((column) => columnSays(grid, column, block) ?? [])]
}
