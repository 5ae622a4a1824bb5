import type { Climate, LowMidHigh, Provenance, Range } from './types.ts'

export type ElectricalChain = Provenance & {
	readonly id: string
	readonly name: string
	/** efficiency of each stage */
	readonly stages: Readonly<Record<string, number>>
	/** 1 ÷ Π efficiency − 1 */
	readonly lossShare: number
}

/** PUE(L) = 1 + (PUE − 1)·(a ÷ L + b + c·L) */
export type PartLoad = Provenance & {
	readonly id: 'modern' | 'conventional'
	readonly a: number
	readonly b: number
	readonly c: number
}

/**
 * modules = sides · (ceil(protectedShare · P ÷ (divisor · unit)) + sideSpares), and one more for every
 * `blockSize` modules begun.
 */
export type RedundancyTopology = Provenance & {
	readonly id: string
	readonly name: string
	readonly sides: number
	readonly divisor: number
	readonly sideSpares: number
	readonly blockSize: number | null
	readonly protectedShare: number
	readonly modulesRule: string
	readonly uptimeTier: string
	/** multiplies hours of electrical gear and distribution */
	readonly gearHoursFactor: number
}

export type Equipment = Provenance & {
	readonly id: string
	readonly name: string
	/** the usual size of one unit, in `sizeUnit` */
	readonly unitSize: number
	/** sizes it is made in, ascending; null: the usual one stands for all */
	readonly sizes: readonly number[] | null
	readonly sizeUnit: string
	readonly efficiency: number | null
	readonly performance: string | null
	/** null where no lead time is published */
	readonly leadWeeks: LowMidHigh | null
	/** the package of work that sets it; null where it is not set in a hall */
	readonly setPackage: string | null
	readonly cost: number | null
	readonly costUnit: string | null
	readonly note: string | null
}

export type NetworkReference = Provenance & {
	readonly id: string
	readonly fabric: string | null
	readonly figures: Readonly<Record<string, number>>
	readonly rows: readonly Readonly<Record<string, number>>[]
}

export type ConstructionPhase = Provenance & {
	readonly id: string
	readonly name: string
	/** null: as long as the longest lead time of the equipment */
	readonly durationMonths: LowMidHigh | null
	/** starts when the latest of these allows */
	readonly after: readonly { readonly phase: string; readonly offsetMonths: number; readonly doneShare: number }[]
	readonly startsAfterText: string | null
}

/** A stage of an order of accelerators. */
export type SupplyStage = Provenance & {
	readonly id: string
	readonly name: string
	/** share of the months from order to delivery; null: dated by the schedule */
	readonly leadShare: number | null
}

export type CostFactor = Provenance & {
	readonly id: string
	readonly value: number
	readonly unit: string
	readonly low: number | null
	readonly high: number | null
	readonly note: string | null
}
export type CostSplit = Provenance & { readonly id: string; readonly shares: Readonly<Record<string, number>> }

export type FacilityRatio = Provenance & {
	readonly id: string
	/** one figure under `default`, or several by kind */
	readonly values: Readonly<Record<string, number>>
	readonly low: number | null
	readonly high: number | null
	readonly samples: Readonly<Record<string, number>>
	readonly note: string | null
}

export type ValidationCase = Provenance & {
	readonly id: string
	readonly area: string
	readonly description: string
	readonly inputs: Readonly<Record<string, unknown>> | string
	readonly published: number
	readonly unit: string
	readonly predicted: number
	/** allowed factor or share, as published with the case */
	readonly tolerance: string
	readonly evidence: string
}

/** A place of which the year's mean and the design hour are known, and no hour between them. */
export type ClimatePoint = Pick<
	Climate,
	'id' | 'latitude' | 'longitude' | 'meanDryBulbC' | 'designDryBulb04C' | 'designWetBulb04C'
> & { readonly country: string }

/** A real campus as a whole: what it draws, costs and drinks. */
export type CampusTotals = Provenance & {
	readonly id: string
	readonly campus: string
	readonly country: string
	/** of the figures */
	readonly month: string
	readonly facilityMW: number
	/** land, halls and power, billion USD of 2025 */
	readonly constructionUsdB: number
	/** the same with its accelerators */
	readonly capitalUsdB: number
	/** buildings, thousand square feet; null: not known */
	readonly ksf: number | null
	/** million US gallons a day */
	readonly waterMGD: number | null
}

/** Sun of a year on level ground at a place, by the id of its climate. */
export type SunPoint = Provenance & { readonly id: string; readonly yearlySunKWhPerSquareMeter: number }

/** What wind makes of its capacity in a country, on land and at sea. */
export type CountryWind = Provenance & {
	readonly id: string
	readonly onshoreCapacityFactor: number
	/** null: no coast, or none known */
	readonly offshoreCapacityFactor: number | null
}

/** What land costs in a country: to farm, and for industry near a city. */
export type CountryLand = Provenance & {
	readonly id: string
	readonly farmUsdPerHectare: number
	readonly metroUsdPerHectare: number
}

/** What people pay in in some countries. */
export type Currency = Provenance & {
	/** ISO 4217 */
	readonly id: string
	/** of several units */
	readonly name: string
	/** two letters each */
	readonly countries: readonly string[]
	readonly usdPerUnit: number
}

/** What a battery of four hours costs in a country, all in. */
export type BatteryPrice = Provenance & { readonly id: string; readonly usdPerKWhAtFourHours: Range }

/** What a part of capital costs a megawatt of IT, and the least scope that holds it. */
export type CapitalPart = Provenance & {
	readonly id: string
	readonly scope: 'halls' | 'connected' | 'own_plant'
	readonly usdPerItMW: Range
}
