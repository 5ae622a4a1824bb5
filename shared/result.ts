import type { Told } from './metrics/told.ts'
import type { Layer } from './layers.ts'
import type { Series, SparseSeries } from './series.ts'
import type { ContractResult, SiteEnergyResult } from './result/energy-result.ts'
import type { ApplicationResult, WorkloadResult } from './result/workload-result.ts'
import type { Warning } from './result/warning-result.ts'
import type { Milestone } from './result/milestone-result.ts'
import type { BindingCause, CauseCode } from './result/cause-result.ts'
import type { PlanVerdict } from './result/verdict-result.ts'
import type { RuleSetResult } from './result/rule-result.ts'
import type { Headline, LayerFacts, Shortfall } from './result/shortfall-result.ts'
import type { EquipmentRow, HallResult, NetworkResult, SpaceResult, StrandedResult } from './result/equipment-result.ts'

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

export type SiteResult = Omit<Told<'sites'>, 'pue' | 'peakPue' | 'mwhLimitMW' | 'leasedItMW' | 'wue'> &
	SiteEnergyResult & {
		readonly layers: LayerBalances
		readonly binding: readonly (Layer | null)[]
		readonly buildout: Buildout
		readonly layerFacts: Readonly<Record<Layer, LayerFacts>>
		/** monthly average at part load; null without load */
		readonly pue: SparseSeries
		/** 0.4 % hour, constant */
		readonly peakPue: Series
		/** flat load that permitted hours and fuel let through; null: no such limit */
		readonly mwhLimitMW: Series | null
		/** of what is let here, fed; null: nothing is let */
		readonly leasedItMW: Series | null
		readonly equipment: readonly EquipmentRow[]
		readonly network: NetworkResult
		readonly space: SpaceResult
		/** that can be recovered, that a buyer takes, and what it brings */
		readonly heat: Told<'sites.heat'>
		/** what a data center of the Union reports: energy served, and ratios of which each month carries its calendar year’s */
		readonly sheet: Told<'sites.sheet'>
		/** what the rules of the place ask: those the site falls under or comes close to */
		readonly ruleSets: readonly RuleSetResult[]
		readonly stranded: StrandedResult
	}

export type Peak = { readonly month: string | null; readonly headcount: number }

export type TradeResult = Told<'workforce.trades'> & { readonly peak: Peak }

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
	readonly baseline: { readonly construction: Told<'workforce.baseline.construction'> }
	/** people on site, and hours to date, as reported, all reports of a month together; null where there is none */
	readonly actual: Told<'workforce.actual'>
	/** builders who come from elsewhere, and how many the sites at work take on in a month and can have in the end */
	readonly travellers: Told<'workforce.travellers'>
	/** those who build works of others: in no total */
	readonly thirdParty: Told<'workforce.thirdParty'>
	readonly operations: Told<'workforce.operations'> & { readonly byRole: Readonly<Record<string, Series>> }
	readonly participation: Told<'workforce.participation'>
	readonly safety: Told<'workforce.safety'>
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
	/** of a hall, which waits for what is not ordered as if it were ordered in the month after the status month: when it finishes if that comes in time; null as above */
	readonly finishInTime?: string | null
	/** … and the item it waits for longest; null: nothing makes it later */
	readonly lateItem?: string | null
	/** what the last report of it comes to; null where it has none, or none that says how much is done */
	readonly progress: ProgressResult | null
}

/** What a report comes to: null where nothing says how many hours were worked, before the planned start, or where there is no end within the horizon searched. */
export type ProgressResult = Readonly<Record<Reported, number>> &
	Omit<Told<'schedule.phase.progress'>, Reported | 'baselineStart'> & {
		/** month of the report */
		readonly asOf: string
		/** had nothing been reported */
		readonly baselineStart: string
	}
type Reported = 'percentComplete' | 'plannedShare' | 'earnedHours' | 'remainingHours' | 'estimateAtCompletionHours'

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

/** What the price of a site's land rests on, in the order in which it is asked. Rule lP19. */
export type LandRule = 'stated' | 'assumption' | 'metro' | 'rural' | 'default'

export type FinanceResult = Told<'finance'> & {
	/** what people see money in; every figure here is USD */
	readonly currency: { readonly code: string; readonly usdPerCurrencyUnit: number }
	readonly capexByLayer: Told<'finance.capexByLayer'> & Readonly<Record<'models' | 'applications', Series>>
	readonly opexByKind: Told<'finance.opexByKind'>
	readonly revenueByKind: Told<'finance.revenueByKind'>
	/** spent before the plan's first month: in no month of the series, and in the totals of capital */
	readonly beforePlanUsd: Told<'finance.beforePlanUsd'>
	/** what is paid after the plan’s last month */
	readonly afterPlanUsd: Told<'finance.afterPlanUsd'>
	/** unpaid on chip orders from the status month on: not placed, or placed with a cancellation fee, and these fees */
	readonly cancellation: Told<'finance.cancellation'>
	/** before, within and after together */
	readonly committedUsd: Told<'finance.committedUsd'>
	/** class and ends are null where nothing is to be paid */
	readonly estimate: Told<'finance.estimate'> & { readonly moneyByQuality: Told<'finance.estimate.moneyByQuality'> }
	/** keyed by phase id: lines that sum to the hall's cost */
	readonly halls: Readonly<Record<string, Told<'finance.halls'>>>
	/** keyed by contract id: plants and batteries of one's own */
	readonly plants: Readonly<Record<string, Told<'finance.plants'>>>
	/** keyed by site id */
	readonly land: Readonly<Record<string, Told<'finance.land'> & { readonly rule: LandRule }>>
	readonly substations: Readonly<Record<string, Told<'finance.substations'>>>
	/** capital a megawatt of IT by what it holds; null where no hall is built */
	readonly scopes: Told<'finance.scopes'>
	readonly cashFlow: Told<'finance.cashFlow'>
	/** keyed by calendar quarter, `2026-Q1` */
	readonly quarters: Readonly<Record<string, Told<'finance.quarters'>>>
	/** null where there is none: no financing, no debt, a flow that never turns */
	readonly returns: Told<'finance.returns'> & { readonly binding: 'gearing' | 'dscr' | null }
	/** sums of the months before conversion with what was spent before the plan; null where no financing is stated */
	readonly atClose: {
		readonly sources: Told<'finance.atClose.sources'>
		readonly uses: Told<'finance.atClose.uses'>
		/** null where nothing is converted within the plan */
		readonly takeOut: Told<'finance.atClose.takeOut'>
	}
	readonly unitCosts: Told<'finance.unitCosts'> & {
		/** keyed by pool, `site/chip`; null where none of it ever has power */
		readonly acceleratorHours: Readonly<Record<string, Told<'finance.unitCosts.acceleratorHours'>>>
		/** keyed by workload id; null where it serves no tokens */
		readonly workloads: Readonly<Record<string, Told<'finance.unitCosts.workloads'>>>
		/** keyed by contract id; null where nothing is taken */
		readonly contracts: Readonly<Record<string, Told<'finance.unitCosts.contracts'>>>
		readonly idleByLayer: Told<'finance.unitCosts.idleByLayer'>
		readonly idleByMonth: Told<'finance.unitCosts.idleByMonth'>
	}
	readonly totals: Told<'finance.totals'>
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
	/** whether its target is met, what it loses, and to what */
	readonly verdict: PlanVerdict
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
	readonly environment: Told<'environment'> & {
		/** by the last month, what was there before the first included; in no total of scope 1 and 2 */
		readonly embodiedTonnes: Told<'environment.embodiedTonnes'>
	}
	readonly milestones: readonly Milestone[]
	readonly warnings: readonly Warning[]
}
