import { memo, type RefObject } from 'react'
import type { GridModel, GridRow as Row } from '#shared/grid/grid-model.ts'
import type { CellBlock, CellPlace } from './cell-block.ts'
import type { EditorEnd } from './cell-editor.tsx'
import { Cell, type Editing } from './grid-cell.tsx'
import type { Typist } from '#app/components/live/typists.ts'
import { RowTalk } from '#app/components/talk/talk-counts.tsx'
import { RowActs } from './row-acts.tsx'
import { RowSource } from './row-source.tsx'
import type { CellSaving } from '#app/keystroke/use-cells.ts'

type GridRowProps = {
	kind: GridModel['kind']
	columns: GridModel['columns']
	row: Row
	rowIndex: number
	/** its place in the whole grid, as a screen reader counts it */
	number: number
	/** of a long list: told of the row once it is drawn */
	measure: ((row: HTMLTableRowElement | null) => void) | undefined
	canEdit: boolean
	/** the column whose cell of this row has the focus, or had it; null where another row has */
	active: number | null
	/** the cells that are chosen together; null where none of this row is among them */
	block: CellBlock | null
	/** the cell of this row that is being edited */
	editing: Editing | null
	/** somebody else who types in this row */
	typist: Typist | null
	/** null where nothing of this row is on its way, waits or was refused */
	saving: CellSaving | null
	on: RefObject<RowActions>
}

export type RowActions = {
	readonly focus: (place: CellPlace) => void
	readonly edit: (place: CellPlace) => void
	readonly commit: (place: CellPlace, end: EditorEnd) => void
	readonly cancel: (place: CellPlace) => void
	readonly move: (rows: Pick<CellBlock, 'top' | 'bottom'>, by: number) => void
}

/** A row: what can be done with it, its cells, what it rests on. It is drawn anew when something of its own changes. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
	const { kind, columns, row, rowIndex, canEdit, active, block, editing, typist, saving, on } = props
	const tabIndex = active === null ? -1 : 0
	return (
		<tr
			className={typist === null ? undefined : 'is-theirs'}
			ref={props.measure}
			data-index={rowIndex}
			aria-rowindex={props.number}
		>
			{canEdit && (
				<RowActs
					list={kind}
					row={row}
					tabIndex={tabIndex}
					typist={typist}
					onMove={(by) => on.current?.move({ top: rowIndex, bottom: rowIndex }, by)}
				/>
			)}
			{row.cells.map((cell, columnIndex) => {
				const column = columns[columnIndex]
				if (column === undefined) return null
				const place = { row: rowIndex, column: columnIndex }
				return (
					<Cell
						key={column.field}
						cell={cell}
						column={column}
						row={row}
						place={place}
						columns={columns.length}
						active={active === columnIndex}
						block={block}
						editing={editing?.field === column.field ? editing : null}
						theirs={typist?.cell.field === column.field}
						flag={column.names && !canEdit ? (typist?.person ?? null) : null}
						pending={saving?.pendingText(row.id, column.field) ?? null}
						bad={saving?.isBad(row.id, column.field) ?? false}
						onFocus={() => on.current?.focus(place)}
						onEdit={() => on.current?.edit(place)}
						onCommit={(end) => on.current?.commit(place, end)}
						onCancel={() => on.current?.cancel(place)}
					/>
				)
			})}
			<td className="rests">
				<div className="row-rests">
					<RowSource row={row} columns={columns} kind={kind} canEdit={canEdit} tabIndex={tabIndex} />
					<RowTalk list={kind} id={row.id} name={row.name} tabIndex={tabIndex} />
				</div>
			</td>
		</tr>
	)
})
