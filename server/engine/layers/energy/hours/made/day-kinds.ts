import { getFacilityRatio } from '#shared/catalogue/catalogue.ts'
import type { Catalogue } from '#shared/catalogue/tables.ts'
import { item } from '../../../../cells.ts'

/** Figures of a row of the hours’ reference data, as they are listed. */
export const figures = (catalogue: Catalogue, id: string): readonly number[] =>
	Object.values(getFacilityRatio(catalogue, id).values)
export const figure = (catalogue: Catalogue, id: string): number => item(figures(catalogue, id), 0)

/** A site’s day types, worst first: share of the month’s days. */
export function dayWeights(catalogue: Catalogue): readonly number[] {
	const days = figures(catalogue, 'day_type_days')
	const all = days.reduce((sum, one) => sum + one, 0)
	return days.map((one) => one / all)
}
