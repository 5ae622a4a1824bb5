import type { Layer } from '#shared/layers.ts'
import type { Confidence, Provenance, Range } from './types.ts'

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
type HoursByTrade = Readonly<Partial<Record<TradeKey, number>>>

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
	readonly hoursPerUnit: HoursByTrade
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

export type LabourMarket = Provenance & {
	readonly id: string
	readonly name: string
	readonly country: string
	readonly latitude: number
	readonly longitude: number
	readonly constructionEmployment: number | null
	readonly electricians: number
	/** one pool, split by planned hours of the whole plan */
	readonly plumbersPipefitters: number
	readonly ironworkers: number
	readonly wageIndex: number
	readonly shareAvailable: number
	readonly travellerDraw: 'low' | 'medium' | 'high'
	readonly note: string | null
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
type OperationsDayStaff = {
	readonly trade: TradeKey
	readonly title: string
	readonly headsPerMW: number
	readonly minimumHeads: number
	readonly source: string
}
export type OperationsStaffing = Provenance & {
	readonly coverageFactor: Range
	readonly posts: readonly OperationsPost[]
	readonly dayStaff: readonly OperationsDayStaff[]
	readonly managementShare: number
	readonly operatingModels: { readonly lean: number; readonly base: number; readonly tenant_and_landlord: number }
	readonly contractorShare: Range
	readonly headsPerCombinedCycleUnit: number
	readonly modelsLayer: {
		readonly onCallHeads: number
		readonly networkHeadsPerAccelerator: number
		readonly trainingPlatformHeads: number
		readonly trainingAcceleratorsPerHead: number
		readonly trainingPlatformCap: number
	}
	readonly applicationsLayer: {
		readonly onCallHeadsPerService: number
		readonly platformHeadsPerAccelerator: number
		readonly ticketsPerHeadMonth: number
	}
}

export type ProductivityFactors = Provenance & {
	/** productivity by weekly hours; hours multiplier = P(50) ÷ P(week), linear between */
	readonly overtime: readonly { readonly weeklyHours: number; readonly productivity: number }[]
	readonly overtimePessimistic: readonly { readonly weeklyHours: number; readonly productivity: number }[]
	readonly overtimeReferenceHours: number
	readonly secondShift: number
	readonly thirdShift: number
	/** (1 − k·p) ÷ (1 − k·p0) on prefabricated packages; shop hours = shopShare · p · book hours */
	readonly prefab: { readonly k: number; readonly referenceShare: number; readonly shopShare: number }
	readonly learning: {
		readonly rate: number
		readonly exponent: number
		readonly referenceAverage: number
		readonly floor: number
		readonly gapMonths: number
	}
	/** by country; `else` for the rest */
	readonly location: { readonly byCountry: Readonly<Record<string, number>>; readonly else: number }
	readonly liveCampus: number
	readonly firstOfKind: number
}

export type Apprenticeship = Provenance & {
	readonly byTrade: Readonly<Partial<Record<TradeKey, { readonly years: number; readonly onTheJobHours: number }>>>
	readonly completion: { readonly joint: number; readonly nonJoint: number; readonly allRegistered: number }
	readonly cancellationByYear: readonly number[]
	readonly productivityByYear: readonly number[]
	readonly wageShareByYear: readonly number[]
	readonly journeymanExitRatePerYear: number
	readonly intakeLagMonths: number
}

export type LabourDefaults = Provenance & {
	readonly ksfPerMW: Range
	readonly acresPerKsf: number
	readonly steelTonsPerKsf: number
	readonly mvaPerMW: number
	readonly racksPerMW: number
	/** racks of accelerators, network and storage ÷ racks of accelerators */
	readonly racksPerAcceleratorRack: number
	/** accelerators in a rack where the chip's row does not say */
	readonly acceleratorsPerRack: number
	readonly facilityMWPerItMW: number
	readonly usElectricians: number
	readonly hoursPerWorkerMonth: Readonly<Record<string, number>>
	readonly netAddsPerMonthAggressive: number
	readonly unionBurden: number
	readonly perDiemUsdPerDay: number
	readonly overtimeWageMultiplier: number
	readonly overtimeStartsAtHours: number
	readonly recordables: Readonly<Record<string, number>>
	readonly foremanPerCraft: number
}

export type WorkforceCase = {
	readonly id: string
	readonly case: string
	readonly basis: string
	readonly mwIt: number
	readonly ksf: number
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

/** Permanent jobs at a site. */
export type StaffingCase = Provenance & {
	readonly id: string
	readonly case: string
	readonly mwIt: number
	readonly buildings: number
	readonly publishedJobs: number
	readonly publishedText: string
	readonly predicted: number
}
