import { clsx } from 'clsx'
import type { GridCell, GridColumn, GridRow } from '#shared/grid/grid-model.ts'
import { CellEditor } from './cell-editor.tsx'
import type { EditorEnd } from './cell-editor.tsx'
import { isInBlock, type CellBlock, type CellPlace } from './cell-block.ts'
import { cellName } from './use-grid-cursor.ts'

/** A cell being edited, by what it is of: rows may move meanwhile. */
export type Editing = {
	readonly id: string
	readonly field: string
	readonly start: string
	/** a first key is part of the start */
	readonly typing: boolean
	/** what stood there as the editor opened, and in which edit of the plan */
	readonly seen: string
	readonly rev: number
}

type FlagProps = { readonly initials: string; readonly name: string }

/** Who else types in the row: at its handle, or over the end of its name where there is none. It moves no column. */
export function Flag({ initials, name }: FlagProps) {
	return (
		<span className="flag" title={name} aria-hidden>
			{initials}
		</span>
	)
}

type CellProps = {
	cell: GridCell
	column: GridColumn
	row: GridRow
	place: CellPlace
	columns: number
	active: boolean
	/** the cells that are chosen together; null where there is no such, or it is elsewhere */
	block: CellBlock | null
	editing: Editing | null
	/** somebody else types here */
	theirs: boolean
	/** of the cell with the name, where rows have no handle: who types in the row */
	flag: FlagProps | null
	pending: string | null
	bad: boolean
	onFocus: () => void
	onEdit: () => void
	onCommit: (end: EditorEnd) => void
	onCancel: () => void
}

function CellContent({ cell, pending }: { cell: GridCell; pending: string | null }) {
	if (pending !== null) return <>{pending === '' ? '–' : pending}</>
	const { differs } = cell
	const guess = cell.quality === 'guess'
	return (
		<>
			{guess ? <span className="guess">{cell.shown}</span> : cell.shown}
			{guess && <span className="sr-only"> guess</span>}
			{differs && <span className="sr-only">, {differs}</span>}
			{cell.range !== null && (
				<span className="cell-range">
					<span className="sr-only">, range </span>
					{cell.range}
				</span>
			)}
		</>
	)
}

/** How a cell of a block looks: the block's edges are drawn where it ends. */
const inBlock = ({ row, column }: CellPlace, { top, bottom, left, right }: CellBlock) =>
	clsx(
		'in-block',
		row === top && 'at-top',
		row === bottom && 'at-bottom',
		column === left && 'at-left',
		column === right && 'at-right',
	)

/** One cell: what stands in it, or its editor. */
export function Cell(props: CellProps) {
	const { cell, column, row, place, active, block, editing, theirs, flag, pending, bad, onFocus, onEdit } = props
	const chosen = block !== null && isInBlock(place, block)
	const Tag = column.names ? 'th' : 'td'
	return (
		<Tag
			role={column.names ? 'rowheader' : 'gridcell'}
			scope={column.names ? 'row' : undefined}
			className={
				clsx(
					column.align === 'end' && 'n',
					column.names && 'frozen',
					editing !== null && 'editing',
					cell.isDefault && pending === null && 'is-default',
					pending !== null && 'is-saving',
					cell.differs && 'differs',
					bad && 'is-bad',
					theirs && 'is-theirs',
					block !== null && chosen && inBlock(place, block),
				) || undefined
			}
			data-cell={cellName(place)}
			data-field={column.field}
			tabIndex={active && editing === null ? 0 : -1}
			aria-selected={chosen || active}
			aria-invalid={bad || undefined}
			title={cell.note ?? undefined}
			onFocus={onFocus}
			onDoubleClick={onEdit}
		>
			{flag !== null && <Flag {...flag} />}
			{editing === null ? (
				<CellContent cell={cell} pending={pending} />
			) : (
				<CellEditor
					column={column}
					start={editing.start}
					typing={editing.typing}
					label={`${column.label}, ${row.name}`}
					tabTo={{ left: place.column > 0, right: place.column < props.columns - 1 }}
					onCommit={props.onCommit}
					onCancel={props.onCancel}
				/>
			)}
		</Tag>
	)
}
