import { Link } from '@remix-run/react'
import { Copy, GripVertical, Pencil, Trash2 } from 'lucide-react'
import { useAddressOpening } from '#app/hooks/use-address-with.ts'
import type { GridRow } from '#shared/grid/grid-model.ts'
import type { Typist } from '#app/components/live/typists.ts'
import { Flag } from './grid-cell.tsx'
import { useRef, type PointerEvent, type ReactNode } from 'react'

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
function RowGrip({ name, onMove, children }: RowGripProps) {
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
			title="Drag to move, or press Alt+↑ or Alt+↓"
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

/** The form of a grid that copies rows: which one, its button says. */
export const duplicateForm = (list: string) => `duplicate-${list}`

const ICONS = { edit: Pencil, duplicate: Copy, remove: Trash2, move: GripVertical }

/** Drawn once: each row points at them, so that a row stays small. */
export function RowIcons() {
	return (
		<svg className="hidden" aria-hidden>
			{Object.entries(ICONS).map(([name, Icon]) => (
				<symbol key={name} id={`row-${name}`} viewBox="0 0 24 24">
					<Icon strokeWidth={1.75} />
				</symbol>
			))}
		</svg>
	)
}

export function RowIcon({ of }: { of: keyof typeof ICONS }) {
	return (
		<svg className="icon-small" aria-hidden>
			<use href={`#row-${of}`} />
		</svg>
	)
}

type RowActsProps = {
	list: string
	row: GridRow
	tabIndex: number
	/** somebody else who types in the row */
	typist: Typist | null
	/** moves it so many rows on */
	onMove: (by: number) => void
}

/** What can be done with a whole row. */
export function RowActs({ list, row, tabIndex, typist, onMove }: RowActsProps) {
	const opening = useAddressOpening()
	const place = `${list}/${encodeURIComponent(row.id)}`
	return (
		<td className="row-edit at-edge">
			{typist !== null && <Flag {...typist.person} />}
			<RowGrip name={row.name} onMove={onMove}>
				<RowIcon of="move" />
			</RowGrip>
			<Link
				to={opening('edit', place)}
				preventScrollReset
				aria-label={`Edit ${row.name}`}
				title="Edit"
				tabIndex={tabIndex}
			>
				<RowIcon of="edit" />
			</Link>
			<button
				form={duplicateForm(list)}
				name="itemId"
				value={row.id}
				aria-label={`Duplicate ${row.name}`}
				title="Duplicate"
				tabIndex={tabIndex}
			>
				<RowIcon of="duplicate" />
			</button>
			<Link
				to={opening('remove', place)}
				preventScrollReset
				aria-label={`Remove ${row.name}`}
				title="Remove"
				tabIndex={tabIndex}
			>
				<RowIcon of="remove" />
			</Link>
		</td>
	)
}
