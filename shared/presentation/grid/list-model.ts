import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { buildForm, type GridForm } from './grid-form.ts'
import { gridList, type GridList } from './grid-lists.ts'
import { buildGrid, type GridModel } from './grid-view.ts'
import { buildRemoval, type RemovalView } from '../pages/removal-view.ts'

/** A list on a page: its rows, and the form or the question that its address asks for. */
export type ListModel = {
	readonly grid: GridModel
	/** the edit that grid and form show */
	readonly rev: number
	readonly once: string
	readonly canEdit: boolean
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
}

/** What was typed before the form was loaded again for another kind, without scripts. */
function typedIn(search: URLSearchParams, list: GridList): Readonly<Record<string, string>> {
	const { columns, more, tables } = gridList(list)
	const isCell = (name: string) => tables.includes(name.replace(/\.\d+(?=\.)/, ''))
	const typed = [...search].filter(([name]) => columns.includes(name) || more.includes(name) || isCell(name))
	return Object.fromEntries(typed)
}

/** The part of `?edit=powerContracts/ercot-1` behind the list; null where it speaks of another. */
function idIn(text: string | null, list: GridList): string | null {
	return text?.startsWith(`${list}/`) ? text.slice(list.length + 1) : null
}

/** A list of the plan for its page. */
export function listModel({ plan, rev, list, opens: { canEdit, once, search: query } }: ListAsk): ListModel {
	const search = new URLSearchParams(query)
	const [edited, removed] = [idIn(search.get('edit'), list), idIn(search.get('remove'), list)]
	const open = canEdit && (edited !== null || search.get('add') === list)
	return {
		grid: buildGrid(plan, list),
		rev,
		once,
		canEdit,
		form: open ? buildForm({ plan, list, id: edited, typed: typedIn(search, list) }) : null,
		removal: canEdit && removed !== null ? buildRemoval(plan, { list, id: removed }) : null,
	}
}
