import { findAssumption } from '#shared/fields/assumptions.ts'
import type { FieldFacts } from '#shared/fields/field.ts'
import { ITEM_KINDS, type ItemKind } from '#shared/fields/lists.ts'
import { findFieldFacts } from '#shared/fields/registry.ts'
import { isRecord } from '#shared/is-record.ts'
import { rangeFactsOf, whyNoRange } from '#shared/ranges/range-facts.ts'
import { rangeFault } from '#shared/ranges/range-faults.ts'
import { faultWords, noRangeWords } from '#shared/ranges/range-words.ts'
import { monthNumber } from '#shared/units/months.ts'
import { notedIn } from '../note-key.ts'
import type { Problem } from '../problem.ts'
import type { Draft } from './draft.ts'

type NotedEnds = { readonly low: unknown; readonly high: unknown }
/** What a note stands beside: a field by its facts and value; within: in a row of a list of the entry. */
type Beside = {
	readonly facts: Pick<FieldFacts, 'kind' | 'unit' | 'min' | 'max'>
	readonly list: string
	readonly field: string
	readonly value: unknown
	readonly within: boolean
}

const listNamed = (name: string): ItemKind | undefined => ITEM_KINDS.find((list) => list === name)
const endsIn = (note: unknown): NotedEnds =>
	isRecord(note) ? { low: note['low'], high: note['high'] } : { low: null, high: null }
const isSaid = (end: unknown) => end !== null && end !== undefined

/** What stands at a path, and whether a list lies on the way. */
function valueAt(item: unknown, path: readonly string[]): Pick<Beside, 'value' | 'within'> {
	let value = item
	for (const name of path) {
		if (Array.isArray(value)) return { value: null, within: true }
		value = isRecord(value) && Object.hasOwn(value, name) ? value[name] : null
	}
	return { value, within: false }
}

function besideAssumption(key: string, { assumptions }: Draft): Beside | null {
	const found = findAssumption(key)
	if (found === null) return null
	const { unit, min, max, default: usual } = found
	const stated = assumptions[key] ?? usual
	const value = isRecord(stated) ? stated['value'] : stated
	const kind = typeof usual === 'number' ? 'number' : 'reference'
	return {
		facts: { kind, unit, min: min ?? null, max: max ?? null },
		list: 'assumptions',
		field: key,
		value,
		within: false,
	}
}

function besideField(written: string, draft: Draft, items: Items): Beside | null {
	const { list, id, field } = notedIn(written)
	if (id === '') {
		const facts = findFieldFacts('plan', list)
		return facts && { facts, list: 'plan', field: list, ...valueAt(draft.written, list.split('.')) }
	}
	if (list === 'assumptions') return besideAssumption(written.slice(list.length + 1), draft)
	const known = listNamed(list)
	const item = known && items(known).get(id)
	const facts = known && findFieldFacts(known, field)
	return item && facts ? { facts, list, field, ...valueAt(item, field.split('.')) } : null
}

type Items = (list: ItemKind) => ReadonlyMap<string, unknown>

/** Entries by id, made once: a plan has thousands of notes. */
function itemsOf({ entries }: Draft): Items {
	const made = new Map<ItemKind, ReadonlyMap<string, unknown>>()
	return (list) => {
		const all: readonly { readonly item: unknown }[] = entries[list]
		const byId =
			made.get(list) ??
			new Map(all.flatMap(({ item }) => (isRecord(item) && typeof item['id'] === 'string' ? [[item['id'], item]] : [])))
		made.set(list, byId)
		return byId
	}
}

/** A figure, or a month by its number; null for what is of the other sort. */
function placed(value: unknown, kind: FieldFacts['kind']): number | null {
	if (kind === 'month') return typeof value === 'string' && /^\d{4}-\d{2}$/.test(value) ? monthNumber(value) : null
	return typeof value === 'number' ? value : null
}

function rangeProblems(written: string, ends: NotedEnds, beside: Beside): readonly Problem[] {
	const { facts, list, field, value, within } = beside
	const path = `notes.${written}`
	const said = (['low', 'high'] as const).filter((end) => isSaid(ends[end]))
	const at = said.includes('high') ? `${path}.high` : `${path}.low`
	const none = whyNoRange({ list, field, within }, facts.kind)
	if (none !== null) return [{ path: at, ...noRangeWords(none) }]
	const wrong = said.filter((end) => placed(ends[end], facts.kind) === null)
	if (wrong.length > 0)
		return wrong.map((end) => ({
			path: `${path}.${end}`,
			message: facts.kind === 'month' ? 'expected YYYY-MM' : 'expected a number',
		}))
	const [p10, p50, p90] = [ends.low, value, ends.high].map((one) => placed(one, facts.kind))
	// Nothing is said of how good a default is.
	if (p50 === null || p50 === undefined) return []
	if (typeof p10 === 'number' && p10 > p50)
		return [{ path: `${path}.low`, message: `expected at most the value, ${String(value)}`, ...MEND_ORDER }]
	if (typeof p90 === 'number' && p90 < p50)
		return [{ path: `${path}.high`, message: `expected at least the value, ${String(value)}`, ...MEND_ORDER }]
	if (p90 === null || p90 === undefined) return []
	const keeps = rangeFactsOf(facts, field)
	const fault = rangeFault({ p10: p10 ?? null, p50, p90 }, keeps)
	return fault === null ? [] : [{ path: at, ...faultWords(fault, keeps) }]
}

const MEND_ORDER = { mend: 'low is P10 and high P90 of the value: they enclose it.' }

/** Ranges in notes: of figures and months only, around the value, within the limits of the field. */
export function checkRanges(draft: Draft): readonly Problem[] {
	const items = itemsOf(draft)
	return Object.entries(draft.notes).flatMap(([written, note]) => {
		const ends = endsIn(note)
		if (!isSaid(ends.low) && !isSaid(ends.high)) return []
		const beside = besideField(written, draft, items)
		return beside === null ? [] : rangeProblems(written, ends, beside)
	})
}

/** A document without the ranges that no plan may hold any more: what was taken before is read without them. */
export function withoutFaultyRanges(
	document: Readonly<Record<string, unknown>>,
	draft: Draft,
): Readonly<Record<string, unknown>> {
	const { notes } = document
	const faulty = new Set(checkRanges(draft).flatMap(({ path }) => /^notes\.(.+)\.(?:low|high)$/.exec(path)?.[1] ?? []))
	if (!isRecord(notes) || faulty.size === 0) return document
	const kept = Object.entries(notes).map(([key, note]) =>
		faulty.has(key) && isRecord(note) ? [key, { ...note, low: null, high: null }] : [key, note],
	)
	return { ...document, notes: Object.fromEntries(kept) }
}
