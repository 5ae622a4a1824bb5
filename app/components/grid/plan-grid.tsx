import { clsx } from 'clsx'
import { useEffect, useState } from 'react'
import type { ClipboardEvent, KeyboardEvent, SyntheticEvent } from 'react'
import { flushSync } from 'react-dom'
import { useNonce } from '#app/hooks/use-nonce.ts'
import type { GridModel } from '#shared/presentation/grid/grid-view.ts'
import type { EditorEnd } from './cell-editor.tsx'
import { Cell } from './grid-cell.tsx'
import type { Editing } from './grid-cell.tsx'
import { GridHead } from './grid-head.tsx'
import { GridProblem } from './grid-problem.tsx'
import { HOLD_KEYS, releaseHeldKeys } from './held-keys.ts'
import { RowSource } from './row-source.tsx'
import { useCellSaving } from './use-cell-saving.ts'
import { useGridNote } from './use-grid-note.ts'
import { RowActs } from './row-acts.tsx'
import { placeOf, useGridCursor } from './use-grid-cursor.ts'
import type { CellPlace } from './use-grid-cursor.ts'

const startsTyping = (event: KeyboardEvent) =>
	event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey

const STEPS: Readonly<Record<EditorEnd['then'], readonly [number, number]>> = {
	down: [1, 0],
	right: [0, 1],
	left: [0, -1],
	stay: [0, 0],
}

export type PlanGridProps = {
	grid: GridModel
	/** the edit that the grid shows */
	rev: number
	canEdit: boolean
	caption: string
	total?: readonly string[] | undefined
}

/** A plan's list as a grid: one tab stop, arrows move, Enter edits; every cell saves by itself. */
export function PlanGrid({ grid, rev, canEdit, caption, total }: PlanGridProps) {
	const { columns, rows, kind } = grid
	const nonce = useNonce()
	const cursor = useGridCursor({ rows: rows.length, columns: columns.length })
	const [editing, setEditing] = useState<Editing | null>(null)
	const saving = useCellSaving(kind)
	const [typing, setTyping] = useState(false)
	const nameOf = (id: string) => rows.find((row) => row.id === id)?.name ?? id
	const labelOf = (field: string) => columns.find((column) => column.field === field)?.label ?? field
	useGridNote({
		saving,
		editing: typing ? editing : null,
		placeOf: ({ id, field }) => `${labelOf(field)} of ${nameOf(id)}`,
	})
	useEffect(releaseHeldKeys, [])

	/** The cell at a place and what it holds, counting what is still on its way to the server. */
	const cellAt = (place: CellPlace) => {
		const [row, column] = [rows[place.row], columns[place.column]]
		const cell = row?.cells[place.column]
		if (row === undefined || column === undefined || cell === undefined) return null
		const { id } = row
		return { id, field: column.field, column, typed: saving.pendingText(id, column.field) ?? cell.typed }
	}
	// Where the event is, not where the last drawing thought the cursor to be.
	const here = (event: SyntheticEvent) => placeOf(event.target) ?? cursor.place

	const beginEdit = (place: CellPlace, key?: string) => {
		const cell = cellAt(place)
		if (!canEdit || cell === null) return
		const { id, field, typed } = cell
		setTyping(key !== undefined)
		setEditing({ id, field, start: key ?? typed, typing: key !== undefined, seen: typed, rev })
	}
	const commit = (place: CellPlace, { text, then }: EditorEnd) => {
		const cell = cellAt(place)
		const end = () => {
			setEditing(null)
			// What was seen when the editor opened counts, not what has come in since.
			const baseRev = editing?.rev ?? rev
			if (cell !== null && text.trim() !== (editing?.seen ?? cell.typed))
				saving.save([{ id: cell.id, field: cell.field, text, baseRev }])
		}
		if (then === 'stay') {
			end()
			return
		}
		// At once, so that the very next key already finds the focus in the next cell.
		flushSync(end)
		const [down, right] = STEPS[then]
		cursor.focusCell({ row: place.row + down, column: place.column + right })
	}
	/** What was refused is given up, and what stood there before is shown again. */
	const putBack = (place: CellPlace): boolean => {
		const cell = cellAt(place)
		if (cell === null || !saving.isBad(cell.id, cell.field)) return false
		saving.putBack(cell.id, cell.field)
		return true
	}
	const cancel = (place: CellPlace) => {
		flushSync(() => {
			setEditing(null)
			putBack(place)
		})
		cursor.focusCell(place)
	}
	const onKeyDown = (event: KeyboardEvent) => {
		if (editing !== null || placeOf(event.target) === null || cursor.onMoveKey(event)) return
		const place = here(event)
		const cell = cellAt(place)
		if (event.key === 'Enter' || event.key === 'F2') {
			event.preventDefault()
			beginEdit(place)
			return
		}
		if (cell === null || !canEdit) return
		if (event.key === 'Escape' && putBack(place)) event.preventDefault()
		if (event.key === 'Delete' || event.key === 'Backspace') {
			event.preventDefault()
			if (!cell.column.required && cell.typed !== '')
				saving.save([{ id: cell.id, field: cell.field, text: '', baseRev: rev }])
			return
		}
		if (startsTyping(event) && cell.column.control !== 'choice') {
			event.preventDefault()
			beginEdit(place, event.key)
		}
	}
	const onCopy = (event: ClipboardEvent) => {
		const cell = cellAt(here(event))
		if (editing !== null || cell === null || placeOf(event.target) === null) return
		event.preventDefault()
		event.clipboardData.setData('text/plain', cell.typed)
	}
	const onPaste = (event: ClipboardEvent) => {
		if (editing !== null || !canEdit || placeOf(event.target) === null) return
		event.preventDefault()
		const place = here(event)
		const block = event.clipboardData
			.getData('text/plain')
			.replace(/\r?\n$/, '')
			.split(/\r?\n/)
			.map((line) => line.split('\t'))
		saving.save(
			block.flatMap((line, down) =>
				line.flatMap((text, right) => {
					const cell = cellAt({ row: place.row + down, column: place.column + right })
					if (cell === null || text.trim() === cell.typed) return []
					return [{ id: cell.id, field: cell.field, text, baseRev: rev }]
				}),
			),
		)
	}
	return (
		<>
			<script nonce={nonce} dangerouslySetInnerHTML={{ __html: HOLD_KEYS }} />
			<div className="scroll grid-scroll mt-2.5 border-t border-line">
				<table
					className="plan-grid"
					role="grid"
					aria-label={caption}
					ref={cursor.table}
					onKeyDown={onKeyDown}
					onCopy={onCopy}
					onPaste={onPaste}
					onInput={() => {
						setTyping(true)
					}}
				>
					<GridHead columns={columns} canEdit={canEdit} />
					<tbody>
						{rows.map((row, rowIndex) => (
							<tr key={row.id}>
								{canEdit && <RowActs list={kind} row={row} tabIndex={rowIndex === cursor.place.row ? 0 : -1} />}
								{row.cells.map((cell, columnIndex) => {
									const column = columns[columnIndex]
									if (column === undefined) return null
									const place = { row: rowIndex, column: columnIndex }
									const active = cursor.place.row === rowIndex && cursor.place.column === columnIndex
									const edited = editing !== null && editing.id === row.id && editing.field === column.field
									return (
										<Cell
											key={column.field}
											cell={cell}
											column={column}
											row={row}
											place={place}
											columns={columns.length}
											active={active}
											editing={edited ? editing : null}
											pending={saving.pendingText(row.id, column.field)}
											bad={saving.isBad(row.id, column.field)}
											canEdit={canEdit}
											onFocus={() => {
												if (!active) cursor.setPlace(place)
											}}
											onEdit={() => {
												beginEdit(place)
											}}
											onCommit={(end) => {
												commit(place, end)
											}}
											onCancel={() => {
												cancel(place)
											}}
										/>
									)
								})}
								<td>
									<RowSource
										row={row}
										columns={columns}
										kind={kind}
										rev={rev}
										canEdit={canEdit}
										tabIndex={rowIndex === cursor.place.row ? 0 : -1}
									/>
								</td>
							</tr>
						))}
					</tbody>
					{total !== undefined && (
						<tfoot>
							<tr>
								{canEdit && <td />}
								{total.map((text, index) => (
									<td
										key={index}
										className={clsx(columns[index]?.align === 'end' && 'n', columns[index]?.names && 'frozen')}
									>
										{text}
									</td>
								))}
							</tr>
						</tfoot>
					)}
				</table>
			</div>
			<GridProblem saving={saving} />
		</>
	)
}
