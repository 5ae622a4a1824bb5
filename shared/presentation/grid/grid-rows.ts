import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { idIn } from '#shared/schemas/edits/removal.ts'
import { choicesFor } from './grid-choices.ts'
import { gridFacts } from './grid-facts.ts'
import type { GridList } from './grid-lists.ts'

type Item = Readonly<Record<string, unknown>>
/** One row before it is drawn: its id in edits, how a person knows it, its values. */
export type PlanRow = { readonly id: string; readonly name: string; readonly item: Item }

const labelled = (plan: PlanFile, { list, field, key }: { list: GridList; field: string; key: unknown }): string =>
	choicesFor(plan, gridFacts(list, field)).find(({ value }) => value === key)?.label ?? String(key)

function nameOf(plan: PlanFile, list: GridList, item: Item): string {
	if (list === 'purchases') return labelled(plan, { list, field: 'item', key: item['item'] })
	if (list === 'actuals') return labelled(plan, { list, field: 'ref', key: item['ref'] })
	if (list === 'labourPools') return labelled(plan, { list, field: 'trade', key: item['trade'] })
	return typeof item['name'] === 'string' ? item['name'] : String(item['id'])
}

/** What stands at a dotted path of an item. */
export function valueAt(item: unknown, path: readonly string[]): unknown {
	const [head, ...rest] = path
	if (head === undefined) return item
	if (typeof item !== 'object' || item === null) return null
	return valueAt(Object.entries(item).find(([key]) => key === head)?.[1] ?? null, rest)
}

/** What a field of an entry holds; null where it holds nothing. */
export function valueIn(plan: PlanFile, list: GridList, { id, field }: { id: string; field: string }): unknown {
	return valueAt(planRows(plan, list).find((row) => row.id === id)?.item, field.split('.'))
}

/** The rows of a list. A purchase has no id: it is the n-th of its hall. */
export function planRows(plan: PlanFile, list: GridList): readonly PlanRow[] {
	if (list === 'purchases')
		return plan.buildPhases.flatMap((phase) =>
			phase.procurement.map((row, at) => {
				const item = { phaseId: phase.id, ...row }
				return { id: `${phase.id}/${at}`, name: nameOf(plan, list, item), item }
			}),
		)
	const items: readonly Item[] = plan[list]
	return items.map((item) => ({ id: idIn(list, item), name: nameOf(plan, list, item), item }))
}
