import type { ClipboardEvent } from 'react'
import type { GridModel } from '#shared/grid/grid-model.ts'
import { placesIn, type CellBlock } from './cell-block.ts'
import { emptied, filledWith, type HeldBlock } from './block-edits.ts'
import { asTable, readTabbed, tabbed } from './paste/tabbed-text.ts'
import { placeOf } from './use-grid-cursor.ts'
import type { CellSaving } from '#app/keystroke/use-cells.ts'

type GridClipboard = {
	readonly grid: GridModel
	readonly block: CellBlock
	readonly held: HeldBlock
	readonly saving: CellSaving
	/** a cell is being edited, whose own text the clipboard then is for */
	readonly isEditing: boolean
	readonly canEdit: boolean
	/** a block that somebody has pasted: what it does is shown first */
	readonly onBlock: (rows: readonly (readonly string[])[]) => void
}

/** Copies and cuts blocks as what a person would type, takes one text into every chosen cell, and hands a block on. */
export function useGridClipboard({ grid, block, held, saving, isEditing, canEdit, onBlock }: GridClipboard) {
	const isCells = (event: ClipboardEvent) => !isEditing && placeOf(event.target) !== null
	const onCopy = (event: ClipboardEvent) => {
		if (!isCells(event)) return
		event.preventDefault()
		const rows = placesIn(block).map((row) => row.map((place) => held.cellAt(place)?.typed ?? ''))
		const heads = grid.columns.slice(block.left, block.right + 1).map(({ label }) => label)
		event.clipboardData.setData('text/plain', tabbed(rows))
		event.clipboardData.setData('text/html', asTable(heads, rows))
	}
	const onCut = (event: ClipboardEvent) => {
		onCopy(event)
		if (canEdit && isCells(event)) saving.save(emptied(block, held))
	}
	const onPaste = (event: ClipboardEvent) => {
		if (!isCells(event) || !canEdit) return
		event.preventDefault()
		const rows = readTabbed(event.clipboardData.getData('text/plain'))
		const [[text = ''] = []] = rows
		if (rows.length > 1 || (rows[0]?.length ?? 0) > 1) onBlock(rows)
		else if (rows.length === 1) saving.save(filledWith(block, text, held))
	}
	return { onCopy, onCut, onPaste }
}
