import { distanceKm } from './distance.ts'
import type { ClimatePoint } from './facility-types.ts'
import type { Climate, Provenance } from './types.ts'

const RECALLED: Provenance = {
	source:
		'0.4 % design values and annual means in the manner of ASHRAE, recalled and rounded; PUE by the regression of each technology',
	asOf: '2026-11',
	confidence: 'low',
}

/** So far north or south of a place the sun of another year still says something of its own. */
export const LIKE_LATITUDES = 10

/**
 * A climate of temperatures alone: each technology's regression reads them, water is its row's, and the year is flat. The
 * months of sun are those of the nearest zone within ten degrees of latitude, if there is one; how clear the air is, its own
 * year of sun says (lP12). Rule pP3.
 */
export function climateOfPoint(
	{ country, ...point }: ClimatePoint,
	zones: readonly Climate[],
	provenance = RECALLED,
): Climate {
	const byDistance = [...zones].sort((a, b) => distanceKm(point, a) - distanceKm(point, b))
	const sunny = byDistance.find((zone) => Math.abs(zone.latitude - point.latitude) <= LIKE_LATITUDES)
	const zone = sunny ?? byDistance[0]
	if (!zone) throw new Error('There is no climate zone to take the sun of a place from.')
	return {
		...zone,
		...point,
		gridRegion: country,
		ashraeZone: null,
		meanWetBulbC: null,
		designPue: {},
		peakPue: {},
		wueLPerKWhIT: {},
		monthlyDesignPue: {},
		monthlyWueLPerKWhIT: {},
		solarMonthlyShare: sunny?.solarMonthlyShare ?? null,
		clearnessIndexByMonth: null,
		solarDayRatios: null,
		note: null,
		...provenance,
	}
}

/** The zones, and after them the climates of places that are known by their temperatures. */
export const withPoints = (zones: readonly Climate[], points: readonly ClimatePoint[]): readonly Climate[] => [
	...zones,
	...points.map((point) => climateOfPoint(point, zones)),
]
