import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { isMoney, moneyOf } from '#shared/units/money.ts'
import type { Unit } from '#shared/units/units.ts'
import { rateText } from '#shared/formats/figures.ts'
import type { GridList } from '#shared/grid/grid-lists.ts'

/** In a plan that shows another currency, what a price is entered in; '' where nothing need be said. */
export function enteredIn(plan: PlanFile, unit: Unit | null): string {
	const { code, usdPerUnit } = moneyOf(plan)
	if (unit === null || !isMoney(unit) || code === 'USD') return ''
	return ` Entered in US dollars, converted on pages and in reports: ${rateText(code, usdPerUnit)}. With ${code} behind it, an amount is read in ${code}.`
}

/** What is usual, by the catalogue, of a field that must be entered and has no default; '' where it tells nothing. */
export function usualText(plan: PlanFile, list: GridList, field: string): string {
	if (list !== 'buildPhases' || field !== 'durationMonths') return ''
	const row = catalogueFor(plan).costModel.find(({ id }) => id === 'building_months')
	if (row === undefined) return ''
	const range = row.low === null || row.high === null ? '' : ` (${String(row.low)} to ${String(row.high)})`
	return ` Usual for a building of up to 100 MW: ${String(row.value)}${range}.`
}
