import type { PlanList } from '#shared/fields/lists.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { buildGrid, cellOf } from './grid-view.ts'
import type { GridColumn } from './grid-view.ts'

export type GridForm = {
	readonly id: string | null
	readonly fields: readonly { readonly column: GridColumn; readonly typed: string }[]
}

/** Every field of one item for the form behind its row; a new item where the id is null. */
export function buildForm({ plan, kind, id }: { plan: PlanFile; kind: PlanList; id: string | null }): GridForm | null {
	const grid = buildGrid(plan, kind)
	const item = id === null ? null : plan[kind].find((entry) => entry.id === id)
	if (item === undefined) return null
	const columns = [...grid.columns, ...grid.more]
	return {
		id,
		fields: columns.map((column) => ({
			column,
			typed: item === null ? initialOf({ plan, column }) : cellOf({ plan, kind, item, id: item.id, column }).typed,
		})),
	}
}

function initialOf({ plan, column }: { plan: PlanFile; column: GridColumn }): string {
	if (column.field === 'siteId') return plan.sites[0]?.id ?? ''
	if (column.required && column.control === 'month') return plan.startMonth
	return ''
}
