import { Link, useSearchParams } from '@remix-run/react'
import { useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react'
import type { GanttHandle } from '#shared/charts/gantt-layout.ts'
import { searchWith } from '#shared/pages/page-part.ts'
import type { GanttRow } from '#shared/charts/gantt-model.ts'
import { AT } from '#shared/pages/schedule-address.ts'
import { longMonth } from '#shared/formats/months.ts'
import { addMonths } from '#shared/units/months.ts'
import { hasEnd, type Move, type Moving } from './use-moving.ts'

/** So near its right edge a bar is pulled, not moved. */
const EDGE = 8

type HandlesProps = {
	handles: readonly GanttHandle[]
	first: string
	/** pixels of a month */
	month: number
	moving: Moving | null
}

const startOf = (row: GanttRow, first: string, months = 0) =>
	longMonth(addMonths(first, (row.usualStart ? row.plannedEnd : row.start) + months))
const endOf = (row: GanttRow, first: string, months = 0) => longMonth(addMonths(first, row.plannedEnd - 1 + months))

function movedText(row: GanttRow, { part, months }: Move, first: string): string {
	const of = part === 'bar' ? startOf : endOf
	return `${part === 'bar' ? '' : 'to '}${of(row, first, months)}, was ${of(row, first)}`
}

/**
 * Handles over the bars: a click opens the item, a drag moves its date or pulls its end, and arrow keys do the same.
 * All of them are one stop of the Tab key.
 */
export function BarHandles({ handles, first, month, moving }: HandlesProps) {
	const [search] = useSearchParams()
	const [at, setAt] = useState(0)
	const from = useRef<{ readonly x: number; readonly part: Move['part'] } | null>(null)
	const dragged = useRef(false)
	const list = useRef<HTMLUListElement>(null)
	const move = moving?.move ?? null

	const held = (row: GanttRow, clientX: number): Move | null =>
		from.current && {
			ref: row.ref,
			part: from.current.part,
			months: Math.round((clientX - from.current.x) / month),
		}
	const onDown = (row: GanttRow) => (event: PointerEvent<HTMLElement>) => {
		dragged.current = false
		if (moving === null || row.moves === null || event.button !== 0 || event.pointerType === 'touch') return
		const { right } = event.currentTarget.getBoundingClientRect()
		from.current = { x: event.clientX, part: right - event.clientX < EDGE && hasEnd(row) ? 'end' : 'bar' }
		event.currentTarget.setPointerCapture(event.pointerId)
	}
	const onMove = (row: GanttRow) => (event: PointerEvent<HTMLElement>) => {
		const next = held(row, event.clientX)
		if (next === null) return
		if (next.months !== 0) dragged.current = true
		if (dragged.current) moving?.hold(next)
	}
	const onUp = (row: GanttRow) => (event: PointerEvent<HTMLElement>) => {
		const last = held(row, event.clientX)
		from.current = null
		if (last !== null && dragged.current) moving?.drop(row, last)
	}
	const putBack = () => {
		from.current = null
		moving?.hold(null)
	}
	const onKey = (row: GanttRow, index: number) => (event: KeyboardEvent<HTMLElement>) => {
		const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
		const line = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
		const own = move?.ref === row.ref ? move : null
		if (line !== 0) {
			event.preventDefault()
			const next = Math.min(handles.length - 1, Math.max(0, index + line))
			setAt(next)
			list.current?.querySelectorAll<HTMLElement>('a')[next]?.focus()
		} else if (step !== 0 && moving !== null && row.moves !== null) {
			event.preventDefault()
			const part = event.shiftKey && hasEnd(row) ? 'end' : 'bar'
			moving.hold({ ref: row.ref, part, months: (own?.part === part ? own.months : 0) + step })
		} else if (event.key === 'Enter' && own !== null) {
			event.preventDefault()
			moving?.drop(row, own)
		} else if (event.key === 'Escape' && own !== null) {
			event.preventDefault()
			putBack()
		}
	}
	const actsOf = (row: GanttRow, index: number) => ({
		onPointerDown: onDown(row),
		onPointerMove: onMove(row),
		onPointerUp: onUp(row),
		onPointerCancel: putBack,
		onKeyDown: onKey(row, index),
		onFocus: () => setAt(index),
		onBlur: () => {
			if (move?.ref === row.ref && from.current === null) moving?.hold(null)
		},
		onClick: (event: MouseEvent<HTMLElement>) => {
			if (dragged.current) event.preventDefault()
		},
	})
	const moved = handles.find(({ row }) => row.ref === move?.ref)
	return (
		<>
			<ul className="gantt-handles" ref={list} aria-label="Bars">
				{handles.map(({ row, y, height, from: left, to }, index) => {
					const own = move?.ref === row.ref ? move : null
					const shift = (own?.months ?? 0) * month
					const box =
						own?.part === 'end' ? { left, width: to - left + shift } : { left: left + shift, width: to - left }
					return (
						<li key={row.ref} style={{ top: y, height, ...box, width: Math.max(12, box.width) }}>
							<Link
								to={searchWith(search, { name: AT, value: row.ref })}
								preventScrollReset
								draggable={false}
								tabIndex={index === Math.min(at, handles.length - 1) ? 0 : -1}
								aria-label={`${row.name}, from ${startOf(row, first)}`}
								data-moves={(moving !== null && row.moves !== null) || undefined}
								data-ends={(moving !== null && hasEnd(row)) || undefined}
								data-held={own !== null || undefined}
								{...actsOf(row, index)}
							>
								{own !== null && <span>{movedText(row, own, first)}</span>}
							</Link>
						</li>
					)
				})}
			</ul>
			<p className="sr-only" role="status">
				{moved && move ? `${moved.row.name} ${movedText(moved.row, move, first)}` : ''}
			</p>
		</>
	)
}
