import { removalOf } from '#shared/schemas/edits/removal.ts'
import { fieldEdit, type PlanEdit } from '../plan-edit.ts'

type RemovalEditsAsked = Parameters<typeof removalOf>

/** Items with all that rests on them, such as a site's contracts, their notes and assumptions, and what names them. */
export function removalEdits(
	plan: RemovalEditsAsked[0],
	asked: RemovalEditsAsked[1],
	{ baseRev, itemsOf }: { readonly baseRev?: number | undefined; readonly itemsOf?: RemovalEditsAsked[2] } = {},
): readonly PlanEdit[] {
	const { items, changes, notes, assumptions } = removalOf(plan, asked, itemsOf)
	const gone = (table: 'notes' | 'assumptions') => (key: string) =>
		fieldEdit({ kind: table, itemId: key, field: '', value: null })
	// Of an item that somebody else has removed meanwhile nothing is left to settle; the edit itself says so.
	const known = new Set(items.map(({ list, id }) => `${list}/${id}`))
	const lost = asked.filter(({ list, id }) => !known.has(`${list}/${id}`))
	return [
		...notes.map(gone('notes')),
		...assumptions.map(gone('assumptions')),
		...changes.map(({ list, id, field, value }) => fieldEdit({ kind: list, itemId: id, field, value, baseRev })),
		...[...items, ...lost].map(({ list, id }) => ({ action: 'remove' as const, kind: list, itemId: id, baseRev })),
	]
}
