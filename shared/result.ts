import type { CASH_FLOW_KEYS, QUARTER, RETURNS } from './document/finance-keys.ts'
import type { HALL_COST, HOUR_COST, PLANT_COST, PROGRESS, PROGRESS_DATES, TRADE_SERIES } from './document/item-keys.ts'
import type { Figures, FiguresByMonth } from './document/key-row.ts'
import type {
	AFTER_PLAN,
	BEFORE_PLAN,
	COMMITTED,
	ESTIMATE_MONEY,
	ENVIRONMENT_TOTALS,
	FINANCE,
	IDLE_LAYERS,
	MONEY_TOTALS,
	OPEX,
	REVENUE,
	PARTICIPATION,
	SAFETY,
} from './document/plan-keys.ts'
import type { LAND_COST, SITE_ENVIRONMENT, SUBSTATION_COST } from './document/site-keys.ts'
import type { Layer } from './layers.ts'
import type { Series, SparseSeries } from './series.ts'
import type { ContractResult, SiteEnergyResult } from './energy-result.ts'
import type { ApplicationResult, WorkloadResult } from './workload-result.ts'
import type { Warning } from './warning-result.ts'
import type { Milestone } from './milestone-result.ts'
import type { BindingCause, CauseCode } from './cause-result.ts'
import type { Headline, LayerFacts, Shortfall } from './shortfall-result.ts'
import type { EquipmentRow, HallResult, NetworkResult, SpaceResult, StrandedResult } from './equipment-result.ts'

export type LayerBalance = {
	/** MW facility · accelerators · MW IT · output tokens/s · output tokens/s */
	readonly unit: 'MW' | 'accelerators' | 'tokens/s'
	readonly required: Series
	readonly available: Series
	/** available ÷ required (see methodology §2); null where nothing is required */
	readonly coverage: SparseSeries
	/** of the plan's energy: available without contracts that are only studied */
	readonly secured?: Series
}

export type LayerBalances = Readonly<Record<Layer, LayerBalance>>

export type BuildoutLayer = 'energy' | 'infrastructure' | 'chips'
export type Buildout = {
	/** MW IT each layer could carry alone */
	readonly itMW: Readonly<Record<BuildoutLayer, Series>>
	readonly targetItMW: number
	readonly binding: readonly (BuildoutLayer | null)[]
}

export type SiteResult = SiteEnergyResult &
	FiguresByMonth<typeof SITE_ENVIRONMENT> & {
		readonly layers: LayerBalances
		readonly binding: readonly (Layer | null)[]
		readonly buildout: Buildout
		readonly layerFacts: Readonly<Record<Layer, LayerFacts>>
		readonly itNameplateMW: Series
		readonly itPowerMW: Series
		readonly facilityPowerMW: Series
		/** monthly average at part load; null without load */
		readonly pue: SparseSeries
		/** share of the plant in use that the average of the month is at; 0 without load */
		readonly pueLoad: Series
		/** 0.4 % hour, constant */
		readonly peakPue: Series
		readonly contractedFirmMW: Series
		readonly securedFirmMW: Series
		/** flat load that permitted hours and fuel let through; null: no such limit */
		readonly mwhLimitMW: Series | null
		/** of what is let here, fed; null: nothing is let */
		readonly leasedItMW: Series | null
		readonly commissionedItMW: Series
		readonly installedAccelerators: Series
		readonly energisedAccelerators: Series
		readonly equipment: readonly EquipmentRow[]
		readonly network: NetworkResult
		readonly space: SpaceResult
		readonly stranded: StrandedResult
	}

export type Peak = { readonly month: string | null; readonly headcount: number }

export type TradeResult = FiguresByMonth<typeof TRADE_SERIES> & {
	readonly peak: Peak
	/** construction only */
	readonly hours: number
}

export type WorkforceResult = {
	readonly trades: Readonly<Record<string, TradeResult>>
	readonly byLayer: Readonly<Record<Layer, Readonly<Record<string, Series>>>>
	readonly bySite: Readonly<Record<string, Readonly<Record<string, Series>>>>
	/** hours are all there are: those before the plan's first month too, which are in no month of the series */
	readonly construction: {
		readonly headcount: Series
		/** of them those who are there at once: of people on rotation the part on their weeks on */
		readonly onSite: { readonly headcount: Series }
		readonly peak: Peak
		readonly hours: number
		/** by the end of each month, those before the plan included */
		readonly hoursToDate: Series
		readonly beforePlanHours: number
	}
	readonly unlevelled: {
		readonly trades: Readonly<Record<string, Series>>
		readonly construction: {
			readonly headcount: Series
			readonly peak: Peak
			readonly hours: number
			readonly hoursToDate: Series
		}
	}
	/** had nothing been reported */
	readonly baseline: { readonly construction: { readonly headcount: Series } }
	/** people on site, and hours to date, as reported, all reports of a month together; null where there is none */
	readonly actual: { readonly headcount: SparseSeries; readonly hoursToDate: SparseSeries }
	/** builders who come from elsewhere, and how many the sites at work take on in a month and can have in the end */
	readonly travellers: { readonly headcount: Series; readonly addedPerMonth: Series; readonly atMost: Series }
	/** those who build works of others: in no total */
	readonly thirdParty: { readonly headcount: readonly number[] }
	readonly operations: { readonly headcount: Series; readonly byRole: Readonly<Record<string, Series>> }
	readonly participation: Figures<typeof PARTICIPATION>
	readonly safety: Figures<typeof SAFETY>
	/** the trade that moves dates, and what it costs; null when no date moves */
	readonly gating: {
		readonly trade: string
		readonly monthsLost: number
		readonly MWMonthsLost: number
	} | null
}

export type ScheduleEntry = {
	readonly name: string
	readonly siteId: string
	readonly plannedStart: string
	readonly plannedFinish: string
	readonly start: string
	/** null when it does not finish within the horizon searched */
	readonly finish: string | null
	readonly delayMonths: number
	readonly cause: CauseCode | null
	/** what the last report of it comes to; null where it has none, or none that says how much is done */
	readonly progress: ProgressResult | null
}

type Measured = Exclude<keyof typeof PROGRESS, keyof typeof PROGRESS_DATES>
export type ProgressResult = Readonly<Record<Exclude<Measured, 'actualHours' | 'cpi' | 'spi'>, number>> & {
	/** month of the report */
	readonly asOf: string
	/** null where nothing says how many hours were worked */
	readonly actualHours: number | null
	readonly cpi: number | null
	/** null before the planned start */
	readonly spi: number | null
	/** had nothing been reported */
	readonly baselineStart: string
	/** null when it does not finish within the horizon searched */
	readonly baselineFinish: string | null
	readonly forecastFinish: string | null
}

/** A step of a hall's construction network, on its planned dates. */
export type BuildNetworkStep = {
	readonly step: string
	readonly name: string
	/** commissioning levels proven in it: L1 to L5 */
	readonly levels: readonly string[]
	readonly start: string
	readonly finish: string
	/** months it may move before the hall is late; below 0: it had to start earlier */
	readonly floatMonths: number
	readonly critical: boolean
}

/** A stage of an order of accelerators. */
export type SupplyStageDates = {
	readonly stage: string
	readonly name: string
	readonly start: string
	/** null when it does not end within the horizon searched */
	readonly finish: string | null
}

export type FinanceResult = FiguresByMonth<typeof FINANCE> & {
	/** what people see money in; every figure here is USD */
	readonly currency: { readonly code: string; readonly usdPerCurrencyUnit: number }
	readonly capexByLayer: Readonly<Record<Layer, Series>>
	readonly opexByKind: FiguresByMonth<typeof OPEX>
	readonly revenueByKind: FiguresByMonth<typeof REVENUE>
	readonly labourUsd: Series
	/** spent before the plan's first month: in no month of the series, and in the totals of capital */
	readonly beforePlanUsd: Figures<typeof BEFORE_PLAN>
	/** what is paid after the plan’s last month */
	readonly afterPlanUsd: Figures<typeof AFTER_PLAN>
	/** before, within and after together */
	readonly committedUsd: Figures<typeof COMMITTED>
	readonly lodgingUsd: Series
	/** class and ends are null where nothing is to be paid */
	readonly estimate: {
		readonly class: number | null
		readonly lowShare: number | null
		readonly highShare: number | null
		readonly moneyByQuality: Figures<typeof ESTIMATE_MONEY>
	}
	/** keyed by phase id: lines that sum to the hall's cost */
	readonly halls: Readonly<Record<string, Figures<typeof HALL_COST>>>
	/** keyed by contract id: plants and batteries of one's own */
	readonly plants: Readonly<Record<string, Figures<typeof PLANT_COST>>>
	/** keyed by site id */
	readonly land: Readonly<Record<string, Figures<typeof LAND_COST>>>
	readonly substations: Readonly<Record<string, Figures<typeof SUBSTATION_COST>>>
	readonly cashFlow: FiguresByMonth<typeof CASH_FLOW_KEYS>
	/** keyed by calendar quarter, `2026-Q1` */
	readonly quarters: Readonly<Record<string, Omit<Figures<typeof QUARTER>, 'dscr'> & { readonly dscr: number | null }>>
	/** null where there is none: no financing, no debt, a flow that never turns */
	readonly returns: Readonly<
		Record<Exclude<keyof typeof RETURNS, 'paybackMonth' | 'conversionMonth'>, number | null>
	> & {
		readonly paybackMonth: string | null
		readonly conversionMonth: string | null
		readonly binding: 'gearing' | 'dscr' | null
	}
	readonly unitCosts: {
		/** keyed by pool, `site/chip`; null where none of it ever has power */
		readonly acceleratorHours: Readonly<Record<string, Readonly<Record<keyof typeof HOUR_COST, number | null>>>>
		/** keyed by workload id; null where it serves no tokens */
		readonly workloads: Readonly<Record<string, { readonly usdPerMillionTokens: number | null }>>
		/** keyed by contract id; null where nothing is taken */
		readonly contracts: Readonly<Record<string, { readonly lcoeUsdPerMWh: number | null }>>
		readonly idleUsd: Series
		readonly idleByLayer: Figures<typeof IDLE_LAYERS>
	}
	readonly totals: Figures<typeof MONEY_TOTALS> & {
		readonly usdPerItMW: number | null
		readonly usdPerMillionTokens: number | null
		/** all running cost and straight line, what is idle included */
		readonly fleetUsdPerMillionTokens: number | null
	}
}

export type EnvironmentResult = Figures<typeof ENVIRONMENT_TOTALS> & {
	/** null without energy */
	readonly carbonFreeShare: number | null
	/** by the calendar year, attributes counted; null without energy */
	readonly carbonFreeShareAnnual: number | null
	/** of the calendar year a month is in */
	readonly carbonFreeShareByMonth: SparseSeries
	/** the same by the year, attributes counted */
	readonly carbonFreeShareAnnualByMonth: SparseSeries
}

/**
 * The result document, `strata.result/1`: what one plan computes to.
 * Every array has one entry per month of the horizon, in order.
 */
export type PlanResult = {
	readonly format: 'strata.result/1'
	readonly engine: string
	readonly months: readonly string[]
	/** the month the plan was looked at from */
	readonly asOfMonth: string
	readonly layers: LayerBalances
	readonly binding: readonly (Layer | null)[]
	readonly bindingCause: readonly (BindingCause | null)[]
	readonly buildout: Buildout
	/** what holds the plan back most; null where what is lost is too little to lead with */
	readonly headline: Headline | null
	readonly shortfall: Shortfall
	readonly layerFacts: Readonly<Record<Layer, LayerFacts>>
	readonly servedShare: SparseSeries
	readonly stranded: StrandedResult
	readonly sites: Readonly<Record<string, SiteResult>>
	/** keyed by contract id */
	readonly contracts: Readonly<Record<string, ContractResult>>
	readonly workloads: Readonly<Record<string, WorkloadResult>>
	readonly applications: Readonly<Record<string, ApplicationResult>>
	readonly workforce: WorkforceResult
	/** keyed `phase:id`, `contract:id`, `order:id` */
	readonly schedule: Readonly<Record<string, ScheduleEntry>>
	/** keyed by phase id */
	readonly halls: Readonly<Record<string, HallResult>>
	/** keyed by phase id; an existing hall has no steps */
	readonly buildNetwork: Readonly<Record<string, readonly BuildNetworkStep[]>>
	/** keyed by order id */
	readonly supplyChain: Readonly<Record<string, readonly SupplyStageDates[]>>
	readonly finance: FinanceResult
	readonly environment: EnvironmentResult
	readonly milestones: readonly Milestone[]
	readonly warnings: readonly Warning[]
}
