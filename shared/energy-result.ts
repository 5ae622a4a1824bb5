import type { CONTRACT_SERIES } from './document/item-keys.ts'
import type { FiguresByMonth } from './document/key-row.ts'
import type { CURTAILMENT, DISPATCH } from './document/site-keys.ts'
import type { Series, SparseSeries } from './series.ts'

/** One power contract: megawatts, energy, attributes and money as series of their own, and what stands behind them. */
export type ContractResult = FiguresByMonth<typeof CONTRACT_SERIES> & {
	readonly siteId: string
	readonly kind: string
	/** first month of service, P50 delay and late building included */
	readonly start: string
	/** the same with the P90 delay */
	readonly lateStart: string
	/** chance that a contract of this status comes to be; megawatts are not multiplied by it */
	readonly deliveryProbability: number
	/** usual months from request to service, by region or kind; null where none is published */
	readonly leadMonths: { readonly p50: number; readonly p90: number } | null
	/** chance that the usual queue is longer than the plan allows; 0 once signed */
	readonly lateProbability: number
	/** before escalation: the plan’s, the kind’s or the region’s; null where energy is delivered and none of them has one */
	readonly energyPriceUsdPerMWh: number | null
	/** null for what burns nothing and has no generators behind it */
	readonly fuelMMBtu: Series | null
	/** what curtailment keeps from it; null for service that is not cut */
	readonly curtailedMWh: Series | null
	/** null where firm power does not follow machines */
	readonly plant: { readonly units: number; readonly reserveUnits: number; readonly derate: number } | null
	/** null for all but batteries */
	readonly battery: { readonly storedMWh: number; readonly usableMWh: Series; readonly eventMW: Series } | null
	/** terms of the kind's usual tariff over the whole plan, shown and in no bill */
	readonly notBilled: { readonly ratchetUsd: number; readonly escalatorUsd: number; readonly exitFeeUsd: number }
}

/** What happens at a site while non-firm service is cut. */
export type CurtailmentResult = FiguresByMonth<typeof CURTAILMENT> & {
	readonly eventsPerYear: number
	readonly eventHours: number
}

/** How a row of reference data was chosen for a site, in words. */
export const PLACE_RULES = {
	named: 'named in the plan',
	country: 'the country’s own',
	anchor: 'the grid of the nearest town',
	nearest: 'the nearest known',
	abroad: 'the nearest of another country',
	country_mean: 'the country’s mean',
	world: 'the world’s mean',
} as const
export type PlaceRule = keyof typeof PLACE_RULES

/** A row of reference data chosen for a site; the distance is null where it was named, or is of a whole country. */
export type ChosenPlace = {
	readonly id: string
	/** null: the world's */
	readonly country: string | null
	readonly distanceKm: number | null
	readonly rule: PlaceRule
	/** the town whose grid region it is */
	readonly anchor?: string
}

/** A cooling technology in a site's climate, at full load, whatever PUE the plan states. */
export type CoolingChoice = {
	readonly id: string
	readonly name: string
	/** used by a hall of the site, or the site's own where it has none */
	readonly used: boolean
	readonly designPue: number
	readonly peakPue: number
	readonly wueLPerKWhIT: number
	readonly maxRackKW: number
	/** the climate's table, or the technology's own regression */
	readonly from: 'climate' | 'technology'
}

/** What a site's result says of its power beside the contract's own keys. */
export type SiteEnergyResult = {
	/** litres per kWh of IT, on site; null without load */
	readonly wue: SparseSeries
	readonly fuelMMBtu: Series
	readonly coolings: readonly CoolingChoice[]
	/** who supplied it, hour by hour */
	readonly dispatch: FiguresByMonth<typeof DISPATCH>
	/** null where no service may be cut */
	readonly curtailment: CurtailmentResult | null
	readonly places: {
		readonly climate: ChosenPlace
		readonly gridRegion: ChosenPlace
		/** all it hires in, the nearest first, and the share of their hands that come so far */
		readonly labourMarkets: readonly (ChosenPlace & { readonly weight: number })[]
		/** the first of them; null: none within reach */
		readonly labourMarket: ChosenPlace | null
		readonly costMarket: ChosenPlace
	}
}
