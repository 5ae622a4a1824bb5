import { countryWorkOf, countryWagesOf } from '#shared/catalogue/catalogue.ts'
import type { Point } from '#shared/catalogue/distance.ts'
import type { Catalogue } from '#shared/catalogue/tables.ts'
import type { LabourMarket } from '#shared/catalogue/types.ts'
import { completeLabourMarket } from '#shared/catalogue/own-rows.ts'

/** Of those who build in a country, the part within reach of one site, and of these the part to be had. */
export type NationalShares = { readonly reach: number; readonly available: number }

/** Where markets and distances are known all over: nobody within reach means that nobody is. */
export const SURVEYED = 'US'
/** Of those who build, as the market rows have it. */
export const ELECTRICIANS = 0.09
/** More people than this are within no site’s reach. */
const MOST_IN_REACH = 250_000
const MILLION = 1e6

type InCountry = { readonly country: string; readonly point: Point }

/** Hands of a country without a market within reach, as a market; null where nobody knows how many build there. Rule lP18. */
export function nationalMarket(
	catalogue: Catalogue,
	{ country, point }: InCountry,
	{ reach, available }: NationalShares,
): LabourMarket | null {
	const { id, constructionEmploymentM, source } = countryWorkOf(catalogue, country)
	if (country === SURVEYED || id !== country || constructionEmploymentM === null) return null
	const within = Math.min(MOST_IN_REACH, constructionEmploymentM * MILLION * reach)
	return completeLabourMarket({
		id: `national:${country}`,
		name: `Builders of ${country}`,
		source: `A guess: people in construction · share within reach · share available; ${source}`,
		asOf: '2026-11',
		confidence: 'low',
		country,
		latitude: point.latitude,
		longitude: point.longitude,
		constructionEmployment: within,
		serves: null,
		electricians: within * ELECTRICIANS,
		plumbersPipefitters: null,
		ironworkers: null,
		wageIndex: countryWagesOf(catalogue, country)?.labourCostIndex ?? 1,
		shareAvailable: available,
		travellerDraw: 'medium',
		note: null,
	})
}
