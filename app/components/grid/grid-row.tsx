import type { GridModel, GridRow as Row } from '#shared/presentation/grid/grid-view.ts'
import type { CellBlock, CellPlace } from './cell-block.ts'
import type { EditorEnd } from './cell-editor.tsx'
import { Cell, type Editing } from './grid-cell.tsx'
import { RowActs } from './row-acts.tsx'
import { RowSource } from './row-source.tsx'
import type { CellSaving } from './saving/use-cell-saving.ts'

type GridRowProps = {
	grid: GridModel
	row: Row
	rowIndex: number
	/** its place in the whole grid, as a screen reader counts it */
	number: number
	/** of a long list: told of the row once it is drawn */
	measure: ((row: HTMLTableRowElement | null) => void) | undefined
	/** the edit that the row shows */
	rev: number
	canEdit: boolean
	/** the cell that has the focus, or had it */
	active: CellPlace
	block: CellBlock
	editing: Editing | null
	saving: CellSaving
	on: {
		readonly focus: (place: CellPlace) => void
		readonly edit: (place: CellPlace) => void
		readonly commit: (place: CellPlace, end: EditorEnd) => void
		readonly cancel: (place: CellPlace) => void
		readonly move: (rows: Pick<CellBlock, 'top' | 'bottom'>, by: number) => void
	}
}

/** The height of rows that are not drawn. */
export function RowGap({ height }: { height: number }) {
	return (
		<tr aria-hidden>
			<td className="row-gap" style={{ height }} />
		</tr>
	)
}

/** A row: what can be done with it, its cells, what it rests on. */
export function GridRow(props: GridRowProps) {
	const { grid, row, rowIndex, rev, canEdit, active, block, editing, saving, on } = props
	const { kind, columns } = grid
	const tabIndex = rowIndex === active.row ? 0 : -1
	return (
		<tr ref={props.measure} data-index={rowIndex} aria-rowindex={props.number}>
			{canEdit && (
				<RowActs
					list={kind}
					row={row}
					tabIndex={tabIndex}
					onMove={(by) => {
						on.move({ top: rowIndex, bottom: rowIndex }, by)
					}}
				/>
			)}
			{row.cells.map((cell, columnIndex) => {
				const column = columns[columnIndex]
				if (column === undefined) return null
				const place = { row: rowIndex, column: columnIndex }
				const edited = editing !== null && editing.id === row.id && editing.field === column.field
				return (
					<Cell
						key={column.field}
						cell={cell}
						column={column}
						row={row}
						place={place}
						columns={columns.length}
						active={active.row === rowIndex && active.column === columnIndex}
						block={block}
						editing={edited ? editing : null}
						pending={saving.pendingText(row.id, column.field)}
						bad={saving.isBad(row.id, column.field)}
						onFocus={() => {
							on.focus(place)
						}}
						onEdit={() => {
							on.edit(place)
						}}
						onCommit={(end) => {
							on.commit(place, end)
						}}
						onCancel={() => {
							on.cancel(place)
						}}
					/>
				)
			})}
			<td>
				<RowSource row={row} columns={columns} kind={kind} rev={rev} canEdit={canEdit} tabIndex={tabIndex} />
			</td>
		</tr>
	)
}
