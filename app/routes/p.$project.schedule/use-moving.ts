import { useEffect, useState } from 'react'
import { useEdit } from '#app/keystroke/use-plan-store.ts'
import type { SentCell } from '#shared/grid/edit-reply.ts'
import { type GanttRow, movedBy } from '#shared/charts/gantt-model.ts'
import { addMonths } from '#shared/units/months.ts'

/** A bar on its way: moved as a whole, or pulled at its end, by so many months. */
export type Move = { readonly ref: string; readonly part: 'bar' | 'end'; readonly months: number }

/** Whether the end of a bar is entered, and so can be pulled. */
export const hasEnd = ({ moves }: GanttRow): boolean => moves?.end?.value !== undefined && moves.end.value !== ''

/** What the plan holds after a move, as cells of its list. */
export function cellsOf(
	row: GanttRow,
	{ part, months }: Move,
	{ rev, first }: { rev: number; first: string },
): readonly SentCell[] {
	if (row.moves === null) return []
	const { id, start, end } = row.moves
	const cell = (field: string, text: string): SentCell => ({ id, field, text, baseRev: rev })
	if (part === 'end') return end === null ? [] : [cell(end.field, movedBy(end.value, months))]
	const from = start.value === '' ? addMonths(first, row.start) : start.value
	const along = end?.follows === true && end.value !== '' ? [cell(end.field, movedBy(end.value, months))] : []
	return [cell(start.field, addMonths(from, months)), ...along]
}

/** Bars that are moved become edits of the plan: one step each, with the revision that was seen. */
export function useMoving({ rev, first }: { rev: number; first: string }) {
	const { edit, busy, reply } = useEdit()
	const [move, setMove] = useState<Move | null>(null)
	const [sent, setSent] = useState<{ readonly list: string; readonly cells: string } | null>(null)
	// The bar stays where it was dropped until the page holds it, or goes back where it was refused.
	useEffect(() => {
		if (!busy && sent !== null) setMove(null)
	}, [busy, sent])
	const send = (load: { readonly list: string; readonly cells: string }) => {
		setSent(load)
		edit({ intent: 'set', ...load })
	}
	return {
		move,
		busy,
		reply,
		hold: (next: Move | null) => {
			if (!busy) setMove(next)
		},
		drop: (row: GanttRow, last: Move) => {
			if (busy) return
			if (last.months === 0 || row.moves === null) {
				setMove(null)
				return
			}
			setMove(last)
			send({ list: row.moves.list, cells: JSON.stringify(cellsOf(row, last, { rev, first })) })
		},
		again: sent === null ? null : () => send(sent),
	}
}
export type Moving = ReturnType<typeof useMoving>
