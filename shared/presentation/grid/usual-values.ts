import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { GridList } from './grid-lists.ts'

/** What is usual, by the catalogue, of a field that must be entered and has no default; '' where it tells nothing. */
export function usualText(plan: PlanFile, list: GridList, field: string): string {
	if (list !== 'buildPhases' || field !== 'durationMonths') return ''
	const row = catalogueFor(plan).costModel.find(({ id }) => id === 'building_months')
	if (row === undefined) return ''
	const range = row.low === null || row.high === null ? '' : ` (${String(row.low)} to ${String(row.high)})`
	return ` Usual for a building of up to 100 MW: ${String(row.value)}${range}.`
}
