import type { CostFactor } from '#shared/catalogue/facility-types.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'

/** Of a usual length: its middle, or an end of its range. */
export type End = 'low' | 'value' | 'high'

/** In months: `building_months`, `building_stagger`. */
export function usual(id: string, end: End): number {
	const row: CostFactor | undefined = builtInCatalogue.costModel.find((known) => known.id === id)
	if (row === undefined) throw new Error(`There is no costModel row ${id}.`)
	return row[end] ?? row.value
}
