import { useCallback, useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'

export type CellPlace = { readonly row: number; readonly column: number }
type Size = { readonly rows: number; readonly columns: number }

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
	ArrowUp: [-1, 0],
	ArrowDown: [1, 0],
	ArrowLeft: [0, -1],
	ArrowRight: [0, 1],
}

/** A cell's name in the page. */
export const cellName = ({ row, column }: CellPlace): string => `${row}:${column}`

/** The cell an event or the focus is in; null where it is in none. */
export function placeOf(target: EventTarget | null): CellPlace | null {
	const name = target instanceof Element ? target.closest('[data-cell]')?.getAttribute('data-cell') : null
	const [row, column] = (name ?? '').split(':').map(Number)
	return row === undefined || column === undefined ? null : { row, column }
}

function within(place: CellPlace, { rows, columns }: Size): CellPlace {
	return {
		row: Math.min(Math.max(0, place.row), Math.max(0, rows - 1)),
		column: Math.min(Math.max(0, place.column), Math.max(0, columns - 1)),
	}
}

function placeAfter(event: KeyboardEvent, { place, size }: { place: CellPlace; size: Size }): CellPlace | null {
	const move = MOVES[event.key]
	if (move !== undefined) return within({ row: place.row + move[0], column: place.column + move[1] }, size)
	const far = event.ctrlKey || event.metaKey
	if (event.key === 'Home') return within({ row: far ? 0 : place.row, column: 0 }, size)
	if (event.key === 'End') return within({ row: far ? size.rows : place.row, column: size.columns }, size)
	return null
}

/** One tab stop for a whole grid: remembers the active cell, moves it by keys and carries focus along. */
export function useGridCursor(size: Size) {
	const [wanted, setPlace] = useState<CellPlace>({ row: 0, column: 0 })
	const table = useRef<HTMLTableElement>(null)
	const place = within(wanted, size)
	// A cell that was clicked before the page's script came has the focus, and nobody was told.
	useEffect(() => {
		const focused = document.activeElement
		const there = table.current?.contains(focused) === true ? placeOf(focused) : null
		if (there !== null) setPlace(there)
	}, [])
	const { rows, columns } = size
	const focusCell = useCallback(
		(wish: CellPlace) => {
			const next = within(wish, { rows, columns })
			setPlace(next)
			table.current?.querySelector<HTMLElement>(`[data-cell="${cellName(next)}"]`)?.focus()
		},
		[rows, columns],
	)
	const onMoveKey = useCallback(
		(event: KeyboardEvent): boolean => {
			const next = placeAfter(event, { place: placeOf(event.target) ?? place, size: { rows, columns } })
			if (next === null) return false
			event.preventDefault()
			focusCell(next)
			return true
		},
		[focusCell, place, rows, columns],
	)
	return { table, place, setPlace, focusCell, onMoveKey }
}
