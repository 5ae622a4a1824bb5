import { useFetcher } from '@remix-run/react'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { refusalTexts, STAYS, type EditReply } from '#shared/grid/edit-reply.ts'
import { rowsInView } from '#app/hooks/brought-figures.ts'
import type { GridModel, GridRow } from '#shared/grid/grid-model.ts'
import type { CellBlock } from './cell-block.ts'

type Move = { readonly id: string; readonly by: number; readonly heard: EditReply | undefined }

const OTHER_ORDER = 'Rows stand in the order of a column here. Choose «as entered» under View to move them.'
const SOME_ROWS = 'Only the rows that were looked for stand here. Show all of them to move one.'

function moved(rows: readonly GridRow[], { id, by }: Move): readonly GridRow[] {
	const at = rows.findIndex((row) => row.id === id)
	const row = rows[at]
	return row === undefined ? rows : rows.toSpliced(at, 1).toSpliced(Math.max(0, at + by), 0, row)
}

/** Moves rows within the plan's own order, one step at a time; they stand there at once, and go back where that is refused. */
export function useRowMoves(
	{ kind, rows }: GridModel,
	{ isSorted, isSought }: { isSorted: boolean; isSought: boolean },
) {
	const { submit, state, data } = useFetcher<EditReply>({ key: `moves-${kind}` })
	const [move, setMove] = useState<Move | null>(null)
	const [refused, setRefused] = useState<string | null>(null)
	if (move !== null && state === 'idle' && data !== move.heard) {
		setMove(null)
		setRefused(refusalTexts(data).join(' ') || null)
	}
	/** The rows of a block so many further on; whether they go. */
	const moveRows = ({ top, bottom }: Pick<CellBlock, 'top' | 'bottom'>, by: number): boolean => {
		if (move !== null || top + by < 0 || bottom + by >= rows.length) return false
		if (isSorted || isSought) {
			setRefused(isSorted ? OTHER_ORDER : SOME_ROWS)
			return false
		}
		// A block goes past its neighbour as the neighbour goes past the block.
		const [at, steps] =
			top === bottom ? [top, by] : by < 0 ? [top - 1, bottom - top + 1] : [bottom + 1, top - bottom - 1]
		const id = rows[at]?.id ?? ''
		flushSync(() => {
			setRefused(null)
			setMove({ id, by: steps, heard: data })
		})
		submit({ intent: 'move', list: kind, itemId: id, by: steps, [STAYS]: rowsInView() }, { method: 'post' })
		return true
	}
	return { rows: move === null ? rows : moved(rows, move), moveRows, refused }
}
