import { fieldFacts } from '#shared/fields/registry.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { removalOf, type Removal } from '#shared/schemas/edits/removal.ts'
import { gridList, isHallList, type GridList } from '#shared/grid/grid-lists.ts'
import { planRows } from '../grid/grid-rows.ts'
import { goesAlong } from '../messages/edits.ts'
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

/** What stays but does not name it any more: `Serve 70B may then run anywhere`. */
function putRight(plan: PlanFile, { changes }: Removal): readonly string[] {
	return changes.flatMap(({ list, id, field, value }) => {
		if (field === 'shares') return []
		const name = planRows(plan, list).find((row) => row.id === id)?.name ?? id
		const { label } = list === 'actuals' ? { label: field } : fieldFacts(list, field)
		if (field === 'siteIds' && Array.isArray(value) && value.length === 0)
			return [`${name} could then run at any site.`]
		return [`${name} loses its link to it under ${labelInText(label)}.`]
	})
}

/** The question for `?remove=powerContracts/ercot-1`; null where there is no such entry. */
export function buildRemoval(plan: PlanFile, { list, id }: { list: GridList; id: string }): RemovalView | null {
	const row = planRows(plan, list).find((one) => one.id === id)
	if (row === undefined) return null
	const { noun } = gridList(list)
	const view = { list, id, noun, name: row.name }
	const undo = 'Undo restores all of it.'
	if (isHallList(list)) return { ...view, says: [undo] }
	const removal = removalOf(plan, [{ list, id }])
	const along = goesAlong(plan, `${list}/${id}`, removal)
	return {
		...view,
		says: [...(along === '' ? [] : [`Also removes: ${along}.`]), ...putRight(plan, removal), undo],
	}
}
