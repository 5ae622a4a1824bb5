import type { Catalogue } from './tables.ts'
import type { Climate, GridRegion, HallCost, LabourMarket } from './types.ts'

type Point = { readonly latitude: number; readonly longitude: number }
/** A row found by distance, and how far away it is. */
export type Found<Row> = { readonly row: Row; readonly distanceKm: number }

const EARTH_RADIUS_KM = 6371.0088
/** Beyond this a climate or cost row describes another place. */
export const FAR_KM = 300
/** Farther than this a labour market gives no local hands. */
const LABOUR_REACH_KM = 300
const WORLD_COST = 'global-average-2025'

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Great-circle distance in km (haversine on the mean radius). */
export function distanceKm(from: Point, to: Point): number {
	const north = radians(to.latitude - from.latitude)
	const east = radians(to.longitude - from.longitude)
	const chord =
		Math.sin(north / 2) ** 2 +
		Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(east / 2) ** 2
	return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)))
}

function closest<Row extends Point>(point: Point, rows: readonly Row[]): Found<Row> | null {
	return rows.reduce<Found<Row> | null>((best, row) => {
		const distance = distanceKm(point, row)
		return best === null || distance < best.distanceKm ? { row, distanceKm: distance } : best
	}, null)
}

/** The zone nearest by great circle. */
export const nearestClimate = (catalogue: Catalogue, point: Point): Found<Climate> | null =>
	closest(point, catalogue.climates)

/** The grid region of the nearest zone; distance is to that zone. */
export function nearestGridRegion(catalogue: Catalogue, point: Point): Found<GridRegion> | null {
	const zone = nearestClimate(catalogue, point)
	const row = zone && catalogue.gridRegions.find(({ id }) => id === zone.row.gridRegion)
	return zone && row ? { row, distanceKm: zone.distanceKm } : null
}

/** The nearest market of the same country within 300 km, else none. */
export function nearestLabourMarket(
	catalogue: Catalogue,
	point: Point & { readonly country: string },
): Found<LabourMarket> | null {
	const found = closest(
		point,
		catalogue.labourMarkets.filter(({ country }) => country === point.country),
	)
	return found && found.distanceKm <= LABOUR_REACH_KM ? found : null
}

const hasPlace = (row: HallCost): row is HallCost & Point => row.latitude !== null && row.longitude !== null

/** How the hall cost of a site was chosen. */
export type CostChoice = {
	readonly row: HallCost
	readonly distanceKm: number | null
	readonly rule: 'nearest' | 'country_mean' | 'world'
}

/** The plain mean of a country's markets, where no row states one. */
function meanOf(rows: readonly HallCost[]): HallCost | null {
	const [first] = rows
	if (!first) return null
	if (rows.length === 1) return first
	const usdMillionPerMW = rows.reduce((sum, row) => sum + row.usdMillionPerMW, 0) / rows.length
	return {
		...first,
		id: `mean-${first.country ?? ''}`,
		market: `Mean of ${rows.map(({ market }) => market).join(', ')}`,
		usdMillionPerMW,
		range: null,
		latitude: null,
		longitude: null,
	}
}

/**
 * The nearest market of the country; where none has a place or the site has none, the country's mean row;
 * else the world's. Null only for a catalogue without the world's row.
 */
export function nearestCostMarket(
	catalogue: Catalogue,
	site: { readonly country: string | null; readonly point: Point | null },
): CostChoice | null {
	const national = catalogue.costs.filter(({ country }) => country !== null && country === site.country)
	const near = site.point && closest(site.point, national.filter(hasPlace))
	if (near) return { row: near.row, distanceKm: near.distanceKm, rule: 'nearest' }
	const mean = national.find((row) => !hasPlace(row)) ?? meanOf(national)
	if (mean) return { row: mean, distanceKm: null, rule: 'country_mean' }
	const world = catalogue.costs.find(({ id }) => id === WORLD_COST)
	return world ? { row: world, distanceKm: null, rule: 'world' } : null
}
