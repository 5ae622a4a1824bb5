import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, MouseEvent } from 'react'
import { flushSync } from 'react-dom'
import { blockBetween, type CellBlock, type CellPlace } from './cell-block.ts'

type Size = { readonly rows: number; readonly columns: number }
/** The cell that has the focus and the one that a block reaches to from it; or all cells, around the one with the focus. */
type Spot = { readonly place: CellPlace; readonly anchor: CellPlace; readonly all?: true }

/** Rows that a grid shows at once, about. */
const SCREEN = 8

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
	ArrowUp: [-1, 0],
	ArrowDown: [1, 0],
	ArrowLeft: [0, -1],
	ArrowRight: [0, 1],
	PageUp: [-SCREEN, 0],
	PageDown: [SCREEN, 0],
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
	const far = event.ctrlKey || event.metaKey
	if (move !== undefined) {
		// With Ctrl to the edge, as in a spreadsheet.
		const step = far ? Math.max(size.rows, size.columns) : 1
		return within({ row: place.row + move[0] * step, column: place.column + move[1] * step }, size)
	}
	if (event.key === 'Home') return within({ row: far ? 0 : place.row, column: 0 }, size)
	if (event.key === 'End') return within({ row: far ? size.rows : place.row, column: size.columns }, size)
	return null
}

export const isSelectAll = ({
	ctrlKey,
	metaKey,
	altKey,
	key,
}: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'key'>) =>
	(ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'a'

/** The cells that are chosen: all of a grid around the cell with the focus, which never leaves it, or those up to the anchor. */
export function chosenCells({ place, anchor, all }: Spot, { rows, columns }: Size): CellBlock {
	if (all === true)
		return blockBetween({ row: 0, column: 0 }, within({ row: rows - 1, column: columns - 1 }, { rows, columns }))
	return blockBetween(within(anchor, { rows, columns }), within(place, { rows, columns }))
}

/**
 * One tab stop for a whole grid: remembers the active cell, at first in the given row, and the block it is the end of, and
 * carries focus along.
 */
export function useGridCursor(size: Size, first: number) {
	const [spot, setSpot] = useState<Spot>(() => {
		const place = { row: first, column: 0 }
		return { place, anchor: place }
	})
	const table = useRef<HTMLTableElement>(null)
	const dragging = useRef(false)
	const { rows, columns } = size
	const place = within(spot.place, size)
	const setPlace = useCallback((next: CellPlace) => {
		// Focus follows a move: what the move has chosen stays.
		setSpot((now) => (cellName(now.place) === cellName(next) ? now : { place: next, anchor: next }))
	}, [])
	// A cell that was clicked before the page's script came has the focus, and nobody was told.
	useEffect(() => {
		const focused = document.activeElement
		const there = table.current?.contains(focused) === true ? placeOf(focused) : null
		if (there !== null) setPlace(there)
	}, [setPlace])
	useEffect(() => {
		const end = () => {
			dragging.current = false
		}
		document.addEventListener('mouseup', end)
		return () => document.removeEventListener('mouseup', end)
	}, [])
	const focusCell = useCallback(
		(wish: CellPlace, { reaching = false, anchor }: { reaching?: boolean; anchor?: CellPlace } = {}) => {
			const next = within(wish, { rows, columns })
			const cell = () => table.current?.querySelector<HTMLElement>(`[data-cell="${cellName(next)}"]`)
			const move = () => setSpot((now) => ({ place: next, anchor: anchor ?? (reaching ? now.anchor : next) }))
			// A row that is out of view is drawn first, so that the very next key finds the focus in it.
			if (cell()) move()
			else flushSync(move)
			cell()?.focus()
		},
		[rows, columns],
	)
	/** Goes along with rows that have moved. */
	const shift = ({ top, bottom }: Pick<CellBlock, 'top' | 'bottom'>, by: number) => {
		const { anchor } = spot
		const goes = anchor.row >= top && anchor.row <= bottom && place.row >= top && place.row <= bottom
		if (goes) focusCell({ ...place, row: place.row + by }, { anchor: { ...anchor, row: anchor.row + by } })
		else focusCell({ row: top + by, column: place.column })
	}
	const onMoveKey = useCallback(
		(event: KeyboardEvent): boolean => {
			const from = placeOf(event.target) ?? place
			if (isSelectAll(event)) {
				event.preventDefault()
				setSpot({ place: from, anchor: from, all: true })
				return true
			}
			const next = placeAfter(event, { place: from, size: { rows, columns } })
			if (next === null) return false
			event.preventDefault()
			focusCell(next, { reaching: event.shiftKey })
			return true
		},
		[focusCell, place, rows, columns],
	)
	const onMouseDown = useCallback(
		(event: MouseEvent) => {
			const next = placeOf(event.target)
			const isControl = event.target instanceof Element && event.target.closest('input, select') !== null
			if (next === null || event.button !== 0 || isControl) return
			dragging.current = true
			if (!event.shiftKey) {
				setSpot({ place: next, anchor: next })
				return
			}
			// Else the browser takes it for a click of its own and marks text.
			event.preventDefault()
			focusCell(next, { reaching: true })
		},
		[focusCell],
	)
	const onMouseMove = useCallback(
		(event: MouseEvent) => {
			const next = placeOf(event.target)
			if (!dragging.current || event.buttons !== 1 || next === null || cellName(next) === cellName(place)) return
			focusCell(next, { reaching: true })
		},
		[focusCell, place],
	)
	const block = useMemo(() => chosenCells(spot, { rows, columns }), [spot, rows, columns])
	return { table, place, block, setPlace, focusCell, shift, onMoveKey, onMouseDown, onMouseMove }
}
