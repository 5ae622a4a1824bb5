import { coolingHour, type CoolingPlant, type Weather } from './hourly-cooling.ts'

export type CoolingYear = {
	/** mean over the hours, at full load */
	readonly pue: number
	/** 99.6th percentile hour, the dry bulb raised by the warming since the weather file */
	readonly peakPue: number
	readonly wueLPerKWhIT: number
}

/**
 * A year of weather through one plant: what a row of the climate table holds for a cooling kind. The wet bulb is not
 * raised. Throws on a year without hours. Rule E9. Source: facility §1.3.
 */
export function coolingYear(
	plant: CoolingPlant,
	year: { readonly hours: readonly Weather[]; readonly warmingC: number },
): CoolingYear {
	if (year.hours.length === 0) throw new Error('A cooling year needs hours.')
	const hours = year.hours.map((weather) => coolingHour(plant, weather))
	const hotter = year.hours.map(
		(weather) => coolingHour(plant, { ...weather, dryBulbC: weather.dryBulbC + year.warmingC }).pue,
	)
	const mean = (figures: readonly number[]) => figures.reduce((sum, figure) => sum + figure, 0) / figures.length
	return {
		pue: mean(hours.map(({ pue }) => pue)),
		peakPue: percentile(hotter, plant.basis.peakPercentile),
		wueLPerKWhIT: mean(hours.map(({ wueLPerKWhIT }) => wueLPerKWhIT)),
	}
}

/** The value that a share of the list does not exceed; by nearest rank. */
function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b)
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN
}
