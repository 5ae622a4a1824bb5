import { type CoolingFigure, type CoolingPlace, designPueIn } from '#shared/catalogue/climate-cooling.ts'
import { shapedFigure } from './year-shape.ts'

/**
 * Design PUE (full load) of a calendar month, 0 for January. The climate's own months stand; a stated or reckoned annual
 * figure spreads its overhead over the year as the technology named in `yearLike` does there.
 */
export function designPueOfMonth(
	place: CoolingPlace,
	ask: { readonly calendarMonth: number; readonly annualPue: number | null },
): CoolingFigure {
	const { climate, technology } = place
	const own = climate.monthlyDesignPue[technology.id]
	const month = own?.[ask.calendarMonth]
	if (month !== undefined && ask.annualPue === null) return { value: month, from: 'climates', at: null }
	const year = designPueIn(place)
	const shape = own ?? climate.monthlyDesignPue[technology.yearLike ?? technology.id] ?? []
	const overhead = shapedFigure((ask.annualPue ?? year.value) - 1, {
		shape: shape.map((pue) => pue - 1),
		calendarMonth: ask.calendarMonth,
	})
	return { ...year, value: 1 + overhead }
}
