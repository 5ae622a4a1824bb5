import type { ChangeRow } from '#server/store/rows/changes.ts'
import type { JsonRecord } from '#server/store/rows/plan-documents.ts'
import { HALL_LISTS, isHallList, rowAt } from '#shared/grid/grid-lists.ts'
import { hallRows } from '#server/views/grid/grid-rows.ts'
import { nameOfEntry } from '#server/views/messages/edited-place.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import type { Problem } from '#shared/schemas/problem.ts'
import { applyEdit } from './apply-edit.ts'
import { bringBackEdits, type RowRef } from './commands/bring-back-edits.ts'
import type { HeldPlan } from './edits-of.ts'
import { touchesOf, valueBefore } from './find-conflicts.ts'
import type { PageEdit } from './plan-command.ts'
import { draftOf, fieldEdit, idOf, placeOf, type PlanEdit } from './plan-edit.ts'
import { inStoredOrder } from './stored-order.ts'

/** An entry that a page's edit is of, as far as it was seen. */
type SeenRow = RowRef & { readonly baseRev: number | undefined; readonly back: number | undefined }
type Log = { readonly since: readonly ChangeRow[]; readonly userId: string }

export type AsSeen = {
	/** the edit, with what its sender has been told of by then */
	readonly edit: PageEdit
	/** the plan in which the edit is read */
	readonly held: HeldPlan
	/** what brings back the entries that are to be there again */
	readonly back: readonly PlanEdit[]
	/** the plan as it stands, with those */
	readonly draft: JsonRecord
	/** what would come back with an entry that is gone, by name */
	readonly comesWith: (row: { readonly kind: string; readonly itemId: string }) => readonly string[]
}

type AsSeenNamed = { readonly id: string } & Omit<SeenRow, keyof RowRef>

function namedIn(edit: PageEdit): readonly AsSeenNamed[] {
	if (edit.intent === 'set') return edit.cells.map(({ id, baseRev, back }) => ({ id, baseRev, back }))
	if (edit.intent === 'save') return [{ id: edit.itemId, baseRev: edit.baseRev, back: edit.back }]
	if (edit.intent !== 'paste') return []
	const { rows, baseRev } = edit
	return rows.flatMap(({ id }) => (id === null ? [] : [{ id, baseRev, back: undefined }]))
}

/** The entries that an edit is of, each once. */
function rowsOf(edit: PageEdit): readonly SeenRow[] {
	const rows = namedIn(edit).flatMap(({ id, ...known }) => {
		const row = rowAt(`${edit.list}/${id}`)
		return row === null ? [] : [{ ...row, ...known }]
	})
	// Of what was seen at different times the first counts, as it does for what others have changed since.
	const newestFirst = rows.toSorted((one, other) => (other.baseRev ?? 0) - (one.baseRev ?? 0))
	return [...new Map(newestFirst.map((row) => [`${row.kind}/${row.itemId}`, row])).values()]
}

/**
 * The same edit, knowing of what others have done up to where its sender has been told. Of a row that has come back by itself it
 * rests on what was seen.
 */
function knowing(edit: PageEdit, gone: readonly RowRef[]): PageEdit {
	const isKnown = (id: string) => {
		const row = rowAt(`${edit.list}/${id}`)
		return isHallList(edit.list) || gone.some(({ kind, itemId }) => kind === row?.kind && itemId === row.itemId)
	}
	if (edit.intent === 'save') return isKnown(edit.itemId) ? { ...edit, baseRev: edit.back ?? edit.baseRev } : edit
	if (edit.intent !== 'set') return edit
	return {
		...edit,
		cells: edit.cells.map((cell) => (isKnown(cell.id) ? { ...cell, baseRev: cell.back ?? cell.baseRev } : cell)),
	}
}

/** What a hall keeps is named by its place in a list: of a list that others have changed since, by that in the one that was seen. */
function seenLists(draft: JsonRecord, edit: PageEdit, log: Log): readonly PlanEdit[] {
	const { list } = edit
	if (!isHallList(list)) return []
	const { group: field } = HALL_LISTS[list]
	return rowsOf(edit).flatMap(({ kind, itemId, baseRev }) => {
		if (baseRev === undefined || placeOf(draft, kind, itemId) < 0) return []
		const touches = touchesOf({ kind, itemId, field, baseRev }, log)
		return touches.length === 0
			? []
			: [fieldEdit({ kind, itemId, field, value: valueBefore(draft, { kind, itemId, field }, touches) })]
	})
}

/** Whether all rows of a hall that an edit names are in a plan. */
function namesRows({ plan }: HeldPlan, { list, ...edit }: PageEdit): boolean {
	if (list !== 'purchases' || edit.intent !== 'set') return true
	const known = new Set(hallRows(plan, list).map(({ id }) => id))
	return edit.cells.every(({ id }) => known.has(id))
}

type AsSeenMade =
	{ readonly ok: true; readonly held: HeldPlan } | { readonly ok: false; readonly problems: readonly Problem[] }

function made(held: HeldPlan, edits: readonly PlanEdit[]): AsSeenMade {
	if (edits.length === 0) return { ok: true, held }
	const parsed = parsePlanFile(inStoredOrder(edits.reduce(applyEdit, held.draft)))
	return parsed.ok ? { ok: true, held: { ...held, plan: parsed.plan, draft: draftOf(parsed.plan) } } : parsed
}

/**
 * The plan in which a page's edit is read: as it stands, with the entries of the edit that others have removed since, and with
 * what halls keep as it was seen. Of these only what the sender asks for is brought back.
 */
export function planAsSeen(
	held: HeldPlan,
	edit: PageEdit,
	log: Log,
): ({ readonly ok: true } & AsSeen) | { readonly ok: false; readonly problems: readonly Problem[] } {
	const rows = rowsOf(edit)
	const gone = rows.filter(({ kind, itemId }) => placeOf(held.draft, kind, itemId) < 0)
	const back = bringBackEdits(
		held,
		gone.filter((row) => row.back !== undefined),
		log.since,
	)
	const present = made(held, back)
	if (!present.ok) return present
	const shown = gone.length === 0 ? present : made(held, bringBackEdits(held, gone, log.since))
	// What cannot come back is told when it is asked for.
	const there = shown.ok ? shown.held : present.held
	const seen = made(there, seenLists(there.draft, edit, log))
	const isThere = seen.ok && namesRows(seen.held, edit)
	return {
		ok: true,
		edit: knowing(edit, gone),
		held: isThere ? seen.held : there,
		back,
		draft: present.held.draft,
		comesWith: ({ kind, itemId }) =>
			bringBackEdits(
				held,
				gone.filter((row) => row.kind === kind && row.itemId === itemId),
				log.since,
			).flatMap((one) =>
				one.action === 'add' && idOf(one.kind, one.item) !== itemId
					? [nameOfEntry(one.item) ?? idOf(one.kind, one.item)]
					: [],
			),
	}
}
