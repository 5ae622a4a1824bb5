import { ITEM_KINDS } from '#shared/fields/lists.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { removalOf, type Removal } from '#shared/schemas/edits/removal.ts'
import { gridList, GRID_KINDS, HALL_LISTS, isHallList, type GridList } from '#shared/grid/grid-lists.ts'
import { planRows } from '../grid/grid-rows.ts'
import { listed } from '../messages/counts.ts'
import { counted } from '#shared/formats/months.ts'
import { labelInText } from '#shared/formats/names.ts'

/** The question before an entry is removed, with all that goes with it. */
export type RemovalView = {
	readonly list: GridList
	readonly id: string
	readonly noun: string
	readonly name: string
	/** one sentence each */
	readonly says: readonly string[]
}

/** `its 3 power contracts, 8 halls and 12 notes`. */
export function goesAlong(plan: PlanFile, asked: string, removal: Removal): string {
	const { items, notes, assumptions } = removal
	const halls = plan.buildPhases.filter(({ id }) => items.some((item) => item.list === 'buildPhases' && item.id === id))
	const kept = GRID_KINDS.filter(isHallList).flatMap((list) => {
		const count = halls.flatMap((hall): readonly unknown[] => hall[HALL_LISTS[list].group]).length
		return count === 0 ? [] : [counted(count, gridList(list).noun, gridList(list).plural)]
	})
	const lists = ITEM_KINDS.flatMap((list) => {
		const count = items.filter((item) => item.list === list && `${list}/${item.id}` !== asked).length
		const { noun, plural } = gridList(list)
		return count === 0 ? [] : [counted(count, list === 'powerContracts' ? 'power contract' : noun, plural)]
	})
	return listed([
		...lists,
		...kept,
		...(notes.length === 0 ? [] : [counted(notes.length, 'note', 'notes')]),
		...(assumptions.length === 0 ? [] : [counted(assumptions.length, 'assumption', 'assumptions')]),
	])
}

/** What stays but does not name it any more: `Serve 70B may then run anywhere`. */
function putRight(plan: PlanFile, { changes }: Removal): readonly string[] {
	return changes.flatMap(({ list, id, field, value }) => {
		if (field === 'shares') return []
		const name = planRows(plan, list).find((row) => row.id === id)?.name ?? id
		const { label } = list === 'actuals' ? { label: field } : fieldFacts(list, field)
		if (field === 'siteIds' && Array.isArray(value) && value.length === 0) return [`${name} may then run at any site.`]
		return [`${name} no longer names it under ${labelInText(label)}.`]
	})
}

/** The question for `?remove=powerContracts/ercot-1`; null where there is no such entry. */
export function buildRemoval(plan: PlanFile, { list, id }: { list: GridList; id: string }): RemovalView | null {
	const row = planRows(plan, list).find((one) => one.id === id)
	if (row === undefined) return null
	const { noun } = gridList(list)
	const view = { list, id, noun, name: row.name }
	const undo = 'Undo brings all of it back.'
	if (isHallList(list)) return { ...view, says: [undo] }
	const removal = removalOf(plan, [{ list, id }])
	const along = goesAlong(plan, `${list}/${id}`, removal)
	return {
		...view,
		says: [...(along === '' ? [] : [`With it goes what rests on it: ${along}.`]), ...putRight(plan, removal), undo],
	}
}
