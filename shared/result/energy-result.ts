import type { Told } from '#shared/metrics/told.ts'
import type { Series, SparseSeries } from '#shared/series.ts'

/** One power contract: megawatts, energy, attributes and money as series of their own, and what stands behind them. */
export type ContractResult = Omit<Told<'contracts'>, 'fuelMMBtu' | 'curtailedMWh'> & {
	readonly siteId: string
	readonly kind: string
	/** usual months from request to service, by region or kind; null where none is published */
	readonly leadMonths: Told<'contracts.leadMonths'> | null
	/** null for what burns nothing and has no generators behind it */
	readonly fuelMMBtu: Series | null
	/** what curtailment keeps from it; null for service that is not cut */
	readonly curtailedMWh: Series | null
	/** null where firm power does not follow machines */
	readonly plant: Told<'contracts.plant'> | null
	/** null for all but batteries */
	readonly battery: Told<'contracts.battery'> | null
	/** terms of the kind's usual tariff over the whole plan, shown and in no bill */
	readonly notBilled: Told<'contracts.notBilled'>
}

/** What happens at a site while non-firm service is cut. */
export type CurtailmentResult = Told<'sites.curtailment'>

/** How a row of reference data was chosen for a site, in words. */
export const PLACE_RULES = {
	named: 'named in the plan',
	country: 'the country’s own',
	anchor: 'the grid of the nearest town',
	nearest: 'the nearest known',
	abroad: 'the nearest of another country',
	national: 'builders of the country',
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
	readonly coolings: readonly CoolingChoice[]
	/** who supplied it, hour by hour */
	readonly dispatch: Told<'sites.dispatch'>
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

/** Which rule gave a contract's energy price where the plan states none. */
export type PriceRule =
	'heat_rate' | 'kind' | 'industrial' | 'wholesale_kind_demand' | 'wholesale_stated_demand' | 'settles_at_hub'
