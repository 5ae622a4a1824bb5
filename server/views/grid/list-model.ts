import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { buildForm, type GridForm } from './grid-form.ts'
import { furtherFields } from './further-fields.ts'
import { gridList, type GridList } from '#shared/grid/grid-lists.ts'
import { planRows, type PlanRow, valueAt } from './grid-rows.ts'
import { buildGrid, cellOf, columnOf } from './grid-view.ts'
import type { GridModel } from '#shared/grid/grid-model.ts'
import { inParts, packed, type WholeList } from '#shared/grid/whole-list.ts'
import { buildRemoval, type RemovalView } from '../pages/removal-view.ts'
import { HAVE, LIST_ROWS, partOf, type PagePart, COLUMNS, FIND, SORT } from '#shared/pages/page-part.ts'
import { gridFacts } from '#shared/grid/grid-facts.ts'

/** How a list is looked at, as its address says: which rows, in which order, with which columns. */
type ListLook = {
	readonly words: string
	/** `powerContracts/-capacityMW`: the largest first; '' as the plan has them */
	readonly sort: string
	readonly columns: readonly { readonly field: string; readonly label: string; readonly shown: boolean }[]
}

const fieldsFor = (texts: readonly string[], list: GridList) =>
	texts.flatMap((text) => (text.startsWith(`${list}/`) ? [text.slice(list.length + 1)] : []))

/** What an address asks of a list; of what is not its own, nothing. */
function lookIn(search: URLSearchParams, list: GridList): ListLook {
	const { columns: all } = gridList(list)
	const [names] = all
	const chosen = new Set(fieldsFor(search.getAll(COLUMNS), list))
	const sort = fieldsFor(search.getAll(SORT), list).find((field) => all.includes(field.replace(/^-/, '')))
	return {
		words: search.get(FIND)?.trim() ?? '',
		sort: sort === undefined ? '' : `${list}/${sort}`,
		columns: all.map((field) => ({
			field,
			label: gridFacts(list, field).label,
			shown: chosen.size === 0 || field === names || chosen.has(field),
		})),
	}
}

/** Rows in the order of a column; those that say nothing in it come last either way. */
function inOrder(rows: readonly PlanRow[], { sort }: ListLook, on: { plan: PlanFile; list: GridList }) {
	if (sort === '') return rows
	const direction = sort.slice(on.list.length + 1)
	const [field, way] = direction.startsWith('-') ? [direction.slice(1), -1] : [direction, 1]
	const column = columnOf({ ...on, field })
	const keyed = rows.map((row) => {
		const value = valueAt(row.item, field.split('.'))
		return {
			row,
			key: typeof value === 'number' ? value : (value ?? null) === null ? null : cellOf({ ...on, row, column }).shown,
		}
	})
	const order = (one: number | string, other: number | string) =>
		typeof one === 'number' && typeof other === 'number' ? one - other : String(one).localeCompare(String(other), 'en')
	return keyed
		.sort(({ key: one }, { key: other }) =>
			one === null || other === null ? Number(one === null) - Number(other === null) : way * order(one, other),
		)
		.map(({ row }) => row)
}

/** A list on a page: its rows, and the form or the question that its address asks for. */
export type ListModel = {
	/** the rows that are shown */
	readonly grid: GridModel
	/** rows of the list, shown or not */
	readonly total: number
	/** those of them that are looked for */
	readonly found: number
	readonly look: ListLook
	/** which of them are shown, where they are many */
	readonly part: PagePart | null
	/** what rows are looked for by; null where the list is short */
	readonly find: string | null
	/** the edit that grid and form show */
	readonly rev: number
	readonly once: string
	readonly canEdit: boolean
	/** the address speaks of a row that is not there */
	readonly isGone: boolean
	readonly form: GridForm | null
	readonly removal: RemovalView | null
}
/** Who asks for a page with lists: whether they may edit, and the query of the address, which may open a form or a question. */
export type OpensList = {
	readonly canEdit: boolean
	readonly search: string
	/** the key under which what is created from the page is created once */
	readonly once: string
}
type ListAsk = {
	readonly plan: PlanFile
	readonly rev: number
	readonly list: GridList
	readonly opens: OpensList
	/** of a scenario: the plan it follows */
	readonly baseline?: PlanFile | undefined
}

/** What was typed before the form was loaded again for another kind, without scripts. */
function typedIn(search: URLSearchParams, list: GridList): Readonly<Record<string, string>> {
	const { columns } = gridList(list)
	const { more, tables } = furtherFields(list)
	const isCell = (name: string) => tables.includes(name.replace(/\.\d+(?=\.)/, ''))
	const typed = [...search].filter(([name]) => columns.includes(name) || more.includes(name) || isCell(name))
	return Object.fromEntries(typed)
}

/** The part of `?edit=powerContracts/ercot-1` behind the list; null where it speaks of another. */
function idIn(text: string | null, list: GridList): string | null {
	return text?.startsWith(`${list}/`) ? text.slice(list.length + 1) : null
}

/** Whether a row's name, or that of its site, has the words in it. */
function tells({ name, item }: PlanRow, { plan, words }: { plan: PlanFile; words: string }): boolean {
	const site = plan.sites.find(({ id }) => id === item['siteId'])?.name ?? ''
	return `${name} ${site}`.toLowerCase().includes(words.toLowerCase())
}

const foundBy = (words: string, rows: readonly PlanRow[], plan: PlanFile) =>
	words === '' ? rows : rows.filter((row) => tells(row, { plan, words }))

const fieldsIn = ({ columns }: ListLook) => columns.flatMap(({ field, shown }) => (shown ? [field] : []))

/**
 * Every row that an address asks of a list, in its order: what the page of a long one shows once its scripts are there. After an
 * edit it asks again and says which parts it has; only the others cross.
 */
export function wholeList({
	plan,
	rev,
	list,
	search,
	baseline,
}: Omit<ListAsk, 'opens'> & { readonly search: string }): WholeList {
	const query = new URLSearchParams(search)
	const look = lookIn(query, list)
	const rows = inOrder(foundBy(look.words, planRows(plan, list), plan), look, { plan, list })
	const { rows: shown } = buildGrid(plan, list, { rows, fields: fieldsIn(look), baseline })
	return { rev, parts: inParts(packed(shown), new Set(query.get(HAVE)?.split(','))) }
}

/** A list of the plan for its page: all rows, or those of the part that is asked for or that holds the row pointed at. */
export function listModel({ plan, rev, list, baseline, opens: { canEdit, once, search: query } }: ListAsk): ListModel {
	const search = new URLSearchParams(query)
	const [edited, removed] = [idIn(search.get('edit'), list), idIn(search.get('remove'), list)]
	const all = planRows(plan, list)
	const look = lookIn(search, list)
	const { words } = look
	const [pointed] = [edited, removed, idIn(search.get('row'), list)].filter((id) => id !== null)
	const found = pointed !== undefined ? all : foundBy(words, all, plan)
	const holds = pointed === undefined ? undefined : ({ id }: PlanRow) => id === pointed
	const { entries, part = null } = partOf(inOrder(found, look, { plan, list }), {
		...{ of: list, search, holds },
		most: LIST_ROWS,
	})
	const open = canEdit && (edited !== null || search.get('add') === list)
	return {
		grid: buildGrid(plan, list, { rows: entries, all: found, fields: fieldsIn(look), baseline }),
		total: all.length,
		found: found.length,
		look,
		part,
		find: all.length > LIST_ROWS ? words : null,
		rev,
		once,
		canEdit,
		isGone: pointed !== undefined && all.every(({ id }) => id !== pointed),
		form: open ? buildForm({ plan, list, id: edited, typed: typedIn(search, list) }) : null,
		removal: canEdit && removed !== null ? buildRemoval(plan, { list, id: removed }) : null,
	}
}
