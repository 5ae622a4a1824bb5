import { ITEM_KINDS, type ItemKind } from '#shared/fields/lists.ts'
import { fieldsOf } from '#shared/fields/registry.ts'
import { gridList } from '#shared/grid/grid-lists.ts'
import { planRows } from '#server/views/grid/grid-rows.ts'
import { parseCell } from '#shared/grid/typed/parse-cell.ts'
import { parseMonth } from '#shared/grid/typed/parse-month.ts'
import type { GridChoice } from '#shared/grid/grid-choice.ts'
import { parseChoice } from '#shared/grid/typed/parse-choice.ts'
import { sentenceCase } from '#shared/formats/months.ts'
import { keyOfNote, notedIn } from '#shared/schemas/note-key.ts'
import { keptBy } from '#shared/records/kept-by.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { FreshEntry } from './compare-list.ts'
import type { FilePart } from '#server/runs/edits/plan-command.ts'
import type { FoundChange, FoundInSheet } from './found-change.ts'
import { NOTED_HEADS } from '#server/paper/exchange/workbook/input-sheets.ts'
import { isCalled, presentLabel } from './former-labels.ts'
import { placeWords, type RowPlace, rowsUnder, saysSame, textOf } from './read-sheet.ts'
import type { ReadSheet } from './read-xlsx.ts'

const PARTS = fieldsOf('notes')
const COLUMNS = [
	...NOTED_HEADS.map((label) => ({ field: label, label })),
	...PARTS.map(({ name, label }) => ({ field: name, label })),
	// As workbooks called them that were saved before.
	...[
		{ field: 'low', label: 'Low' },
		{ field: 'high', label: 'High' },
	],
]
const [LIST = '', ENTRY = '', FIELD = ''] = NOTED_HEADS

/** The plan in whose names rows are read, and the entries that come in the same workbook. */
type Naming = { readonly plan: PlanFile; readonly fresh: readonly FreshEntry[] }

type Entries = { readonly choices: readonly GridChoice[]; readonly names: ReadonlyMap<string, string> }

function entriesIn({ plan, fresh }: Naming, list: ItemKind): Entries {
	const rows = planRows(plan, list)
	const known = new Set(rows.map(({ id }) => id))
	const all = [...rows, ...fresh.filter((entry) => entry.list === list && !known.has(entry.id))]
	return {
		choices: all.map(({ id, name }) => ({ value: id, label: name })),
		names: new Map(all.toReversed().map(({ id, name }) => [id, name])),
	}
}

/** The entries of each list, made once: a sheet has thousands of notes. */
const entriesOf = keptBy((naming: Naming) => {
	const lists = new Map<ItemKind, Entries>()
	return (list: ItemKind): Entries => {
		const entries = lists.get(list) ?? entriesIn(naming, list)
		lists.set(list, entries)
		return entries
	}
})

type Key = { readonly key: string } | { readonly problem: string; readonly at: string }

const LISTS = ITEM_KINDS.map((list) => ({ value: list, label: sentenceCase(gridList(list).plural) }))

/** The key of the note that a row is of: list, entry and field each as the plan writes them, or as people do. */
function keyIn(naming: Naming, cell: (head: string) => string): Key {
	const [list, entry, field] = [cell(LIST), cell(ENTRY), cell(FIELD)]
	const own = fieldsOf('plan').find(({ name, label }) => name === list || isCalled(label, list))
	if (entry === '' && field === '') return own ? { key: own.name } : { key: list }
	const kind = parseChoice(presentLabel(list), LISTS)
	if (!kind.ok) return { problem: kind.message, at: LIST }
	const known: ItemKind | undefined = ITEM_KINDS.find((name) => name === kind.value)
	if (known === undefined) return { problem: `“${list}” not found.`, at: LIST }
	const id = parseChoice(entry, entriesOf(naming)(known).choices)
	if (!id.ok) return { problem: id.message, at: ENTRY }
	const name = fieldsOf(known).find((one) => one.name === field || isCalled(one.label, field))?.name ?? field
	return { key: keyOfNote({ list: known, id: id.value, field: name }) }
}

/** What a note is beside, in words: `Utility, Capacity`. */
function wordsOf(naming: Naming, key: string): { readonly name: string; readonly label: string } {
	const { list, id, field } = notedIn(key)
	const known = ITEM_KINDS.find((name) => name === list)
	if (known === undefined)
		return { name: naming.plan.name, label: fieldsOf('plan').find(({ name }) => name === key)?.label ?? key }
	const name = entriesOf(naming)(known).names.get(id) ?? id
	return { name, label: fieldsOf(known).find((one) => one.name === field)?.label ?? field }
}

const isEnd = ({ name }: (typeof PARTS)[number]) => name === 'low' || name === 'high'
const isKept = (value: unknown): value is number | string | null =>
	typeof value === 'number' || typeof value === 'string' || value === null

/** Ends of a range are figures, or months of a month. */
function parsePart(text: string, part: (typeof PARTS)[number], choices: readonly GridChoice[]) {
	const parsed = parseCell(text, part, { choices, range: 'single' })
	const month = parsed.ok || part.kind !== 'number' ? null : parseMonth(text)
	return month === null ? parsed : { ok: true as const, value: month }
}

/** Which notes beside fields would say something else, part by part. */
export function compareNotes(plan: PlanFile, sheet: ReadSheet, naming: Naming): FoundInSheet {
	const changes: FoundChange[] = []
	const problems: string[] = []
	const places = new Map<string, RowPlace>()
	let same = 0
	for (const { place, cell } of rowsUnder(sheet, COLUMNS)) {
		const named = keyIn(naming, cell)
		if ('problem' in named) {
			problems.push(`${placeWords(place, named.at)}: ${named.problem}`)
			continue
		}
		const { key } = named
		places.set(`notes/${key}`, place)
		const stated = new Map<string, unknown>(Object.entries(plan.notes[key] ?? {}))
		const { name, label } = wordsOf(naming, key)
		const differing = PARTS.filter((part) => !saysSame(textOf(stated.get(part.name)), cell(part.name)))
		same += differing.length === 0 ? 1 : 0
		const ends = PARTS.filter(isEnd)
		if (differing.some(isEnd)) {
			const read = ends.map((part) => ({ part, parsed: parsePart(cell(part.name), part, []) }))
			for (const { part, parsed } of read)
				if (!parsed.ok) problems.push(`${placeWords(place, part.name)}: ${part.label}: ${parsed.message}`)
			// Both ends are one range: the one that stays is said again, as it would go with a value that changes.
			const parts = read.flatMap(({ part, parsed }): FilePart[] =>
				parsed.ok && isKept(parsed.value)
					? [{ take: 'set', kind: 'notes', itemId: key, field: part.name, value: parsed.value }]
					: [],
			)
			const shown = (textAt: (name: string) => string) => ends.map(({ name: end }) => textAt(end)).join('..')
			if (parts.length === ends.length)
				changes.push({
					parts,
					...{ name, label: `${label}, range` },
					...{ was: shown((end) => textOf(stated.get(end))), becomes: shown(cell) },
				})
		}
		for (const part of differing.filter((one) => !isEnd(one))) {
			const choices = (part.choices ?? []).map((value) => ({ value, label: sentenceCase(value) }))
			const parsed = parsePart(cell(part.name), part, choices)
			const value = parsed.ok ? parsed.value : null
			if (!parsed.ok) problems.push(`${placeWords(place, part.name)}: ${part.label}: ${parsed.message}`)
			else if (isKept(value))
				changes.push({
					parts: [{ take: 'set', kind: 'notes', itemId: key, field: part.name, value }],
					...{ name, label: `${label}, ${part.label.toLowerCase()}` },
					...{ was: textOf(stated.get(part.name)), becomes: cell(part.name) },
				})
		}
	}
	const gone = Object.keys(plan.notes).flatMap((key): FoundChange[] => {
		if (places.has(`notes/${key}`)) return []
		const { name, label } = wordsOf({ plan, fresh: [] }, key)
		return [
			{
				parts: [{ take: 'set', kind: 'notes', itemId: key, field: '', value: null }],
				...{ name, label: `${label}, note`, was: 'in the plan', becomes: 'taken out', goes: true },
			},
		]
	})
	return { changes: [...changes, ...gone], problems, places, same }
}
