import type { SentCell } from '#shared/grid/edit-reply.ts'
import type { GridColumn } from '#shared/grid/grid-model.ts'
import { placesIn, type CellBlock, type CellPlace } from './cell-block.ts'

/** A cell with what it holds, counting what is still on its way to the server. */
type HeldCell = { readonly id: string; readonly column: GridColumn; readonly typed: string }
export type HeldBlock = { readonly cellAt: (place: CellPlace) => HeldCell | null; readonly baseRev: number }

const sent = ({ id, column }: HeldCell, text: string, baseRev: number): SentCell => ({
	id,
	field: column.field,
	text,
	baseRev,
})

/** Empties what may be empty. */
export function emptied(block: CellBlock, { cellAt, baseRev }: HeldBlock): readonly SentCell[] {
	return placesIn(block)
		.flat()
		.flatMap((place) => {
			const cell = cellAt(place)
			return cell === null || cell.column.required || cell.typed === '' ? [] : [sent(cell, '', baseRev)]
		})
}

/** The same text in every cell of a block. */
export function filledWith(block: CellBlock, text: string, { cellAt, baseRev }: HeldBlock): readonly SentCell[] {
	return placesIn(block)
		.flat()
		.flatMap((place) => {
			const cell = cellAt(place)
			return cell === null || cell.typed === text.trim() ? [] : [sent(cell, text, baseRev)]
		})
}

/** The first row of a block in the rows below it; one row takes what stands above it. */
export function filledDown({ top, bottom, left, right }: CellBlock, held: HeldBlock): readonly SentCell[] {
	const first = top === bottom ? top - 1 : top
	if (first < 0) return []
	return (placesIn({ top: first, bottom: first, left, right })[0] ?? []).flatMap((place) => {
		const { column } = place
		const above = held.cellAt(place)
		const below = { top: first + 1, bottom, left: column, right: column }
		// A name is one row's own.
		if (above === null || above.column.field === 'name') return []
		return above.typed === '' ? emptied(below, held) : filledWith(below, above.typed, held)
	})
}
