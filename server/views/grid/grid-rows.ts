import { NOTE_QUALITIES } from '#shared/fields/note-qualities.ts'
import { keptBy } from '#shared/records/kept-by.ts'
import { notedIn } from '#shared/schemas/note-key.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { idIn } from '#shared/schemas/edits/removal.ts'
import { choicesFor } from './grid-choices.ts'
import { gridFacts } from '#shared/grid/grid-facts.ts'
import { HALL_LISTS, isHallList, type GridList, type HallList } from '#shared/grid/grid-lists.ts'

type GridRowsItem = Readonly<Record<string, unknown>>
/** One row before it is drawn: its id in edits, how a person knows it, its values. */
export type PlanRow = { readonly id: string; readonly name: string; readonly item: GridRowsItem }

const labelled = (plan: PlanFile, { list, field, key }: { list: GridList; field: string; key: unknown }): string =>
	choicesFor(plan, gridFacts(list, field)).find(({ value }) => value === key)?.label ?? String(key)

function nameOf(plan: PlanFile, list: GridList, item: GridRowsItem): string {
	if (isHallList(list)) {
		const { known } = HALL_LISTS[list]
		return labelled(plan, { list, field: known, key: item[known] })
	}
	if (list === 'actuals') return labelled(plan, { list, field: 'ref', key: item['ref'] })
	if (list === 'labourPools') return labelled(plan, { list, field: 'trade', key: item['trade'] })
	return typeof item['name'] === 'string' ? item['name'] : String(item['id'])
}

/** What stands at a dotted path of an item. */
export function valueAt(item: unknown, path: readonly string[]): unknown {
	const [head, ...rest] = path
	if (head === undefined) return item
	if (typeof item !== 'object' || item === null) return null
	return valueAt(Object.hasOwn(item, head) ? Reflect.get(item, head) : null, rest)
}

/** What a field of an entry holds; null where it holds nothing. */
export function valueIn(plan: PlanFile, list: GridList, { id, field }: { id: string; field: string }): unknown {
	return valueAt(itemsOf(plan)(list).get(id), field.split('.'))
}

/** Rows of each list by id, made once: every cell of a pasted block may ask for its own. */
const itemsOf = keptBy((plan: PlanFile) => {
	const made = new Map<GridList, ReadonlyMap<string, GridRowsItem>>()
	return (list: GridList) => {
		const items = made.get(list) ?? new Map(planRows(plan, list).map(({ id, item }) => [id, item]))
		made.set(list, items)
		return items
	}
})

/** Rows that halls keep: a purchase has no id and is the n-th of its hall, a step is dated once in it. */
export function hallRows(plan: PlanFile, list: HallList) {
	const { group, known } = HALL_LISTS[list]
	return plan.buildPhases.flatMap((phase) => {
		const rows: readonly Record<string, string | number | null>[] = phase[group]
		return rows.map((row, at) => {
			const key = list === 'hallSteps' ? String(row[known]) : String(at)
			return { id: `${phase.id}/${key}`, phaseId: phase.id, row }
		})
	})
}

/** The rows of a list. */
export function planRows(plan: PlanFile, list: GridList): readonly PlanRow[] {
	if (isHallList(list))
		return hallRows(plan, list).map(({ id, phaseId, row }) => {
			const item = { phaseId, ...row }
			return { id, name: nameOf(plan, list, item), item }
		})
	const items: readonly GridRowsItem[] = plan[list]
	return items.map((item) => ({ id: idIn(list, item), name: nameOf(plan, list, item), item }))
}

/** Of each entry of a list that has notes, how good the least certain of its figures is. */
export function worstQualities({ notes }: PlanFile, list: GridList): ReadonlyMap<string, string> {
	const worst = new Map<string, number>()
	for (const [key, { quality }] of Object.entries(notes)) {
		const place = NOTE_QUALITIES.findIndex((known) => known === quality)
		const noted = notedIn(key)
		if (noted.list === list && place > (worst.get(noted.id) ?? -1)) worst.set(noted.id, place)
	}
	return new Map([...worst].flatMap(([id, place]) => NOTE_QUALITIES.slice(place, place + 1).map((name) => [id, name])))
}
