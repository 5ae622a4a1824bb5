import type { FilePart } from '#server/runs/edits/plan-command.ts'
import type { ItemKind } from '#shared/fields/lists.ts'
import { gridList } from '#shared/grid/grid-lists.ts'
import { readCells, type ItemRecord } from '#server/views/grid/read-edits.ts'
import { readPastedRow } from '#server/views/grid/read-pasted.ts'
import { goesAlong } from '#server/views/pages/removal-view.ts'
import { sentenceCase } from '#shared/formats/months.ts'
import { idIn, removalOf } from '#shared/schemas/edits/removal.ts'
import { keyOfNote } from '#shared/schemas/note-key.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { FoundChange, FoundInSheet } from './found-change.ts'
import type { ListSheet, SheetEntry } from './list-sheets.ts'
import type { NamesInPlan } from './names-in-plan.ts'
import { placeWords, saysSame, textOf, type RowPlace } from './read-sheet.ts'

/** A new entry, before what its other sheets hold is put into it. */
export type FreshEntry = {
	readonly list: ItemKind
	readonly id: string
	readonly name: string
	readonly item: ItemRecord
	/** what it begins with, as people see it */
	readonly says: readonly string[]
	/** whether the plan has one of its name */
	readonly twin: boolean
	/** the notes of figures that were typed as ranges */
	readonly notes: readonly FilePart[]
}
type ComparedList = FoundInSheet & { readonly fresh: readonly FreshEntry[] }

/** What of one list differs in its sheet: fields, new rows, and rows that are gone. */
export function compareList(sheet: ListSheet, names: NamesInPlan, plan: PlanFile): ComparedList {
	const { list, entries, problem } = sheet
	const changes: FoundChange[] = []
	const problems: string[] = problem === null ? [] : [problem]
	const places = new Map<string, RowPlace>()
	const fresh: FreshEntry[] = []
	let same = 0
	for (const entry of entries) {
		const { own, place } = entry
		if (own === null) {
			const made = readFresh(sheet, entry, names)
			if ('problems' in made) problems.push(...made.problems)
			else {
				places.set(`${list}/${made.id}`, place)
				fresh.push(made)
			}
			continue
		}
		places.set(`${list}/${entry.id}`, place)
		const found = compareEntry(sheet, { ...entry, own }, names)
		changes.push(...found.changes)
		problems.push(...found.problems)
		if (found.changes.length + found.problems.length === 0) same += 1
	}
	return { changes: [...changes, ...goneFrom(sheet, plan)], problems, places, same, fresh }
}

/** So many are looked at for what else goes with them. */
const MOST_LOOKED_AT = 50

function goneFrom({ list, missing, names }: ListSheet, plan: PlanFile): readonly FoundChange[] {
	return missing.map((id, at) => {
		const along = at < MOST_LOOKED_AT ? goesAlong(plan, `${list}/${id}`, removalOf(plan, [{ list, id }])) : ''
		return {
			parts: [{ take: 'remove', kind: list, itemId: id }],
			name: names.get(id) ?? id,
			label: sentenceCase(gridList(list).noun),
			was: 'in the plan',
			becomes: along === '' ? 'taken out' : `taken out, and with it ${along}`,
			goes: true,
		}
	})
}

type Known = SheetEntry & { readonly own: readonly unknown[] }

function compareEntry({ list, table, names: called }: ListSheet, { id, own, place, texts }: Known, names: NamesInPlan) {
	const changes: FoundChange[] = []
	const problems: string[] = []
	for (const [at, { field, label, kind }] of table.columns.entries()) {
		const becomes = field === 'id' ? undefined : texts.get(field)
		const was = textOf(own[at], kind)
		if (becomes === undefined || saysSame(was, becomes)) continue
		const read = readCells({ plan: names.plan, list, inFile: true }, [{ id, field, text: becomes }])
		if (!read.ok) {
			problems.push(...read.problems.map(({ text }) => `${placeWords(place, field)}: ${text}`))
			continue
		}
		changes.push({
			parts: read.patches.map((patch) => ({ take: 'set', kind: list, ...patch })),
			name: called.get(id) ?? id,
			label,
			was: names.shown(list, field, was),
			becomes: names.shown(list, field, becomes),
		})
	}
	return { changes, problems }
}

/** So many fields tell which entry is meant. */
const FEW = 4
/** What an entry without a name is known by. */
const KNOWN_BY: { readonly [list in ItemKind]?: string } = { actuals: 'ref', labourPools: 'trade' }

type Fresh = FreshEntry | { readonly problems: readonly string[] }

function readFresh(
	{ list, table, names: called }: ListSheet,
	{ id, place, texts }: SheetEntry,
	names: NamesInPlan,
): Fresh {
	const fields = table.columns.map(({ field }) => field).filter((field) => field !== 'id' && texts.get(field))
	const row = { id: null, texts: fields.map((field) => texts.get(field) ?? '') }
	const read = readPastedRow({ plan: names.plan, list, inFile: true }, { fields, row, at: 0 })
	if (!read.ok || read.made === null) {
		const problems = read.ok ? [] : read.problems
		return { problems: problems.map(({ field, text }) => `${placeWords(place, field)}: ${text}`) }
	}
	const item = list === 'actuals' ? read.made.item : { ...read.made.item, id }
	const known = KNOWN_BY[list] ?? 'name'
	const itsId = idIn(list, item)
	const notes = read.made.ranges.flatMap(({ field, ...ends }) =>
		(['low', 'high'] as const).map((end): FilePart => ({
			take: 'set',
			kind: 'notes',
			itemId: keyOfNote({ list, id: itsId, field }),
			field: end,
			value: ends[end],
		})),
	)
	const says = fields
		.filter((field) => field !== known)
		.slice(0, FEW)
		.map((field) => names.shown(list, field, texts.get(field) ?? ''))
	const name = names.shown(list, known, texts.get(known) ?? '') || itsId
	const twin = known === 'name' && [...called.values()].includes(name)
	return { list, id: itsId, item, notes, says, name, twin }
}
