import type { Json, JsonRecord } from '#server/store/rows/plan-documents.ts'
import { NO_DIFFERENCES, type Differences, type EntryDifference } from '#shared/schemas/differences.ts'
import { removalOf } from '#shared/schemas/edits/removal.ts'
import { keyOfNote, noteOfAssumption } from '#shared/schemas/note-key.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { applyEdit } from './apply-edit.ts'
import { draftOf, idOf, isRecord, listIn, placeOf, withValueAt, type FieldEdit, type PlanKind } from './plan-edit.ts'
import { inStoredOrder } from './stored-order.ts'

type PlanAndDraft = { readonly plan: PlanFile; readonly draft: JsonRecord }
export type ResolvedPlan = PlanAndDraft & {
	/** what the baseline has left no room for: kept, and in force again once there is */
	readonly aside: Differences
}

/** The plan of a scenario: the baseline with what differs. A baseline that has moved on never makes it unreadable. */
export function applyDifferences(baseline: PlanFile, differences: Differences): ResolvedPlan {
	const draft = draftOf(baseline)
	const homeless = differences.entries.filter((one) => one.how === 'changed' && placeOf(draft, one.list, one.id) < 0)
	const housed = { ...differences, entries: differences.entries.filter((one) => !homeless.includes(one)) }
	const made = planWith(draft, housed) ?? planWith(withoutWhatRests(baseline, housed), housed)
	if (made !== null) return { ...made, aside: { ...NO_DIFFERENCES, entries: homeless } }
	const fitting = whatFits(draft, housed)
	return { ...fitting, aside: together(fitting.aside, { ...NO_DIFFERENCES, entries: homeless }) }
}

function planWith(draft: JsonRecord, differences: Differences): PlanAndDraft | null {
	const parsed = parsePlanFile(inStoredOrder(withDifferences(draft, differences)))
	return parsed.ok ? { plan: parsed.plan, draft: draftOf(parsed.plan) } : null
}

function withDifferences(draft: JsonRecord, { head, assumptions, notes, entries }: Differences): JsonRecord {
	const edits = [
		...Object.entries(head).map(([field, value]) => edit({ kind: 'head', itemId: '', field }, value)),
		...Object.entries(assumptions).map(([itemId, value]) => edit({ kind: 'assumptions', itemId }, value)),
		...Object.entries(notes).map(([itemId, value]) => edit({ kind: 'notes', itemId }, value)),
	]
	const differing = [
		...Object.keys(head),
		...Object.keys(assumptions).map(noteOfAssumption),
		...entries.flatMap((one) =>
			one.how === 'changed' ? Object.keys(one.fields).map((field) => keyOfNote({ ...one, field })) : [],
		),
	]
	return entries.reduce(withEntry, edits.reduce(applyEdit, withoutNotes(draft, differing)))
}

/** Range, reason and source of a figure of the baseline say nothing of the one that stands in its place. */
function withoutNotes(draft: JsonRecord, keys: readonly string[]): JsonRecord {
	const { notes } = draft
	if (!isRecord(notes) || keys.length === 0) return draft
	const left = Object.entries(notes).filter(([note]) => !keys.some((key) => note === key || note.startsWith(`${key}.`)))
	return { ...draft, notes: Object.fromEntries(left) }
}

type EntryOrField = { readonly kind: PlanKind; readonly itemId: string; readonly field?: string }
const edit = (place: EntryOrField, value: Json): FieldEdit => ({ action: 'update', field: '', ...place, value })

function withEntry(draft: JsonRecord, one: EntryDifference): JsonRecord {
	const { list, id } = one
	const items = listIn(draft, list)
	const at = placeOf(draft, list, id)
	const there = items[at]
	if (one.how === 'added' && there === undefined) {
		const behind = one.after === null ? -1 : items.findIndex((item) => idOf(list, item) === one.after)
		const place = one.after !== null && behind < 0 ? items.length : behind + 1
		return { ...draft, [list]: items.toSpliced(place, 0, one.item) }
	}
	if (there === undefined) return draft
	if (one.how === 'removed') return { ...draft, [list]: items.toSpliced(at, 1) }
	// The baseline may have come by an entry of the same key: the scenario's own stands.
	return { ...draft, [list]: items.with(at, one.how === 'added' ? one.item : itemWith(there, one.fields)) }
}

/** An item with the values that stand at some paths in it. */
export function itemWith(item: JsonRecord, fields: JsonRecord): JsonRecord {
	const made = Object.entries(fields).reduce<Json>(
		(now, [path, value]) => withValueAt(now, path === '' ? [] : path.split('.'), value),
		item,
	)
	return isRecord(made) ? made : item
}

/** The baseline without what has come to rest on entries that the scenario does without, such as a new contract there. */
function withoutWhatRests(baseline: PlanFile, { entries }: Differences): JsonRecord {
	return entries.reduce((draft, { how, list, id }) => {
		if (how !== 'removed') return draft
		const { items, changes, notes, assumptions } = removalOf(baseline, [{ list, id }])
		const edits = [
			...notes.map((itemId) => edit({ kind: 'notes', itemId }, null)),
			...assumptions.map((itemId) => edit({ kind: 'assumptions', itemId }, null)),
			...changes
				.filter((change) => placeOf(draft, change.list, change.id) >= 0)
				.map((change) => edit({ kind: change.list, itemId: change.id, field: change.field }, change.value)),
		]
		const gone = items.map((item): EntryDifference => ({ how: 'removed', ...item }))
		return gone.reduce(withEntry, edits.reduce(applyEdit, draft))
	}, draftOf(baseline))
}

/** As much of the differences as makes a plan, tried in halves. What does not fit is looked at again with all others there. */
function whatFits(draft: JsonRecord, differences: Differences): ResolvedPlan {
	const bare = planWith(draft, NO_DIFFERENCES)
	if (bare === null) throw new Error('the baseline of a scenario is no plan')
	let made = bare
	let kept = NO_DIFFERENCES
	let aside: Differences[] = []
	const fit = (pieces: readonly Differences[]): void => {
		const tried = pieces.reduce(together, kept)
		const plan = pieces.length === 0 ? null : planWith(draft, tried)
		if (plan !== null) [made, kept] = [plan, tried]
		else if (pieces.length === 1) aside = [...aside, ...pieces]
		else if (pieces.length > 1) {
			const half = Math.ceil(pieces.length / 2)
			fit(pieces.slice(0, half))
			fit(pieces.slice(half))
		}
	}
	fit(piecesOf(differences))
	const again = aside
	aside = []
	fit(again)
	return { ...made, aside: aside.reduce(together, NO_DIFFERENCES) }
}

function piecesOf({ head, assumptions, notes, entries }: Differences): readonly Differences[] {
	const singly = (values: JsonRecord) => Object.entries(values).map(([key, value]) => ({ [key]: value }))
	return [
		{ ...NO_DIFFERENCES, head },
		...entries.map((one) => ({ ...NO_DIFFERENCES, entries: [one] })),
		...singly(assumptions).map((one) => ({ ...NO_DIFFERENCES, assumptions: one })),
		...singly(notes).map((one) => ({ ...NO_DIFFERENCES, notes: one })),
	]
}

function together(one: Differences, other: Differences): Differences {
	return {
		head: { ...one.head, ...other.head },
		assumptions: { ...one.assumptions, ...other.assumptions },
		notes: { ...one.notes, ...other.notes },
		entries: [...one.entries, ...other.entries],
	}
}
