import { getCostFactor } from '#shared/catalogue/catalogue.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'

/** Of a usual length: its middle, or an end of its range. */
export type End = 'low' | 'value' | 'high'

/** In months: `building_months`, `building_stagger`. */
export function usual(id: string, end: End): number {
	const row = getCostFactor(builtInCatalogue, id)
	return row[end] ?? row.value
}
