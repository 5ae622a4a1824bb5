import { ITEM_KINDS } from '#shared/fields/lists.ts'
import { notedIn } from '#shared/schemas/note-key.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { GRID_KINDS, gridList } from '#shared/grid/grid-lists.ts'
import { entryName, placeInWords } from '../messages/edited-place.ts'
import { sentenceCase } from '#shared/formats/months.ts'

/** What is known of the log that a page of the activity is of. */
export type LogFacts = {
	/** edits that the filter finds, and who made them; of a scenario its own */
	readonly edits: number
	readonly people: number
	readonly isNarrowed: boolean
	/** a scenario shows edits of its baseline, too */
	readonly isScenario: boolean
	/** the row that is asked for; null for all */
	readonly row: string | null
	/** what has been edited, the latest first */
	readonly items: readonly { readonly kind: string; readonly itemId: string; readonly name: string | null }[]
}

type LogFilterRow = { readonly kind: string; readonly itemId: string }
export type RowChoice = { readonly value: string; readonly label: string }
export type RowChoices = readonly { readonly label: string; readonly rows: readonly RowChoice[] }[]

/** A row as an address names it: `powerContracts/grid`, `assumptions/siteReserve`; `head` for what is said of the plan itself. */
export const rowKey = ({ kind, itemId }: LogFilterRow): string => (itemId === '' ? kind : `${kind}/${itemId}`)

/** The row that an address names. */
export function readRowKey(key: string): LogFilterRow {
	const cut = key.indexOf('/')
	return cut < 0 ? { kind: key, itemId: '' } : { kind: key.slice(0, cut), itemId: key.slice(cut + 1) }
}

const HEAD = 'head'
const ASSUMPTIONS = 'assumptions'

const isRow = (kind: string) => kind === HEAD || kind === ASSUMPTIONS || ITEM_KINDS.some((list) => list === kind)

/** The row that an edit is of: of a note the one that it stands beside. */
function rowOf({ kind, itemId }: LogFilterRow): LogFilterRow {
	if (kind !== 'notes') return { kind, itemId: kind === HEAD ? '' : itemId }
	const { list, id } = notedIn(itemId)
	return id === '' ? { kind: HEAD, itemId: '' } : { kind: list, itemId: id }
}

function groupOf(kind: string): string {
	if (kind === HEAD) return 'The plan'
	if (kind === ASSUMPTIONS) return 'Assumptions'
	const list = GRID_KINDS.find((known) => known === kind)
	return list === undefined ? 'Other rows' : sentenceCase(gridList(list).plural)
}

function nameOf(plan: PlanFile, { kind, itemId }: LogFilterRow): string {
	if (kind === HEAD) return 'Name, months and settings'
	return placeInWords({ kind, itemId, field: '' }, (list, id) => entryName(plan, list, id))
}

/** The rows that have been edited, by list, as a filter offers them; the one that is asked for is among them. */
export function rowChoices(plan: PlanFile, { items, row }: LogFacts): RowChoices {
	const choices = new Map<string, { group: string; label: string }>()
	const asked = row === null ? [] : [{ ...readRowKey(row), name: null }]
	for (const { name, ...item } of [...items, ...asked]) {
		const of = rowOf(item)
		if (!isRow(of.kind)) continue
		const known = nameOf(plan, of)
		// An entry that is gone has the name it had when it went.
		const label = known === of.itemId ? (name ?? known) : known
		const key = rowKey(of)
		if (!choices.has(key)) choices.set(key, { group: groupOf(of.kind), label })
	}
	const groups = [...new Set([...choices.values()].map(({ group }) => group))].sort()
	return groups.map((label) => ({
		label,
		rows: [...choices]
			.filter(([, { group }]) => group === label)
			.map(([value, choice]) => ({ value, label: choice.label }))
			.sort((one, other) => one.label.localeCompare(other.label, 'en', { numeric: true })),
	}))
}
