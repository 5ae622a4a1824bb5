type Station = {
	readonly meanDryBulbC: number
	readonly designDryBulb04C: number
	readonly designWetBulb04C: number
	readonly extremeDryBulbC: number
	/** already in the two above; the year made here is the one before it */
	readonly climateWarmingAdderC: number
	/** northern summers in July, southern in January */
	readonly latitude: number
}

const HOURS = 8760
const turn = (hour: number, period: number) => Math.cos((2 * Math.PI * hour) / period)
/** Dry bulb over wet bulb in the mean of the year, K: the middle of the climate table. */
const MEAN_DEPRESSION_K = 4

/** Season, weather fronts of 5.3 and 11.7 days, and the hour of the day, in arbitrary degrees about zero. */
function shape(hour: number, dayAmplitude: number): number {
	const season = -turn(hour - 20 * 24, HOURS)
	const fronts = 0.28 * turn(hour, 5.3 * 24) + 0.18 * turn(hour, 11.7 * 24)
	return season + fronts - dayAmplitude * turn(hour - 3, 24)
}

/** Shapes to temperatures: the mean stays, the 0.4 % hour and the hottest are met, and the line between them bends there. */
function stretch(
	shapes: readonly number[],
	{ mean, design, extreme }: { mean: number; design: number; extreme: number },
) {
	const sorted = [...shapes].sort((a, b) => a - b)
	const atDesign = sorted[Math.ceil(0.996 * HOURS) - 1] ?? 1
	const atExtreme = sorted.at(-1) ?? 1
	return shapes.map((value) =>
		value <= atDesign
			? mean + (value / atDesign) * (design - mean)
			: design + ((value - atDesign) / (atExtreme - atDesign)) * (extreme - design),
	)
}

/**
 * A year of 8,760 hours with a station's mean, 0.4 % and extreme temperatures, always the same: no weather file, but the
 * right quantiles where cooling plant is sized. Wet bulb follows the season with a third of the day's swing.
 */
export function syntheticYear(station: Station) {
	const south = station.latitude < 0 ? HOURS / 2 : 0
	const hours = Array.from({ length: HOURS }, (_, hour) => hour + south)
	const dry = stretch(
		hours.map((hour) => shape(hour, 0.45)),
		{
			mean: station.meanDryBulbC,
			design: station.designDryBulb04C - station.climateWarmingAdderC,
			extreme: station.extremeDryBulbC - station.climateWarmingAdderC,
		},
	)
	const wet = stretch(
		hours.map((hour) => shape(hour, 0.15)),
		{
			mean: station.meanDryBulbC - MEAN_DEPRESSION_K,
			design: station.designWetBulb04C,
			extreme: station.designWetBulb04C + 1,
		},
	)
	return dry.map((dryBulbC, hour) => ({ dryBulbC, wetBulbC: Math.min(dryBulbC, wet[hour] ?? dryBulbC) }))
}
