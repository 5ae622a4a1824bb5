import type { ConstructionPhase } from '#shared/catalogue/facility-types.ts'
import type { HallScope } from '#shared/catalogue/hall-steps.ts'
import type { Apprenticeship, LabourDefaults, ProductivityFactors } from '#shared/catalogue/tables.ts'
import type { LabourMarket } from '#shared/catalogue/types.ts'
import type { Trade, TradeKey, WorkPackage } from '#shared/catalogue/workforce-types.ts'
import type { WorkWindows } from './crews/work-windows.ts'
import type { TradeHours } from './tasks/task-set.ts'

/** Months are counted from the plan's first month, which is 0; earlier months are negative. */
export type MonthIndex = number

/** Reference rows the schedule works with. */
export type LabourRows = {
	readonly trades: readonly Trade[]
	readonly packages: readonly WorkPackage[]
	readonly productivity: ProductivityFactors
	readonly apprenticeship: Apprenticeship
	readonly defaults: LabourDefaults
	/** the construction network */
	readonly steps: readonly ConstructionPhase[]
}

/** Heads of one trade that the plan itself promises at a site; replaces the market for that trade. */
export type StatedPool = {
	readonly trade: TradeKey
	readonly available: number
	readonly annualGrowth: number
	readonly travellersCap: number | null
}

export type SiteLabour = {
	readonly id: string
	/** markets it hires in, the nearest first, and the share of their hands that come so far; none: local supply 0 */
	readonly markets: readonly { readonly id: string; readonly weight: number }[]
	/** whether anything is known of who can be had there; else only trades that the plan states people of are ever short */
	readonly isCounted: boolean
	readonly weeklyHours: number
	/** part of the time that a worker on rotation is on site */
	readonly onShare: number
	readonly absenceShare: number
	/** what leave and holidays beyond those the absence holds make of a year */
	readonly leaveFactor: number
	/** part of a worker's hours that a midday ban takes, in each month of a year from the plan's first; empty: none */
	readonly banned: readonly number[]
	readonly shifts: number
	/** floor that a head takes, the part of all heads that is there at once, and what density above 1 costs */
	readonly space: {
		readonly squareFeetPerHead: number
		readonly largestShift: number
		readonly perUnit: number
		readonly mostFactor: number
	}
	/** share done from which a report's pace is the pace to come, and the least and the most that is taken to be */
	readonly pace: { readonly trustedFrom: number; readonly least: number; readonly most: number }
	readonly locationFactor: number
	readonly productivityFactor: number
	readonly netAddsPerMonth: number
	readonly mobilisationMonths: number
	readonly travellersCap: number
	readonly beds: number | null
	readonly apprenticeIntakePerYear: number
	/** joint apprenticeship: more of a cohort completes */
	readonly union: boolean
	readonly pools: readonly StatedPool[]
}

/** What of a site’s labour multiplies the hours of its work. */
export type SiteFactors = Pick<
	SiteLabour,
	'weeklyHours' | 'onShare' | 'shifts' | 'locationFactor' | 'productivityFactor'
>

export type { HallScope }

/** What was last reported of a hall, an order or a plant, up to the status month. */
export type Report = {
	/** the last month that says how much is done; of something finished, the first that says so */
	readonly asOf: MonthIndex
	readonly percentComplete: number
	/** craft and staff hours by then */
	readonly hoursToDate: number | null
	/** people on site, in the order of the months */
	readonly heads: readonly { readonly month: MonthIndex; readonly heads: number }[]
	/** whether the pace so far goes on; else what is left goes as planned */
	readonly trend: boolean
}

/** Something ordered for a hall: the packages that set it cannot start before `setMonth`. */
export type Procurement = {
	readonly item: string
	readonly setMonth: MonthIndex
	/** share of the hall's months at which it must stand: until then nothing waits for it */
	readonly neededAt: number
	readonly packageIds: readonly string[]
}

/** A step whose start or length the plan states; what it leaves open the network says. */
export type StatedStep = {
	readonly step: string
	/** counted as the hall's start is */
	readonly startMonth: MonthIndex | null
	readonly durationMonths: number | null
}

export type Hall = {
	readonly id: string
	/** index into `sites` */
	readonly site: number
	readonly itMW: number
	readonly startMonth: MonthIndex
	readonly durationMonths: number
	readonly scope: HallScope
	readonly floorAreaM2: number
	/** multiplies hours of the mechanical plant */
	readonly coolingFactor: number
	/** multiplies hours of electrical gear and distribution */
	readonly redundancyFactor: number
	readonly prefabShare: number
	/** multiplies all its hours: work beside or within running halls */
	readonly liveFactor: number
	/** what is left of the hours of electrical gear and of the mechanical plant where some of them stands */
	readonly gearShare: number
	readonly plantShare: number
	/** months in which running gear may be worked on, in order; null: all */
	readonly windows: WorkWindows
	/** id of the hall it waits for */
	readonly startsAfter: string | null
	readonly procurement: readonly Procurement[]
	/** items that are ordered, and nothing is said of when they come: by their need */
	readonly orderedByNeed: readonly string[]
	/** items of its site's substation that are not ordered for it where the site says what is; months from order to delivery, null: not known */
	readonly openLots: readonly { readonly item: string; readonly leadMonths: number | null }[]
	/** steps that the plan dates by hand */
	readonly dated: readonly StatedStep[]
	readonly report: Report | null
}

export type Order = {
	readonly id: string
	readonly site: number
	readonly accelerators: number
	readonly acceleratorsPerNode: number
	readonly acceleratorsPerRack: number
	readonly firstDeliveryMonth: MonthIndex
	readonly deliveryMonths: number
	readonly retireAfterMonths: number
	/** the order whose accelerators leave as these are installed, and how many for each; null: none */
	readonly replaces: { readonly id: string; readonly each: number } | null
	/** share of accelerators in service in the month of installation, the next, … then 1 */
	readonly ramp: readonly number[]
	readonly report: Report | null
}

/** An on-site power contract that has to be built. */
export type Plant = {
	readonly id: string
	readonly site: number
	readonly packageId: string
	readonly capacityMW: number
	/** first month of the contract: the plant is built in the lead months before it */
	readonly startMonth: MonthIndex
	readonly leadMonths: number
	readonly report: Report | null
}

/** A work of others, with the hours of those of its builders whom the plan's labour markets give. */
export type WorkOfOthers = {
	readonly site: number
	/** first month, and how many it takes */
	readonly start: MonthIndex
	readonly months: number
	readonly shape: number
	readonly hours: TradeHours
}

export type ScheduleInput = {
	/** length of the horizon */
	readonly months: number
	/** how far beyond the horizon finishes are looked for */
	readonly searchMonths: number
	readonly rows: LabourRows
	readonly markets: readonly LabourMarket[]
	readonly sites: readonly SiteLabour[]
	readonly halls: readonly Hall[]
	readonly orders: readonly Order[]
	readonly plants: readonly Plant[]
	readonly works: readonly WorkOfOthers[]
}

/** What hours of work are reckoned from, beside the work itself. */
export type HoursInput = Pick<ScheduleInput, 'rows'> & { readonly sites: readonly SiteFactors[] }

/** What held an item back: a trade short of hands, an item of equipment not there, no room for more people, no window for work on running gear, or its own pace. */
export type Cause = { readonly kind: 'labour' | 'long_lead' | 'space' | 'windows' | 'progress'; readonly name: string }
