import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { gridFacts } from '#shared/grid/grid-facts.ts'
import { gridList, type GridList } from '#shared/grid/grid-lists.ts'
import { valueAt, type PlanRow } from './grid-rows.ts'
import { cellOf, columnOf } from './grid-view.ts'
import { COLUMNS, FIND, SORT } from '#shared/pages/page-part.ts'

/** How a list is looked at, as its address says: which rows, in which order, with which columns. */
export type ListLook = {
	readonly words: string
	/** `powerContracts/-capacityMW`: the largest first; '' as the plan has them */
	readonly sort: string
	readonly columns: readonly { readonly field: string; readonly label: string; readonly shown: boolean }[]
}

const fieldsFor = (texts: readonly string[], list: GridList) =>
	texts.flatMap((text) => (text.startsWith(`${list}/`) ? [text.slice(list.length + 1)] : []))

/** What an address asks of a list; of what is not its own, nothing. */
export function lookIn(search: URLSearchParams, list: GridList): ListLook {
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
export function inOrder(rows: readonly PlanRow[], { sort }: ListLook, on: { plan: PlanFile; list: GridList }) {
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
