import { useCallback, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'

export type CellPlace = { readonly row: number; readonly column: number }
type Size = { readonly rows: number; readonly columns: number }

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
	ArrowUp: [-1, 0],
	ArrowDown: [1, 0],
	ArrowLeft: [0, -1],
	ArrowRight: [0, 1],
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
	const focusCell = useCallback((next: CellPlace) => {
		setPlace(next)
		table.current?.querySelector<HTMLElement>(`[data-cell="${next.row}:${next.column}"]`)?.focus()
	}, [])
	const onMoveKey = useCallback(
		(event: KeyboardEvent): boolean => {
			const next = placeAfter(event, { place, size })
			if (next === null) return false
			event.preventDefault()
			focusCell(next)
			return true
		},
		[focusCell, place, size],
	)
	return { table, place, setPlace, focusCell, onMoveKey }
}
