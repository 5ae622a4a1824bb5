import { clsx } from 'clsx'
import { useEffect, useInsertionEffect, useMemo, useRef, useState } from 'react'
import type { FormEvent, KeyboardEvent, SyntheticEvent } from 'react'
import { flushSync } from 'react-dom'
import { TypingLine } from '#app/components/live/typing-line.tsx'
import { useTypists, useTyping } from '#app/components/live/typists.ts'
import { useNonce } from '#app/hooks/use-nonce.ts'
import type { GridModel } from '#shared/grid/grid-model.ts'
import { emptied, filledDown } from './block-edits.ts'
import { isOneCell, type CellBlock, type CellPlace } from './cell-block.ts'
import type { EditorEnd } from './cell-editor.tsx'
import type { Editing } from './grid-cell.tsx'
import { GridFoot } from './grid-foot.tsx'
import { GridHead } from './grid-head.tsx'
import { GridProblem } from './grid-problem.tsx'
import { GridRow, type RowActions } from './grid-row.tsx'
import { HOLD_KEYS, releaseHeldKeys } from './held-keys.ts'
import { PasteSheet } from './paste/paste-rows.tsx'
import type { PasteStart } from './paste/paste-preview.tsx'
import { RowIcons } from './row-acts.tsx'
import { ShownRev } from './row-source.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { useCells } from '#app/keystroke/use-cells.ts'
import { lateRows } from './rows/late-rows.ts'
import type { LongRowsProps } from './rows/long-rows.tsx'
import { wholeColumnsLate } from './rows/whole-columns-late.ts'
import { useFiguresInSight } from './rows/use-figures-in-sight.ts'
import { useGridClipboard } from './use-grid-clipboard.ts'
import { isSelectAll, placeOf, useGridCursor } from './use-grid-cursor.ts'
import { useGridNote } from './use-grid-note.ts'
import { useRowMoves } from './use-row-moves.ts'

const isControl = (target: EventTarget): target is HTMLInputElement | HTMLSelectElement =>
	target instanceof HTMLInputElement || target instanceof HTMLSelectElement

const startsTyping = (event: KeyboardEvent) =>
	event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey

/** Rows of the grid above its first entry, as a screen reader counts them. */
const HEAD_ROWS = 1

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
	/** the key under which what is pasted here, or set aside, is created once */
	once: string
	canEdit: boolean
	caption: string
	/** the column whose order the rows are in; whether only those that were looked for stand here */
	sort: string
	isSought: boolean
	/** rows of the list in front of the first here; how many there are in all */
	before: number
	total: number
	/** there are more rows than a page comes with; all of them are here by now; which is looked at first */
	isLong: boolean
	isWhole: boolean
	first: number
}

/** A plan's list as a grid: one tab stop, arrows move, Enter edits; every cell saves by itself. */
export function PlanGrid(props: PlanGridProps) {
	const { rev, once, canEdit, caption, before, total, isLong, isWhole, first } = props
	const { columns, kind } = props.grid
	const { rows, moveRows, refused } = useRowMoves(props.grid, {
		rev,
		isSorted: props.sort !== '',
		isSought: props.isSought,
	})
	const grid = useMemo(() => ({ ...props.grid, rows }), [props.grid, rows])
	const nonce = useNonce()
	const region = useRef<HTMLDivElement>(null)
	const cursor = useGridCursor({ rows: rows.length, columns: columns.length }, first)
	const [editing, setEditing] = useState<Editing | null>(null)
	const saving = useCells(kind, rev)
	const [typing, setTyping] = useState(false)
	const nameOf = (id: string) => rows.find((row) => row.id === id)?.name ?? id
	const labelOf = (field: string) => columns.find((column) => column.field === field)?.label ?? field
	useGridNote({
		saving,
		editing: typing ? editing : null,
		placeOf: ({ id, field }) => `${labelOf(field)} of ${nameOf(id)}`,
	})
	useTyping(kind, editing)
	const typists = useTypists(kind)
	useEffect(releaseHeldKeys, [])
	useFiguresInSight(region)
	useEffect(() => wholeColumnsLate(region.current), [region])

	/** The cell at a place and what it holds, counting what is still on its way to the server. */
	const cellAt = (place: CellPlace) => {
		const [row, column] = [rows[place.row], columns[place.column]]
		const cell = row?.cells[place.column]
		if (row === undefined || column === undefined || cell === undefined) return null
		const { id } = row
		return { id, field: column.field, column, typed: saving.pendingText(id, column.field) ?? cell.typed }
	}
	const { block } = cursor
	const LongRows = isLong && isWhole ? lateRows.arrived() : null
	const held = { cellAt, baseRev: rev }
	const [pasting, setPasting] = useState<PasteStart | null>(null)
	const [said, setSaid] = useState<string | null>(null)
	const clipboard = useGridClipboard({
		...{ grid, block, held, saving, canEdit },
		isEditing: editing !== null,
		onBlock: (pasted) => {
			const ids = rows.slice(block.top).map(({ id }) => id)
			setPasting({ rows: pasted, left: block.left, ids })
		},
	})
	// Where the event is, not where the last drawing thought the cursor to be.
	const here = (event: SyntheticEvent) => placeOf(event.target) ?? cursor.place

	const beginEdit = (place: CellPlace, key?: string) => {
		const cell = cellAt(place)
		if (!canEdit || cell === null) return
		const { id, field, typed } = cell
		setTyping(key !== undefined)
		const begun = { id, field, start: key ?? typed, typing: key !== undefined, seen: typed, rev }
		setEditing(begun)
		if (key !== undefined) tryAhead(begun, key)
	}
	/** What is typed is tried while it is; a name or a word moves no figure. */
	const tryAhead = ({ id, field, rev: baseRev, seen }: Editing, text: string) => {
		const moves = columns.find((column) => column.field === field)?.control !== 'text'
		if (moves) saving.typing(text.trim() === seen ? null : { id, field, text, baseRev })
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
	const onTyped = ({ target }: FormEvent) => {
		setTyping(true)
		if (editing !== null && isControl(target)) tryAhead(editing, target.value)
	}
	const cancel = (place: CellPlace) => {
		saving.typing(null)
		flushSync(() => {
			setEditing(null)
			putBack(place)
		})
		cursor.focusCell(place)
	}
	const goTo = ({ id, field }: Pick<Editing, 'id' | 'field'>, opens: boolean) => {
		const row = rows.findIndex((one) => one.id === id)
		const place = { row, column: columns.findIndex((column) => column.field === field) }
		if (row < 0 || place.column < 0) return
		cursor.focusCell(place)
		if (opens) beginEdit(place)
	}
	const move = (rows: Pick<CellBlock, 'top' | 'bottom'>, by: number) => {
		if (canEdit && moveRows(rows, by)) cursor.shift(rows, by)
	}
	const onKeyDown = (event: KeyboardEvent) => {
		if (editing !== null || placeOf(event.target) === null) return
		if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
			event.preventDefault()
			move(block, event.key === 'ArrowUp' ? -1 : 1)
			return
		}
		const place = here(event)
		const cell = cellAt(place)
		// Refused text stands there to be corrected: all of it is chosen where it was typed.
		if (isSelectAll(event) && cell !== null && saving.isBad(cell.id, cell.field)) {
			event.preventDefault()
			beginEdit(place)
			return
		}
		if (cursor.onMoveKey(event)) return
		if (event.key === 'Enter' || event.key === 'F2') {
			event.preventDefault()
			beginEdit(place)
			return
		}
		if (event.key === 'Escape') {
			if (!isOneCell(block)) cursor.focusCell(place)
			if (!putBack(place) && isOneCell(block)) return
			event.preventDefault()
			return
		}
		if (cell === null || !canEdit) return
		if (event.key === 'Delete' || event.key === 'Backspace') {
			event.preventDefault()
			saving.save(emptied(block, held))
			return
		}
		if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'd') {
			event.preventDefault()
			saving.save(filledDown(block, held))
			return
		}
		if (startsTyping(event) && cell.column.control !== 'choice') {
			event.preventDefault()
			beginEdit(place, event.key)
		}
	}
	// Rows are drawn anew for what is theirs alone: what they call is handed to them once.
	const on = useRef<RowActions | null>(null)
	useInsertionEffect(() => {
		on.current = { focus: cursor.setPlace, edit: beginEdit, commit, cancel, move }
	})
	const inBlock = (row: number) => !isOneCell(block) && row >= block.top && row <= block.bottom
	const drawRow = (rowIndex: number, measure?: Parameters<LongRowsProps['draw']>[1]) => {
		const row = rows[rowIndex]
		if (row === undefined) return null
		return (
			<GridRow
				key={row.id}
				{...{ kind, columns, row, rowIndex, canEdit, measure, on }}
				number={before + rowIndex + HEAD_ROWS + 1}
				active={cursor.place.row === rowIndex ? cursor.place.column : null}
				block={inBlock(rowIndex) ? block : null}
				editing={editing?.id === row.id ? editing : null}
				typist={typists.find(({ cell }) => cell.itemId === row.id) ?? null}
				saving={saving.touched.has(row.id) ? saving : null}
			/>
		)
	}
	return (
		<>
			<RowIcons />
			<script nonce={nonce} dangerouslySetInnerHTML={{ __html: HOLD_KEYS }} />
			<div className={clsx('scroll grid-scroll mt-2.5 border-t border-line', isLong && 'is-long')} ref={region}>
				<table
					className={clsx('plan-grid', !isOneCell(block) && 'has-block')}
					role="grid"
					aria-label={caption}
					aria-multiselectable
					aria-readonly={!canEdit}
					aria-rowcount={total + HEAD_ROWS + (grid.totals === null ? 0 : 1)}
					ref={cursor.table}
					onKeyDown={onKeyDown}
					onMouseDown={cursor.onMouseDown}
					onMouseMove={cursor.onMouseMove}
					{...clipboard}
					onInput={onTyped}
				>
					<GridHead grid={grid} sort={props.sort} canEdit={canEdit} />
					<ShownRev.Provider value={rev}>
						<tbody>
							{LongRows === null ? (
								rows.map((_, rowIndex) => drawRow(rowIndex))
							) : (
								<LongRows {...{ region, first }} count={rows.length} active={cursor.place.row} draw={drawRow} />
							)}
						</tbody>
					</ShownRev.Provider>
					<GridFoot grid={grid} canEdit={canEdit} number={total + HEAD_ROWS + 1} />
				</table>
			</div>
			<TypingLine typists={typists} nameOf={nameOf} labelOf={labelOf} />
			<SelectionBar grid={grid} block={block} said={refused ?? said} />
			{pasting !== null && (
				<PasteSheet
					{...{ grid, rev, once }}
					start={pasting}
					onClose={(done) => {
						setPasting(null)
						setSaid(done)
					}}
				/>
			)}
			<GridProblem {...{ saving, rev, once, labelOf }} list={kind} onGo={goTo} />
		</>
	)
}
