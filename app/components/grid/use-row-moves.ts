import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useEdit } from '#app/keystroke/use-plan-store.ts'
import { refusalTexts } from '#shared/grid/edit-reply.ts'
import type { GridModel, GridRow } from '#shared/grid/grid-model.ts'
import type { CellBlock } from './cell-block.ts'

type Move = {
	readonly id: string
	readonly by: number
	/** the edit of the plan that was shown */ readonly rev: number
}

const OTHER_ORDER = 'Sorted by a column. Choose “Entry order” under View to move rows.'
const SOME_ROWS = 'Showing filtered rows. Show all rows to move one.'

function moved(rows: readonly GridRow[], { id, by }: Move): readonly GridRow[] {
	const at = rows.findIndex((row) => row.id === id)
	const row = rows[at]
	return row === undefined ? rows : rows.toSpliced(at, 1).toSpliced(Math.max(0, at + by), 0, row)
}

/** Moves rows within the plan's own order, one step at a time; they stand there at once, and go back where that is refused. */
export function useRowMoves(
	{ kind, rows }: GridModel,
	{ rev, isSorted, isSought }: { rev: number; isSorted: boolean; isSought: boolean },
) {
	const { edit, busy, reply } = useEdit()
	const [move, setMove] = useState<Move | null>(null)
	const [blocked, setBlocked] = useState<string | null>(null)
	const isOnItsWay = busy && move?.rev === rev
	/** The rows of a block so many further on; whether they go. */
	const moveRows = ({ top, bottom }: Pick<CellBlock, 'top' | 'bottom'>, by: number): boolean => {
		if (busy || top + by < 0 || bottom + by >= rows.length) return false
		if (isSorted || isSought) {
			setBlocked(isSorted ? OTHER_ORDER : SOME_ROWS)
			return false
		}
		// A block goes past its neighbour as the neighbour goes past the block.
		const [at, steps] =
			top === bottom ? [top, by] : by < 0 ? [top - 1, bottom - top + 1] : [bottom + 1, top - bottom - 1]
		const id = rows[at]?.id ?? ''
		flushSync(() => {
			setBlocked(null)
			setMove({ id, by: steps, rev })
			edit({ intent: 'move', list: kind, itemId: id, by: String(steps) })
		})
		return true
	}
	const refused = blocked ?? (busy ? null : refusalTexts(reply).join(' ') || null)
	return { rows: isOnItsWay ? moved(rows, move) : rows, moveRows, refused }
}
