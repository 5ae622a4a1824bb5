import { type CoolingFigure, type CoolingPlace, wueIn } from '#shared/catalogue/climate-cooling.ts'
import { shapedFigure } from '../layers/energy/cooling/year-shape.ts'

/**
 * Water use of a cooling technology in one calendar month (0 for January), L per kWh of IT. One without months of its own
 * follows those of the technology named in its `yearLike`, scaled to its own annual figure; else that holds all year.
 * Facility §1.8.
 */
export function wueOfMonth(place: CoolingPlace, calendarMonth: number): CoolingFigure {
	const { climate, technology } = place
	const own = climate.monthlyWueLPerKWhIT[technology.id]?.[calendarMonth]
	if (own !== undefined) return { value: own, from: 'climates', at: null }
	const year = wueIn(place)
	const shape = climate.monthlyWueLPerKWhIT[technology.yearLike ?? technology.id] ?? []
	return { ...year, value: shapedFigure(year.value, { shape, calendarMonth }) }
}
