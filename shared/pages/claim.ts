import type { BuildClassId } from '#shared/catalogue/builds/build-classes.ts'
import type { Place } from '#shared/start/place.ts'

/** The fields of the page, as its address names them, and what it calls them. */
export const CLAIM_FIELDS = {
	mw: 'Power',
	basis: 'Power is',
	sqft: 'Floor',
	usd: 'Money',
	scope: 'Cost scope',
	crew: 'Construction jobs',
	jobs: 'Permanent jobs',
	from: 'Work begins',
	by: 'First power',
	place: 'Where',
	buildClass: 'Build class',
} as const
/** No figure that somebody types is longer, in letters. */
export const LONGEST = 120
export type ClaimField = keyof typeof CLAIM_FIELDS
export const isClaimField = (name: string): name is ClaimField => Object.hasOwn(CLAIM_FIELDS, name)
export const CLAIM_FIELD_NAMES: readonly ClaimField[] = Object.keys(CLAIM_FIELDS).filter(isClaimField)
export type ClaimTexts = Readonly<Record<ClaimField, string>>
export type ClaimProblem = { readonly field: ClaimField; readonly text: string }

export const BASES = { meter: 'at the meter', it: 'IT load' } as const
export type Basis = keyof typeof BASES

/** What a sum of money may hold, the least first. Rule lP21. */
export const CAPITAL_SCOPES = {
	halls: 'halls alone',
	connected: 'halls and connection',
	own_plant: 'with own plant',
	chips: 'with chips',
} as const
export type CapitalScope = keyof typeof CAPITAL_SCOPES

/** The block that the catalogue’s length of a building is of. */
export const ONE_BUILDING_MW = 100
/** Of one announcement. */
export const LEAST_MW = 1
export const MOST_MW = 10_000

/** What an announcement says; null where it is silent. */
export type Claim = {
	/** IT load, turned from the meter where that was said */
	readonly itMW: number | null
	readonly ksf: number | null
	readonly usd: number | null
	/** what the money holds; null where it is not said */
	readonly scope: CapitalScope | null
	readonly crew: number | null
	readonly jobs: number | null
	/** months from the beginning of the work to first power */
	readonly months: number | null
	/** what was read before it was turned into these; left out: nothing of it */
	readonly as?: ClaimAsWritten
}

/** What an announcement says in its own words, and what they were taken for. */
export type ClaimAsWritten = {
	/** `assumed`: it does not say of what power it speaks */
	readonly power: { readonly MW: number; readonly basis: Basis; readonly assumed: boolean } | null
	/** months, each beside its words; null: not said */
	readonly from: { readonly text: string; readonly month: string } | null
	readonly by: { readonly text: string; readonly month: string } | null
}

/** What the engine says of a campus of so many megawatts, nothing in short supply. */
export type CampusFigures = {
	readonly itMW: number
	readonly facilityMW: number
	readonly buildings: number
	/** people at the peak, by the class’s P50 of a building, and its P10 and P90 */
	readonly crew: Ends
	readonly jobs: number
	readonly energyMWh: number
	readonly waterM3: number
	/** by what it holds; accelerators and what joins them beside */
	readonly scopesUsd: Readonly<Record<Exclude<CapitalScope, 'chips'>, number>>
	readonly chipsUsd: number
	readonly floorM2: number
	readonly months: Ends
	/** of a grid connection from request to service; null where none is published */
	readonly queueMonths: { readonly p50: number; readonly p90: number } | null
	readonly place: string
	readonly className: string
	readonly climate: string
}
export type Ends = { readonly low: number; readonly value: number; readonly high: number }
export type CampusAsked = {
	readonly itMW: number
	readonly from: string
	readonly place: Place | null
	readonly buildClass: BuildClassId
}
