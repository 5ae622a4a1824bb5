import { distanceKm, type Point } from './distance.ts'
import { type Found } from './nearest.ts'
import type { Catalogue } from './tables.ts'
import type { LabourMarket } from './types.ts'

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
