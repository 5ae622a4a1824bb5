import type { ItemKind } from '#shared/fields/lists.ts'
import { HALL_LISTS, isHallList, type GridList } from '#shared/grid/grid-lists.ts'
import { planRows, valueAt } from '#server/views/grid/grid-rows.ts'
import { readCells, type ItemRecord } from '#server/views/grid/read-edits.ts'
import { parseChoice } from '#shared/grid/typed/parse-choice.ts'
import { LIST_TABLES } from '#server/views/grid/saved-tables.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { type ListColumn, listTable } from '#server/paper/exchange/list-table.ts'
import { NOTHING_FOUND, type FoundChange, type FoundInSheet } from './found-change.ts'
import { HEAD_ROWS, textsIn } from './list-sheets.ts'
import type { NamesInPlan } from './names-in-plan.ts'
import { columnsOf, linesOf, placeWords, saysSame, textOf, type RowPlace } from './read-sheet.ts'
import type { ReadSheet } from './read-xlsx.ts'

type Inner = {
	readonly label: string
	readonly table: { readonly list: GridList; readonly at: string | null }
	/** the list whose entries hold the rows, the field they hold them in, and the column that names them */
	readonly list: ItemKind
	readonly field: string
	readonly owner: 'id' | 'phaseId'
}

/** Small tables within entries. What a hall keeps stands within it. */
export const INNER_SHEETS: readonly Inner[] = LIST_TABLES.flatMap(({ label, list, at }): Inner[] => {
	const table = { list, at }
	if (isHallList(list)) return [{ label, table, list: 'buildPhases', field: HALL_LISTS[list].group, owner: 'phaseId' }]
	return at === null ? [] : [{ label, table, list, field: at, owner: 'id' }]
})

type Texts = ReadonlyMap<string, string>
type CompareInnerRow = { readonly place: RowPlace; readonly texts: Texts }
type Within = { readonly names: NamesInPlan; readonly plan: PlanFile; readonly gone: ReadonlySet<string> }
type ComparedInner = FoundInSheet & {
	/** rows of entries that are new themselves, by id */
	readonly ofFresh: ReadonlyMap<string, readonly ItemRecord[]>
}

/** `rampSteps.month` within an entry's list. */
const withinRow = (table: Inner['table'], field: string) => field.slice(table.at === null ? 0 : table.at.length + 1)

/** What of the rows within entries differs: of each entry all of them at once, as nothing names one of them. */
export function compareInner(inner: Inner, sheet: ReadSheet, { names, plan, gone }: Within): ComparedInner {
	const { table, list, field } = inner
	const { known, rows, problems } = rowsByOwner(inner, sheet, { names, plan })
	const owners = planRows(plan, list)
	const there = new Set(owners.map(({ id }) => id))
	const read = (row: CompareInnerRow) => readRow(table, row, { names, known, problems })
	const changes = owners.flatMap(({ id, name, item }): FoundChange[] => {
		const within = valueAt(item, field.split('.'))
		const was = (Array.isArray(within) ? within : []).map((entry: unknown) => textsOf(table, entry, known))
		const own = rows.get(id) ?? []
		const isSame = was.length === own.length && was.every((texts, at) => sameRow(texts, own[at]?.texts))
		if (isSame || known.length === 0 || (own.length === 0 && gone.has(`${list}/${id}`))) return []
		const values = own.map(read)
		const value = values.filter((one) => one !== null)
		if (value.length < values.length) return []
		const shown = (all: readonly Texts[]) => all.map((texts) => shownRow(table, texts, { names, known })).join('; ')
		return [
			{
				parts: [{ take: 'set', kind: list, itemId: id, field, value }],
				...{ name, label: sheet.name, was: shown(was), becomes: shown(own.map(({ texts }) => texts)) },
			},
		]
	})
	const fresh = [...rows].filter(([id]) => !there.has(id))
	const ofFresh = new Map(fresh.map(([id, own]) => [id, own.map(read).filter((one) => one !== null)]))
	const places = new Map(
		[...rows].flatMap(([id, own]) =>
			own.map(({ place }, at) => [`${list}/${id}/${field}/${String(at)}`, place] as const),
		),
	)
	return { ...NOTHING_FOUND, changes, problems, places, ofFresh }
}

function rowsByOwner({ table, list, owner }: Inner, sheet: ReadSheet, { names, plan }: Omit<Within, 'gone'>) {
	const columns = listTable(plan, table).columns.filter(({ field }) => field === owner || field !== 'id')
	const inSheet = columnsOf(columns, sheet.rows[0] ?? [])
	const rows = new Map<string, CompareInnerRow[]>()
	const lacking = columns.filter(({ field }) => !inSheet.has(field))
	const problems = lacking.map(({ label }) => `${sheet.name}, row 1: the column “${label}” is missing.`)
	if (lacking.length > 0) return { known: [], rows, problems }
	const choices = planRows(names.plan, list).map(({ id, name }) => ({ value: id, label: name }))
	for (const { at, cells } of linesOf(sheet, HEAD_ROWS)) {
		const place = { sheet: sheet.name, at, columns: inSheet }
		const texts = textsIn(cells, inSheet, columns)
		const whose = parseChoice(texts.get(owner) ?? '', choices)
		if (whose.ok) rows.set(whose.value, rows.get(whose.value) ?? [])
		if (whose.ok) rows.get(whose.value)?.push({ place, texts })
		else problems.push(`${placeWords(place, owner)}: ${whose.message}`)
	}
	return { known: columns.filter(({ field }) => field !== owner), rows, problems }
}

type ShownRowParams = { readonly names: NamesInPlan; readonly known: readonly ListColumn[] }

function readRow(
	table: Inner['table'],
	{ place, texts }: CompareInnerRow,
	{ names, known, problems }: ShownRowParams & { readonly problems: string[] },
): ItemRecord | null {
	const cells = known.map(({ field }) => ({ id: '', field, text: texts.get(field) ?? '' }))
	const read = readCells({ plan: names.plan, list: table.list, inFile: true }, cells)
	if (read.ok) return Object.fromEntries(read.patches.map(({ field, value }) => [withinRow(table, field), value]))
	problems.push(...read.problems.map(({ field, text }) => `${placeWords(place, field)}: ${text}`))
	return null
}

const textsOf = (table: Inner['table'], entry: unknown, known: readonly ListColumn[]): Texts =>
	new Map(known.map(({ field, kind }) => [field, textOf(valueAt(entry, [withinRow(table, field)]), kind)]))

const shownRow = ({ list }: Inner['table'], texts: Texts, { names, known }: ShownRowParams) =>
	known
		.map(({ field }) => names.shown(list, field, texts.get(field) ?? ''))
		.filter((text) => text !== '')
		.join(' ')

const sameRow = (was: Texts, is: Texts | undefined) =>
	is !== undefined && [...was].every(([field, text]) => saysSame(text, is.get(field) ?? ''))
