import { unstable_usePrompt as usePrompt } from '@remix-run/react'
import { useSaveNote, type SaveNote } from '#app/components/plan/save-board.tsx'
import { refusalTexts } from '#shared/grid/edit-reply.ts'
import type { CellSaving } from '#app/keystroke/use-cells.ts'

type CellName = { readonly id: string; readonly field: string }
type GridState = {
	readonly saving: CellSaving
	/** the cell in which something has been typed and not sent */
	readonly editing: CellName | null
	readonly placeOf: (cell: CellName) => string
}

function noteOf({ saving, editing, placeOf }: GridState): SaveNote | null {
	const { refusals, stalled, unsaved } = saving
	const [waiting] = unsaved
	// A cell typed into twice is one change.
	const count = new Set(unsaved.map(({ id, field }) => `${id} ${field}`)).size
	if (stalled !== null && waiting !== undefined)
		return { state: 'offline', where: placeOf(waiting), why: stalled, count }
	const [refusal] = refusals
	const [cell] = refusal?.cells ?? []
	if (refusal !== undefined && cell !== undefined) {
		const why = refusalTexts({ ok: false, ...refusal }).join(' ')
		return { state: 'refused', where: placeOf(cell), why }
	}
	if (waiting !== undefined) return { state: 'saving', where: placeOf(waiting), why: '', count }
	if (editing === null) return null
	return { state: 'unsent', where: placeOf(editing), why: 'Enter saves, Esc cancels.' }
}

/** Says for the whole grid what of it is not kept, and asks before leaving what could not be sent. */
export function useGridNote(asked: GridState): void {
	useSaveNote('grid', noteOf(asked))
	usePrompt({
		when: ({ currentLocation, nextLocation }) =>
			asked.saving.stalled !== null && currentLocation.pathname !== nextLocation.pathname,
		message: 'Unsaved changes will be lost. Leave anyway?',
	})
}
