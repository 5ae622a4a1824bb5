import { distanceKm, type Point } from './distance.ts'
import type { Catalogue } from './tables.ts'
import type { Climate, GridRegion, HallCost, LabourMarket } from './types.ts'

/** A row found by distance, and how far away it is. */
export type Found<Row> = { readonly row: Row; readonly distanceKm: number }

/** Beyond this a climate or cost row describes another place. */
export const FAR_KM = 300
/** Farther than this from the nearest anchor a grid region is a guess. */
export const GRID_FAR_KM = 250
/** Farther than this a market tells less of a site's cost than its country's mean. */
export const COST_FAR_KM = 500
const WORLD_COST = 'global-average-2025'
const WORLD_GRID = 'WORLD'
/** Year whose dollars every figure of cost is in. Methodology §5. */
export const PRICE_YEAR = 2026

function closest<Row extends Point>(point: Point, rows: readonly Row[]): Found<Row> | null {
	return rows.reduce<Found<Row> | null>((best, row) => {
		const distance = distanceKm(point, row)
		return best === null || distance < best.distanceKm ? { row, distanceKm: distance } : best
	}, null)
}

type NearestPlace = { readonly country: string | null; readonly point: Point | null }

/** How the climate of a site was chosen. */
export type ClimateChoice = Found<Climate> & { readonly rule: 'nearest' | 'abroad' }

/**
 * The country's nearest climate; where that is far, or there is none, and another lies less than half as far away, that one.
 * Rule pP3.
 */
export function nearestClimate(
	{ climates }: Pick<Catalogue, 'climates'>,
	{ country, point }: { readonly country: string | null; readonly point: Point },
): ClimateChoice | null {
	const own = closest(
		point,
		climates.filter((climate) => countryOfClimate(climate) === country),
	)
	if (own && own.distanceKm <= FAR_KM) return { ...own, rule: 'nearest' }
	const any = closest(point, climates)
	if (any && (!own || any.distanceKm < own.distanceKm / 2)) return { ...any, rule: 'abroad' }
	return own && { ...own, rule: 'nearest' }
}

/** How the grid region of a site was chosen. */
export type GridChoice = {
	readonly row: GridRegion
	/** to the anchor */
	readonly distanceKm: number | null
	readonly rule: 'anchor' | 'country' | 'world'
	readonly anchor?: string
}

/**
 * The region of the country's nearest anchor, where it has anchors; else the country's row; else the world's. Null only for a
 * catalogue without the world's. Rule pP2.
 */
export function gridRegionOf(catalogue: Catalogue, { country, point }: NearestPlace): GridChoice | null {
	const { gridAnchors, gridRegions } = catalogue
	const near =
		point &&
		closest(
			point,
			gridAnchors.filter((anchor) => anchor.country === country),
		)
	const anchored = near && gridRegions.find(({ id }) => id === near.row.gridRegion)
	if (anchored) return { row: anchored, distanceKm: near.distanceKm, rule: 'anchor', anchor: near.row.name }
	const national = gridRegions.filter((row) => row.country === country)
	const row = national.find(({ id }) => id === country || id === `${country ?? ''}-National`) ?? national[0]
	if (row) return { row, distanceKm: null, rule: 'country' }
	const world = gridRegions.find(({ id }) => id === WORLD_GRID)
	return world ? { row: world, distanceKm: null, rule: 'world' } : null
}

/** The country a climate zone lies in: its grid region begins with it. */
export const countryOfClimate = ({ gridRegion }: Pick<Climate, 'gridRegion'>): string => gridRegion.slice(0, 2)

/** The country of the nearest anchor or climate zone, for a site that states none. Rule pP1. */
export function nearestCountry(catalogue: Catalogue, point: Point): string | null {
	const zones = catalogue.climates.map(({ latitude, longitude, gridRegion }) => ({
		...{ latitude, longitude },
		country: countryOfClimate({ gridRegion }),
	}))
	return closest(point, [...catalogue.gridAnchors, ...zones])?.row.country ?? null
}

const hasPlace = (row: HallCost): row is HallCost & Point => row.latitude !== null && row.longitude !== null

/** How the hall cost of a site was chosen. */
export type CostChoice = {
	readonly row: HallCost
	readonly distanceKm: number | null
	readonly rule: 'nearest' | 'country_mean' | 'world'
}

/** The plain mean of a country's markets, each raised to the price year first, where no row states one. */
function meanOf(rows: readonly HallCost[], escalationPerYear: number): HallCost | null {
	const [first] = rows
	if (!first) return null
	if (rows.length === 1) return first
	const raised = rows.map((row) => row.usdMillionPerMW * (1 + escalationPerYear) ** (PRICE_YEAR - row.year))
	return {
		...first,
		id: `mean-${first.country ?? ''}`,
		market: `Mean of ${rows.map(({ market }) => market).join(', ')}`,
		usdMillionPerMW: raised.reduce((sum, cost) => sum + cost, 0) / rows.length,
		year: PRICE_YEAR,
		confidence: rows.some(({ confidence }) => confidence === 'low') ? 'low' : 'medium',
		range: null,
		latitude: null,
		longitude: null,
	}
}

/**
 * The nearest market of the country within 500 km; else the country's mean row, or the plain mean of its rows; else the
 * world's. Null only for a catalogue without the world's row. Rule pP4.
 */
export function nearestCostMarket(
	catalogue: Catalogue,
	site: NearestPlace & { readonly escalationPerYear: number },
): CostChoice | null {
	const national = catalogue.costs.filter(({ country }) => country !== null && country === site.country)
	const near = site.point && closest(site.point, national.filter(hasPlace))
	if (near && near.distanceKm <= COST_FAR_KM) return { row: near.row, distanceKm: near.distanceKm, rule: 'nearest' }
	const mean = national.find((row) => !hasPlace(row)) ?? meanOf(national, site.escalationPerYear)
	if (mean) return { row: mean, distanceKm: null, rule: 'country_mean' }
	const world = catalogue.costs.find(({ id }) => id === WORLD_COST)
	return world ? { row: world, distanceKm: null, rule: 'world' } : null
}

/** How far people drive to a building site, and how fewer do the farther it is. */
export type Commuting = { readonly freeKm: number; readonly halvingKm: number; readonly reachKm: number }

/** A market, how far it lies and the share of its hands that come to the site. */
export type WeightedMarket = Found<LabourMarket> & { readonly weight: number }

/** Share of a market's hands that come so far: all within the free radius, halved with every halving distance, none beyond reach. Rule pL1. */
export function commutingWeight(km: number, { freeKm, halvingKm, reachKm }: Commuting): number {
	if (km > reachKm) return 0
	return km <= freeKm ? 1 : 2 ** (-(km - freeKm) / halvingKm)
}

/** Whether a site of the country hires in the market. */
const hiresIn = (market: LabourMarket, country: string): boolean =>
	market.country === country || (market.serves?.includes(country) ?? false)

/** Markets of the country by distance, the nearest first, whatever it is. */
function marketsByDistance(
	catalogue: Catalogue,
	{ country, ...point }: Point & { readonly country: string },
): readonly Found<LabourMarket>[] {
	return catalogue.labourMarkets
		.filter((market) => hiresIn(market, country))
		.map((row) => ({ row, distanceKm: distanceKm(point, row) }))
		.sort((a, b) => a.distanceKm - b.distanceKm)
}

/** The markets a site may hire in, the nearest first. Rule pL2. */
export function labourMarketsAround(
	catalogue: Catalogue,
	place: Point & { readonly country: string },
	commuting: Commuting,
): readonly WeightedMarket[] {
	return marketsByDistance(catalogue, place)
		.map((found) => ({ ...found, weight: commutingWeight(found.distanceKm, commuting) }))
		.filter(({ weight }) => weight > 0)
}

/** The nearest market of the country, however far; null where it has none. */
export const nearestLabourMarket = (
	catalogue: Catalogue,
	place: Point & { readonly country: string },
): Found<LabourMarket> | null => marketsByDistance(catalogue, place)[0] ?? null

type Hiring = { readonly row: LabourMarket; readonly weight: number }

/** Electricians a market sends to a site, by which markets around it weigh. Rule pL2. */
const electriciansSent = ({ row, weight }: Hiring): number => weight * row.electricians * row.shareAvailable

/** Wages of the markets around a place against the country’s; none within reach: the country’s. Rule pL2. */
export function wageIndexOf(markets: readonly Hiring[]): number {
	const hands = markets.reduce((sum, market) => sum + electriciansSent(market), 0)
	if (hands === 0) return markets[0]?.row.wageIndex ?? 1
	return markets.reduce((sum, market) => sum + market.row.wageIndex * electriciansSent(market), 0) / hands
}
