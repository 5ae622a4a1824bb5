import type { Differences, EntryDifference } from '#shared/schemas/differences.ts'
import { keyOfNote, notedIn } from '#shared/schemas/note-key.ts'
import { toPlanFile } from '#shared/schemas/plan-export.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { idIn } from '#shared/schemas/edits/removal.ts'
import { nounAndName } from '#shared/formats/list-nouns.ts'
import { gridList } from '#shared/grid/grid-lists.ts'
import { listAddress } from '#shared/grid/field-links.ts'
import { editedPlace, editedValue, nameIn, type EditedPlace } from '../messages/edited-place.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'

/** One thing that a scenario states itself. */
export type DifferenceRow = {
	readonly key: string
	readonly what: string
	readonly from: string
	readonly to: string
	/** the page of the plan where it is edited */
	readonly page: string
}
export type DifferencesView = {
	readonly rows: readonly DifferenceRow[]
	/** kept, though the baseline leaves no room for it just now */
	readonly aside: readonly DifferenceRow[]
	/** `Differs in 3 values` */
	readonly summary: string
}
type ScenarioDifferences = {
	readonly baseline: PlanFile
	readonly plan: PlanFile
	readonly differences: Differences
	readonly aside: Differences
}

/** What of a scenario differs from its baseline, value by value, and nothing that has come to be the same. */
export function buildDifferencesView({ baseline, plan, differences, aside }: ScenarioDifferences): DifferencesView {
	const all = rowsOf(differences, { baseline, plan })
	const left = new Set(rowsOf(aside, { baseline, plan }).map(({ key }) => key))
	const rows = all.filter(({ key, from, to }) => !left.has(key) && from !== to)
	const count = rows.length === 0 ? 'Nothing differs from the baseline' : `Differs in ${counted(rows.length, 'value')}`
	return { rows, aside: all.filter(({ key }) => left.has(key)), summary: count }
}

type Plans = Pick<ScenarioDifferences, 'baseline' | 'plan'>
type RowOf = (place: EditedPlace, was: unknown, is: unknown) => DifferenceRow

function rowsOf({ head, assumptions, notes, entries }: Differences, plans: Plans): readonly DifferenceRow[] {
	const { baseline, plan } = plans
	const base = toPlanFile(baseline)
	const row = (place: EditedPlace, was: unknown, is: unknown): DifferenceRow => ({
		key: `${place.kind} ${place.itemId} ${place.field}`,
		what: editedPlace(plan, place),
		from: editedValue(baseline, place, was),
		to: editedValue(plan, place, is),
		page: pageOf(place),
	})
	const ofHead = Object.entries(head).map(([field, is]) =>
		row({ kind: 'head', itemId: '', field }, at(base, field.split('.')), is),
	)
	const keyed = (kind: 'assumptions' | 'notes', stated: Readonly<Record<string, unknown>>) =>
		Object.entries(stated).map(([key, is]) => row({ kind, itemId: key, field: '' }, at(base[kind], [key]), is))
	const beside = new Set(
		entries.flatMap((one) =>
			one.how === 'changed' ? Object.keys(one.fields).map((field) => keyOfNote({ ...one, field })) : [],
		),
	)
	// The note of a value goes with it.
	const noted = keyed(
		'notes',
		Object.fromEntries(Object.entries(notes).filter(([key, is]) => is !== null || !beside.has(key))),
	)
	return [
		...entries.flatMap((one) => entryRows(one, plans, row)),
		...ofHead,
		...keyed('assumptions', assumptions),
		...noted,
	]
}

function entryOf(plan: PlanFile, { list, id }: EntryDifference): Readonly<Record<string, unknown>> | undefined {
	const items: readonly Readonly<Record<string, unknown>>[] = plan[list]
	return items.find((item) => idIn(list, item) === id)
}

function entryRows(one: EntryDifference, { baseline, plan }: Plans, row: RowOf): readonly DifferenceRow[] {
	const { list, id } = one
	const base = entryOf(baseline, one)
	if (one.how === 'changed')
		return Object.entries(one.fields).map(([field, is]) =>
			row({ kind: list, itemId: id, field }, at(base, field.split('.')), is),
		)
	const added = one.how === 'added'
	if (added && base !== undefined) return restatedRows(one, { was: base, is: entryOf(plan, one) ?? one.item, row })
	const name =
		nameIn(added ? one.item : base) ?? editedPlace(added ? plan : baseline, { kind: list, itemId: id, field: '' })
	return [
		{
			key: `${list} ${id} `,
			what: sentenceCase(nounAndName(gridList(list).noun, name)),
			from: base === undefined ? 'not in the plan' : 'in the plan',
			to: one.how === 'added' ? addedText(one, plan) : base === undefined ? 'not in the plan' : 'removed',
			page: added ? pageOf({ kind: list, itemId: id, field: '' }) : listAddress(list),
		},
	]
}

const MOST_SAID = 3
const SAID_ALREADY = ['id', 'name', 'siteId']

/** Said of an entry beside its name: `added: Utility firm service, 65 MW, Sep 2030`. */
function addedText({ list, id, item }: Extract<EntryDifference, { how: 'added' }>, plan: PlanFile): string {
	const fields = Object.entries(item).filter(([field, is]) => !SAID_ALREADY.includes(field) && isPlain(is))
	const said = fields.slice(0, MOST_SAID).map(([field, is]) => editedValue(plan, { kind: list, itemId: id, field }, is))
	return said.length === 0 ? 'added' : `added: ${said.join(', ')}`
}

const isPlain = (value: unknown) => typeof value === 'string' || typeof value === 'number'

/** Field by field what the scenario's entry says beside the baseline's of the same id: nothing, once it is promoted. */
function restatedRows(
	{ list, id }: EntryDifference,
	{ was, is, row }: { readonly was: object; readonly is: object; readonly row: RowOf },
): readonly DifferenceRow[] {
	return [...new Set([...Object.keys(was), ...Object.keys(is)])].map((field) =>
		row({ kind: list, itemId: id, field }, at(was, [field]), at(is, [field])),
	)
}

function at(value: unknown, [name, ...rest]: readonly string[]): unknown {
	if (name === undefined) return value ?? null
	if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null
	return at(new Map<string, unknown>(Object.entries(value)).get(name), rest)
}

function pageOf({ kind, itemId }: EditedPlace): string {
	if (kind === 'head') return 'settings'
	if (kind === 'assumptions') return `assumptions?q=${encodeURIComponent(itemId.slice(itemId.lastIndexOf('/') + 1))}`
	const { list, id } = kind === 'notes' ? notedIn(itemId) : { list: kind, id: itemId }
	return listAddress(list, `edit=${encodeURIComponent(`${list}/${id}`)}`)
}
