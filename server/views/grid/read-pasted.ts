import type { EditProblem } from '#shared/grid/edit-reply.ts'
import { findGridFacts } from '#shared/grid/grid-facts.ts'
import type { PastedRow } from '#shared/grid/pasted.ts'
import { readCells, readNewItem, type Patch, type ReadItem, type Where } from './read-edits.ts'

type ReadRow =
	| { readonly ok: true; readonly patches: readonly Patch[]; readonly made: Extract<ReadItem, { ok: true }> | null }
	| { readonly ok: false; readonly problems: readonly EditProblem[] }
type RowAsk = {
	readonly fields: readonly string[]
	readonly row: PastedRow
	/** its place among those pasted with it */
	readonly at: number
	readonly baseRev?: number | undefined
}

/** A row of a pasted block as patches of the entry it goes into, or as a new entry. A column without a field is left out. */
export function readPastedRow(where: Where, { fields, row, at, baseRev }: RowAsk): ReadRow {
	const { id, texts } = row
	const typed = fields.flatMap((field, place) => (field === '' ? [] : [{ field, text: texts[place] ?? '' }]))
	if (id !== null) {
		const read = readCells(
			where,
			typed.map((cell) => ({ ...cell, id, baseRev })),
		)
		return read.ok ? { ok: true, patches: read.patches, made: null } : read
	}
	const filled = Object.fromEntries(typed.filter(({ text }) => text !== '').map(({ field, text }) => [field, text]))
	const { sites } = where.plan
	// Where there is one site, everything stands there.
	const isMeant = findGridFacts(where.list, 'siteId')?.required === true && !fields.includes('siteId')
	const [only] = sites.length === 1 && isMeant ? sites : []
	const read = readNewItem(where, { ...(only && { siteId: only.id }), ...filled }, String(at))
	return read.ok ? { ok: true, patches: [], made: read } : read
}
