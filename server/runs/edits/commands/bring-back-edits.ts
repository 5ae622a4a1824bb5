import { isDeepStrictEqual } from 'node:util'
import type { ChangedField, ChangeRow } from '#server/store/rows/changes.ts'
import type { Json, JsonRecord } from '#server/store/rows/plan-documents.ts'
import { fieldsOf } from '#shared/fields/registry.ts'
import { removalOf } from '#shared/schemas/edits/removal.ts'
import { notedIn } from '#shared/schemas/note-key.ts'
import { ITEM_KINDS, type ItemKind } from '#shared/schemas/plan-items.ts'
import { applyEdit } from '../apply-edit.ts'
import type { HeldPlan } from '../edits-of.ts'
import { removalIn } from '../find-conflicts.ts'
import { currentValue, fieldEdit, idOf, isRecord, listIn, placeOf, withValueAt, type PlanEdit } from '../plan-edit.ts'
import { inverseOfSteps } from './inverse-edits.ts'

export type RowRef = { readonly kind: ItemKind; readonly itemId: string }

const keyOf = ({ kind, itemId }: { readonly kind: string; readonly itemId: string }) => `${kind}/${itemId}`
const itemIn = ({ fields }: ChangeRow) => fields.find(({ field }) => field === '')?.before ?? null
const listOf = (kind: string) => ITEM_KINDS.find((known) => known === kind)

/** What an entry names and cannot be without. */
function restsOn(kind: ItemKind, item: Json): readonly RowRef[] {
	if (!isRecord(item)) return []
	return fieldsOf(kind).flatMap(({ name, kind: type, required, reference }) => {
		const list = type === 'reference' && required ? listOf(reference ?? '') : undefined
		const id = item[name]
		return list !== undefined && typeof id === 'string' ? [{ kind: list, itemId: id }] : []
	})
}

/** The entries that a step removed, as lists. */
const removedIn = (since: readonly ChangeRow[], step: number) => (list: ItemKind) =>
	since.flatMap((change) => {
		const item = change.step === step && change.action === 'remove' && change.kind === list ? itemIn(change) : null
		return isRecord(item) ? [item] : []
	})

/**
 * The removals to take back so that entries which others have removed are there again: their own, those of what they cannot be
 * without, and those of what went with them at once.
 */
function removalsOf({ plan, draft }: HeldPlan, rows: readonly RowRef[], since: readonly ChangeRow[]) {
	const taken = new Map<string, ChangeRow>()
	const take = (row: RowRef): void => {
		const removal = placeOf(draft, row.kind, row.itemId) < 0 ? removalIn(since, row) : undefined
		if (removal === undefined || taken.has(keyOf(row))) return
		taken.set(keyOf(row), removal)
		for (const needed of restsOn(row.kind, itemIn(removal))) take(needed)
	}
	for (const row of rows) {
		take(row)
		const removal = taken.get(keyOf(row))
		if (removal === undefined) continue
		const { items } = removalOf(plan, [{ list: row.kind, id: row.itemId }], removedIn(since, removal.step))
		for (const { list, id } of items) take({ kind: list, itemId: id })
	}
	return taken
}

const names = (value: Json, ids: ReadonlySet<string>) =>
	[value].flat().some((one) => typeof one === 'string' && ids.has(one))

/** What of a record of the log is taken back: what went with one of the entries, and where nobody has written since. */
function partOf(
	change: ChangeRow,
	{ draft, taken }: { readonly draft: JsonRecord; readonly taken: ReadonlyMap<string, ChangeRow> },
): readonly ChangedField[] {
	const { action, kind, itemId, step, fields } = change
	if (action === 'remove') return taken.get(keyOf(change)) === change ? fields : []
	const ofStep = [...taken.values()].filter((one) => one.step === step)
	const list = listOf(kind)
	if (action !== 'update' || ofStep.length === 0) return []
	if (kind === 'notes' || kind === 'assumptions') {
		const { list: on, id } = notedIn(itemId)
		const of = kind === 'notes' ? { kind: on, itemId: id } : siteOf(itemId)
		return taken.has(keyOf(of)) && currentValue(draft, { kind, itemId, field: '' }) === null ? fields : []
	}
	if (list === undefined || placeOf(draft, list, itemId) < 0) return []
	const ids = new Set(ofStep.map((one) => one.itemId))
	const isAsLeft = fields.every(({ field, after }) =>
		isDeepStrictEqual(currentValue(draft, { kind: list, itemId, field }), after),
	)
	return isAsLeft && fields.some(({ before, after }) => names(before, ids) && !names(after, ids)) ? fields : []
}

const siteOf = (key: string) => ({ kind: 'sites', itemId: key.slice(0, Math.max(0, key.lastIndexOf('/'))) })

/** What entries name that is not in a plan, so that they name it no longer. */
function danglingEdits(plan: HeldPlan['plan'], draft: JsonRecord): readonly PlanEdit[] {
	const isThere = (list: ItemKind, id: string) => placeOf(draft, list, id) >= 0
	const missing = ITEM_KINDS.flatMap((kind) =>
		fieldsOf(kind).flatMap(({ name, reference }) => {
			const list = listOf(reference ?? '')
			if (list === undefined) return []
			const named = listIn(draft, kind).flatMap((item) => item[name] ?? [])
			return named.flatMap((id) => (typeof id === 'string' && !isThere(list, id) ? [{ list, id }] : []))
		}),
	)
	const { changes } = removalOf(plan, missing, (list) => listIn(draft, list))
	return changes.map(({ list, id, field, value }) => fieldEdit({ kind: list, itemId: id, field, value }))
}

/**
 * Brings back entries that others have removed, as they were, with what was removed with them: what rested on them, their notes,
 * and their names where others named them. What nobody removed stays as it is.
 */
export function bringBackEdits(
	held: HeldPlan,
	rows: readonly RowRef[],
	since: readonly ChangeRow[],
): readonly PlanEdit[] {
	const taken = removalsOf(held, rows, since)
	const records = since.flatMap((change) => {
		const fields = partOf(change, { draft: held.draft, taken })
		return fields.length === 0 ? [] : [{ ...change, fields: [...fields] }]
	})
	const edits = inverseOfSteps(records, held.follows?.draft)
	if (edits.length === 0) return []
	return joined([...edits, ...danglingEdits(held.plan, edits.reduce(applyEdit, held.draft))])
}

/** Fields of an entry that the same step adds are written into it. */
export function joined(edits: readonly PlanEdit[]): readonly PlanEdit[] {
	return edits.reduce<readonly PlanEdit[]>((before, edit) => {
		const at = before.findIndex(
			(one) =>
				one.action === 'add' &&
				edit.action === 'update' &&
				one.kind === edit.kind &&
				idOf(one.kind, one.item) === edit.itemId,
		)
		const added = before[at]
		if (added?.action !== 'add' || edit.action !== 'update') return [...before, edit]
		const item = withValueAt(added.item, edit.field.split('.'), edit.value)
		return before.with(at, { ...added, item: isRecord(item) ? item : added.item })
	}, [])
}
