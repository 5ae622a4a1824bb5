import type { Layer } from '#shared/layers.ts'
import type { HallScope } from './hall-steps.ts'
import type { Confidence, Provenance } from './types.ts'

export const TRADES = [
	'electrician',
	'plumber',
	'pipefitter',
	'ironworker',
	'network_technician',
	'equipment_installer',
	'operations_technician',
	'hvac_sheet_metal',
	'insulator',
	'carpenter',
	'laborer',
	'operating_engineer',
	'other_craft',
	'line_worker',
	'substation_technician',
	'boilermaker_millwright',
	'commissioning_agent',
	'project_management',
	'network_engineer',
	'ml_infrastructure_engineer',
	'app_support',
	'security_officer',
] as const
export type TradeKey = (typeof TRADES)[number]
export type ByTrade<Value> = Readonly<Partial<Record<TradeKey, Value>>>

export type Trade = Provenance & {
	readonly id: TradeKey
	readonly name: string
	readonly socCode: string
	readonly usEmployment: number
	readonly medianHourlyWageUsd: number
	readonly burdenFactor: number
	readonly apprenticeshipYears: number
	/** false: supply is never a limit (project management, commissioning, engineers, operations posts) */
	readonly levelled: boolean
	/** counts as craft when apprentices are reckoned */
	readonly craft: boolean
	readonly note: string | null
}

export type QuantityDriver =
	| 'acre'
	| 'ksf'
	| 'steel_ton'
	| 'mw_it'
	| 'mva'
	| 'rack'
	| 'percent_of_direct_craft_hours'
	| 'percent_of_all_craft_hours'
	| 'mw_generation'
	| 'circuit_mile'

export type WorkPackage = Provenance & {
	readonly id: string
	readonly layer: Layer
	readonly phase: string
	readonly driver: QuantityDriver
	readonly unit: string
	readonly hoursPerUnit: ByTrade<number>
	readonly totalHoursPerUnit: number
	/** shares of the phase's duration */
	readonly windowStart: number
	readonly windowEnd: number
	/** a of F(x) = (a+1)·x^a − a·x^(a+1) */
	readonly sCurveShape: number
	/** share of other packages' hours, for the two percentage drivers */
	readonly rate: number | null
	readonly excludes: readonly string[]
	/** its late finish moves the hall */
	readonly gating: boolean
	/** prefabrication shortens it */
	readonly prefabricated: boolean
}

export type OperationsPost = {
	readonly trade: TradeKey
	readonly title: string
	readonly per: 'campus' | 'building'
	readonly posts: number
	/** posts per MW IT beyond the first `freeMW` of the building */
	readonly postsPerExtraMW: number
	readonly freeMW: number
	/** security only: min(cap, max(floor, 1 + MW ÷ per)) + perBuilding · buildings */
	readonly security: {
		readonly floor: number
		readonly cap: number
		readonly MWPerPost: number
		readonly perBuilding: number
	} | null
}
export type OperationsDayStaff = {
	readonly trade: TradeKey
	readonly title: string
	readonly headsPerMW: number
	readonly minimumHeads: number
	readonly source: string
}

export type WorkforceCase = {
	readonly id: string
	readonly case: string
	readonly basis: string
	readonly mwIt: number
	readonly ksf: number
	/** what nobody published, and was assumed to predict the rest */
	readonly assumed?: readonly ('mwIt' | 'ksf')[]
	readonly months: number
	readonly publishedPeak: number
	readonly publishedText: string
	readonly confidence: Confidence
	readonly predictedPeak: number
	readonly errorPercent: number
	readonly source: string
}

/** People on site, or hours worked so far, seen at a month of a project whose peak is a case of its own. */
export type DatedCase = Provenance & {
	readonly id: string
	readonly case: string
	/** the construction case whose building it is */
	readonly of: string
	/** months of the project it speaks of, the first being 1: heads are their mean, hours run to the last */
	readonly firstMonth: number
	readonly lastMonth: number
	readonly measure: 'workers' | 'cumulative hours'
	readonly published: number
	readonly publishedText: string
	readonly predicted: number
}

/** The works of a campus that one clearing of land began, and when its buildings were seen, or are expected, at work. */
export type CampusDates = Provenance & {
	readonly id: string
	readonly campus: string
	readonly country: string
	/** degrees */
	readonly latitude: number
	readonly longitude: number
	readonly scope: HallScope
	/** the day land began to be cleared, `2024-05-31` */
	readonly started: string
	/** what was to be built */
	readonly buildings: number
	readonly facilityMW: number
	/** buildings at work by a day, and their megawatts at the meter; after the snapshot a forecast */
	readonly steps: readonly {
		readonly date: string
		readonly buildings: number
		readonly facilityMW: number
	}[]
	/** whether the catalogue's length of a building rests on it */
	readonly fitted: boolean
	/** what was chosen in reading the source */
	readonly note: string | null
}

/** Permanent jobs at a site. */
export type StaffingCase = Provenance & {
	readonly id: string
	readonly case: string
	readonly mwIt: number
	readonly operatingModel: 'base' | 'tenant_and_landlord'
	/** whether the fit of heads, or of the second team, was made on it or on a case of the same figures */
	readonly fitted: boolean
	readonly publishedJobs: number
	readonly publishedText: string
	readonly predicted: number
}

/** What an hour of construction costs an employer in a country. */
export type CountryWages = Provenance & {
	readonly id: string
	/** against the United States */
	readonly labourCostIndex: number
	readonly labourCostUsdPerHour: number
}

/** Bed and board of people who work away from home in a country. */
export type CountryLodging = Provenance & { readonly id: string; readonly perDiemUsdPerDay: number }
