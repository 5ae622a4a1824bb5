import { Pencil } from 'lucide-react'
import { Link } from '@remix-run/react'
import { clsx } from 'clsx'
import { useState } from 'react'
import type { ClipboardEvent, KeyboardEvent } from 'react'
import type { GridCell, GridColumn, GridModel, GridRow } from '#shared/presentation/grid-view.ts'
import { CellEditor } from './cell-editor.tsx'
import type { EditorEnd } from './cell-editor.tsx'
import { GridProblem } from './grid-problem.tsx'
import { useCellSaving } from './use-cell-saving.ts'
import { useGridCursor } from './use-grid-cursor.ts'
import type { CellPlace } from './use-grid-cursor.ts'

function Head({ columns, canEdit }: { columns: readonly GridColumn[]; canEdit: boolean }) {
	return (
		<thead>
			<tr>
				{canEdit && (
					<th scope="col">
						<span className="sr-only">Edit</span>
					</th>
				)}
				{columns.map((column) => (
					<th
						key={column.field}
						scope="col"
						className={clsx(column.align === 'end' && 'n', column.names && 'frozen')}
						title={column.help}
					>
						{column.label}
						<em>{column.unit === '' ? '\u00a0' : column.unit}</em>
					</th>
				))}
				<th scope="col" title="What the least certain figure of the row rests on">
					Source
					<em>{'\u00a0'}</em>
				</th>
			</tr>
		</thead>
	)
}

/** A cell being edited: what it starts from, and whether a first key is part of it. */
type Editing = { readonly start: string; readonly typing: boolean }

type CellProps = {
	cell: GridCell
	column: GridColumn
	row: GridRow
	place: CellPlace
	active: boolean
	editing: Editing | null
	pending: string | null
	bad: boolean
	canEdit: boolean
	onFocus: () => void
	onEdit: () => void
	onCommit: (end: EditorEnd) => void
	onCancel: () => void
}

function CellContent({ cell, pending }: { cell: GridCell; pending: string | null }) {
	if (pending !== null) return <>{pending === '' ? '–' : pending}</>
	const guess = cell.quality === 'guess'
	return (
		<>
			<span className={guess ? 'guess' : undefined}>{cell.shown}</span>
			{guess && <span className="sr-only"> guess</span>}
		</>
	)
}

function Cell({
	cell,
	column,
	row,
	place,
	active,
	editing,
	pending,
	bad,
	canEdit,
	onFocus,
	onEdit,
	onCommit,
	onCancel,
}: CellProps) {
	const label = `${column.label}, ${row.name}`
	const Tag = column.names ? 'th' : 'td'
	return (
		<Tag
			role={column.names ? 'rowheader' : 'gridcell'}
			scope={column.names ? 'row' : undefined}
			className={clsx(
				column.align === 'end' && 'n',
				column.names && 'frozen',
				editing !== null && 'editing',
				cell.isDefault && pending === null && 'is-default',
				pending !== null && 'is-saving',
				bad && 'is-bad',
			)}
			data-cell={`${place.row}:${place.column}`}
			data-field={column.field}
			tabIndex={active && editing === null ? 0 : -1}
			aria-readonly={!canEdit}
			aria-invalid={bad || undefined}
			title={cell.note ?? undefined}
			onFocus={onFocus}
			onDoubleClick={onEdit}
		>
			{editing === null ? (
				<CellContent cell={cell} pending={pending} />
			) : (
				<CellEditor
					column={column}
					start={editing.start}
					typing={editing.typing}
					label={label}
					onCommit={onCommit}
					onCancel={onCancel}
				/>
			)}
		</Tag>
	)
}

const startsTyping = (event: KeyboardEvent) =>
	event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey

export type PlanGridProps = {
	grid: GridModel
	canEdit: boolean
	caption: string
	total?: readonly string[] | undefined
}

/** A plan's list as a grid: one tab stop, arrows move, Enter edits; every cell saves by itself. */
export function PlanGrid({ grid, canEdit, caption, total }: PlanGridProps) {
	const { columns, rows, kind } = grid
	const cursor = useGridCursor({ rows: rows.length, columns: columns.length })
	const [editing, setEditing] = useState<Editing | null>(null)
	const saving = useCellSaving(kind)
	const at = cursor.place
	const activeCell = rows[at.row]?.cells[at.column]
	const activeColumn = columns[at.column]

	const beginEdit = (key?: string) => {
		if (!canEdit || activeCell === undefined) return
		setEditing(key === undefined ? { start: activeCell.typed, typing: false } : { start: key, typing: true })
	}
	const commit = ({ text, then }: EditorEnd) => {
		const row = rows[at.row]
		setEditing(null)
		if (row && activeColumn && text.trim() !== activeCell?.typed)
			saving.save([{ id: row.id, field: activeColumn.field, text }])
		if (then === 'down')
			queueMicrotask(() => {
				cursor.focusCell({ row: Math.min(at.row + 1, rows.length - 1), column: at.column })
			})
	}
	const onKeyDown = (event: KeyboardEvent) => {
		if (editing !== null || cursor.onMoveKey(event)) return
		if (event.key === 'Enter' || event.key === 'F2') {
			event.preventDefault()
			beginEdit()
			return
		}
		if (event.key === 'Delete' && canEdit && activeColumn && !activeColumn.required) {
			const row = rows[at.row]
			if (row) saving.save([{ id: row.id, field: activeColumn.field, text: '' }])
			return
		}
		if (startsTyping(event) && canEdit && activeColumn?.control !== 'choice') {
			event.preventDefault()
			beginEdit(event.key)
		}
	}
	const onCopy = (event: ClipboardEvent) => {
		if (editing !== null || activeCell === undefined) return
		event.preventDefault()
		event.clipboardData.setData('text/plain', activeCell.typed)
	}
	const onPaste = (event: ClipboardEvent) => {
		if (editing !== null || !canEdit) return
		event.preventDefault()
		const block = event.clipboardData
			.getData('text/plain')
			.replace(/\r?\n$/, '')
			.split(/\r?\n/)
			.map((line) => line.split('\t'))
		saving.save(
			block.flatMap((line, down) =>
				line.flatMap((text, right) => {
					const [row, column] = [rows[at.row + down], columns[at.column + right]]
					return row && column ? [{ id: row.id, field: column.field, text }] : []
				}),
			),
		)
	}
	return (
		<>
			<div className="scroll mt-2.5 border-t border-line">
				<table
					className="plan-grid"
					role="grid"
					aria-label={caption}
					ref={cursor.table}
					onKeyDown={onKeyDown}
					onCopy={onCopy}
					onPaste={onPaste}
				>
					<Head columns={columns} canEdit={canEdit} />
					<tbody>
						{rows.map((row, rowIndex) => (
							<tr key={row.id}>
								{canEdit && (
									<td className="row-edit">
										<Link
											to={`?edit=${kind}/${encodeURIComponent(row.id)}`}
											preventScrollReset
											aria-label={`Edit ${row.name}`}
											tabIndex={rowIndex === at.row ? 0 : -1}
										>
											<Pencil className="icon-small" strokeWidth={1.75} aria-hidden />
										</Link>
									</td>
								)}
								{row.cells.map((cell, columnIndex) => {
									const column = columns[columnIndex]
									if (column === undefined) return null
									const active = at.row === rowIndex && at.column === columnIndex
									return (
										<Cell
											key={column.field}
											cell={cell}
											column={column}
											row={row}
											place={{ row: rowIndex, column: columnIndex }}
											active={active}
											editing={active ? editing : null}
											pending={saving.pendingText(row.id, column.field)}
											bad={saving.isBad(row.id, column.field)}
											canEdit={canEdit}
											onFocus={() => {
												if (!active) cursor.setPlace({ row: rowIndex, column: columnIndex })
											}}
											onEdit={() => {
												beginEdit()
											}}
											onCommit={commit}
											onCancel={() => {
												setEditing(null)
												queueMicrotask(() => {
													cursor.focusCell(at)
												})
											}}
										/>
									)
								})}
								<td>
									{row.quality === null ? (
										<span className="text-ink-3">–</span>
									) : (
										<span className={clsx('tag', row.quality === 'guess' && 'tag-guess')}>{row.quality}</span>
									)}
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
