import { isDeepStrictEqual } from 'node:util'
import type { Json, JsonRecord } from '#server/store/rows/plan-documents.ts'
import { overlaps, type Differences, type EntryDifference } from '#shared/schemas/differences.ts'
import { ITEM_KINDS, type ItemKind } from '#shared/schemas/plan-items.ts'
import { leaves } from './leaves.ts'
import { currentValue, frontOf, isRecord, listIn, placeOf } from './plan-edit.ts'
import type { EditRecord } from './record-edits.ts'

type DifferencesAfterSides = {
	/** the plan that the scenario follows */
	readonly baseline: JsonRecord
	/** the scenario's plan after the edit */
	readonly after: JsonRecord
}

/**
 * What a scenario states after an edit of it: where the edit wrote the baseline's own value it follows again; what it did
 * not touch stays as it was stated, though the baseline may say the same by now.
 */
export function differencesAfter(
	before: Differences,
	records: readonly EditRecord[],
	sides: DifferencesAfterSides,
): Differences {
	return records.reduce((now, record) => withRecord(now, record, sides), before)
}

function withRecord(now: Differences, record: EditRecord, sides: DifferencesAfterSides): Differences {
	const { kind, itemId, fields } = record
	if (kind === 'head') {
		const paths = fields.map(({ field }) => field)
		return { ...now, head: statedAt(now.head, paths, { base: sides.baseline, is: sides.after }) }
	}
	if (kind === 'assumptions' || kind === 'notes') {
		const [base, is] = [sides.baseline, sides.after].map((draft) => currentValue(draft, { kind, itemId, field: '' }))
		const { [itemId]: _stated, ...rest } = now[kind]
		return { ...now, [kind]: isDeepStrictEqual(base, is) ? rest : { ...rest, [itemId]: is ?? null } }
	}
	return { ...now, entries: withItem(now.entries, { ...record, kind }, sides) }
}

type ItemRecord = EditRecord & { readonly kind: ItemKind }

function withItem(
	entries: readonly EntryDifference[],
	{ action, kind: list, itemId: id, fields }: ItemRecord,
	{ baseline, after }: DifferencesAfterSides,
): EntryDifference[] {
	const at = entries.findIndex((one) => one.list === list && one.id === id)
	const stated = entries[at]
	const base = itemIn(baseline, list, id)
	const is = itemIn(after, list, id)
	const put = (one: EntryDifference | null) =>
		at < 0 ? [...entries, ...(one ? [one] : [])] : entries.toSpliced(at, 1, ...(one ? [one] : []))
	if (action === 'remove' || is === undefined) {
		if (base !== undefined) return put({ how: 'removed', list, id })
		const left = stated?.how === 'added' ? stated.after : null
		return put(null).map((one) => (isBehind(one, list, id) ? { ...one, after: left } : one))
	}
	if (base === undefined || (stated?.how === 'added' && action === 'update'))
		return put({
			how: 'added',
			list,
			id,
			item: is,
			after: stated?.how === 'added' ? stated.after : frontOf(after, list, id),
		})
	const own = action === 'update' && stated?.how === 'changed' ? stated.fields : {}
	const paths = action === 'update' ? fields.map(({ field }) => field) : ['']
	const differing = statedAt(own, paths, { base, is })
	return put(Object.keys(differing).length === 0 ? null : { how: 'changed', list, id, fields: differing })
}

const isBehind = (
	one: EntryDifference,
	list: ItemKind,
	id: string,
): one is Extract<EntryDifference, { how: 'added' }> => one.how === 'added' && one.list === list && one.after === id

const itemIn = (draft: JsonRecord, list: ItemKind, id: string): JsonRecord | undefined =>
	listIn(draft, list)[placeOf(draft, list, id)]

/** What is stated by path, after these paths were written. */
function statedAt(
	stated: JsonRecord,
	paths: readonly string[],
	{ base, is }: { readonly base: JsonRecord; readonly is: JsonRecord },
): JsonRecord {
	return paths.reduce((now, path) => {
		// Where a whole group was stated and one field of it is written, it is told apart again from the group on.
		const above = Object.keys(now).find((other) => path.startsWith(`${other}.`)) ?? listAbove(path, [base, is]) ?? path
		const kept = Object.entries(now).filter(([other]) => !overlaps(other, above))
		return Object.fromEntries([...kept, ...leaves(at(base, above), at(is, above), above)])
	}, stated)
}

/** A place within a list: the list is one value. */
function listAbove(path: string, values: readonly JsonRecord[]): string | undefined {
	const names = path.split('.')
	const above = names.map((_, index) => names.slice(0, index + 1).join('.'))
	return above.find((one) => values.some((value) => Array.isArray(at(value, one))))
}

const at = (value: Json, path: string): Json => (path === '' ? value : valueAtPath(value, path.split('.')))

function valueAtPath(value: Json, [name, ...rest]: readonly string[]): Json {
	if (name === undefined) return value
	return isRecord(value) && Object.hasOwn(value, name) ? valueAtPath(value[name] ?? null, rest) : null
}

/**
 * What of a place is the scenario's own, by path: none of it where it follows the baseline. Undefined for an entry that only
 * the scenario has. Undo gives back just that.
 */
export function ownAt(
	{ head, assumptions, notes, entries }: Differences,
	{ kind, itemId, field }: AnyField,
): JsonRecord | undefined {
	const within = (stated: JsonRecord) =>
		Object.fromEntries(Object.entries(stated).filter(([path]) => overlaps(path, field)))
	if (kind === 'head') return within(head)
	if (kind === 'assumptions' || kind === 'notes') {
		const value = { assumptions, notes }[kind][itemId]
		return value === undefined ? {} : { '': value }
	}
	const stated = entries.find((one) => one.list === kind && one.id === itemId)
	if (stated?.how === 'added') return undefined
	return stated?.how === 'changed' ? within(stated.fields) : {}
}

type AnyField = { readonly kind: string; readonly itemId: string; readonly field: string }

/** Whether nothing of a place of the baseline is seen in a scenario. */
export function isCovered(differences: Differences, { kind, itemId, field }: AnyField): boolean {
	const { entries } = differences
	const list = ITEM_KINDS.find((known) => known === kind)
	const stated = list && entries.find((one) => one.list === list && one.id === itemId)
	if (stated !== undefined && stated.how !== 'changed') return true
	return Object.keys(ownAt(differences, { kind, itemId, field }) ?? {}).some(
		(path) => path === field || path === '' || field.startsWith(`${path}.`),
	)
}
