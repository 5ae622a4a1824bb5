import { useRef } from 'react'
import type { PointerEvent, ReactNode } from 'react'

type RowGripProps = {
	name: string
	/** moves the row so many rows on */
	onMove: (by: number) => void
	/** its picture */
	children: ReactNode
}

const rowAt = ({ clientX, clientY }: PointerEvent): HTMLElement | null =>
	document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('tr[data-index]') ?? null

const placeOf = (row: HTMLElement): number => Number(row.dataset['index'])

/** Where a row is taken hold of, to be dragged to another place. By keyboard Alt with an arrow does it from any cell. */
export function RowGrip({ name, onMove, children }: RowGripProps) {
	const over = useRef<HTMLElement | null>(null)
	const mark = (row: HTMLElement | null, side: string) => {
		if (over.current !== null) delete over.current.dataset['drop']
		over.current = row
		if (row !== null) row.dataset['drop'] = side
	}
	const ownPlace = (event: PointerEvent) => {
		const own = event.currentTarget.closest<HTMLElement>('tr[data-index]')
		return own === null ? 0 : placeOf(own)
	}
	const end = (event: PointerEvent) => {
		const by = over.current === null ? 0 : placeOf(over.current) - ownPlace(event)
		mark(null, '')
		if (by !== 0) onMove(by)
	}
	return (
		<button
			type="button"
			className="row-grip"
			aria-label={`Move ${name}`}
			title="Drag to another place, or Alt with ↑ or ↓"
			tabIndex={-1}
			onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
			onPointerMove={(event) => {
				if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
				const row = rowAt(event)
				if (row !== null) mark(row, placeOf(row) > ownPlace(event) ? 'below' : 'above')
			}}
			onPointerUp={end}
			onPointerCancel={() => mark(null, '')}
			onKeyDown={(event) => {
				if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
				event.preventDefault()
				onMove(event.key === 'ArrowUp' ? -1 : 1)
			}}
		>
			{children}
		</button>
	)
}
