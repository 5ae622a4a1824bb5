import type { HallFact, PowerFact } from './causes/supply-facts.ts'
import type { SiteRates } from './asked/site-rates.ts'
import type { SiteHours } from '../layers/energy/hours/undone.ts'
import type { PartLoad } from '../layers/energy/part-load.ts'
import type { MeanPue } from './cuts/mean-pue.ts'
import type { CauseCode } from '#shared/result/cause-result.ts'
import type { ApplicationDemand } from '../layers/applications/demand.ts'
import type { ApplicationShape } from '../layers/applications/workload-shape.ts'
import type { BalanceWorkload } from './workloads/workload-types.ts'
import type { MaturitySteps } from '../layers/chips/maturity.ts'
import type { EngineProfile } from '../layers/models/engine-profile.ts'
import type { TrainingProfile } from '../layers/models/training.ts'
import type { ChipSpec } from '../layers/chips/chip-spec.ts'

/** Months are counted from the plan's start; a series has one entry a month. */
export type MonthSeries = Float64Array

/** A kind of accelerator: a chip under one power cap. Orders that differ in the cap are pools of their own. */
export type ChipKind = {
	readonly chip: ChipSpec
	readonly name: string
	readonly powerCapW: number | null
	/** p_k, kW at IT nameplate under the cap */
	readonly powerKW: number
	/** set under a cap: p_k without it, and the part of the matrix throughput that it leaves */
	readonly capped?: { readonly fullKW: number; readonly speed: number }
	/** month of general availability, ±Infinity where long past or not yet known */
	readonly availableFromMonth: number
}

export type BalanceSite = PartLoad &
	SiteRates & {
		readonly id: string
		readonly name: string
		/** firm power at the meter, MW facility */
		readonly energyAvailableMW: MonthSeries
		/** non-firm MW at the meter, and what batteries carry of them through a curtailment; left out: none */
		readonly nonFirmMW?: MonthSeries
		readonly batteryInEventMW?: MonthSeries
		/** what hours leave undone of a load; left out: nothing, whatever it is */
		readonly hours?: SiteHours
		/** … and what says which load a month’s work makes at the meter */
		readonly meanPue?: MeanPue
		/** flat load that permitted hours and fuel let through, MW facility; null: no limit */
		readonly mwhLimitMW?: MonthSeries | null
		/** halls finished in the levelled schedule, less outages, MW IT, and those outages; null: none are planned */
		readonly infrastructureAvailableItMW: MonthSeries
		readonly outageItMW?: MonthSeries | null
		/** in the end, and the step that has come in each month; null: none is stated */
		readonly targetItMW: number | null
		readonly targetByMonth: MonthSeries | null
		/** what a MWh of its contracts costs, weighted by their firm megawatts; left out: not known */
		readonly energyUsdPerMWh?: number
		/** MW of firm imports that load which stands on the meter takes; left out: none */
		readonly takenOnMeterMW?: MonthSeries
		/** MW of firm gas that its pipe cannot feed; left out: no pipe is stated */
		readonly gasHeldMW?: MonthSeries
		/** MW that the connection holds back of what the contracts import */
		readonly heldBackByInterconnectionMW: MonthSeries | null
		/** of the firm power, what battery and sun carry through the worst day, MW facility */
		readonly throughWorstDayMW?: MonthSeries | null
		/** MW of firm power held back for the loss of one unit */
		readonly heldBackForLossMW: MonthSeries | null
		/** MW IT that tenants ask for, and have in halls that can house it; left out: nothing is let */
		readonly leases?: { readonly askedMW: MonthSeries; readonly inHallsMW: MonthSeries }
		readonly contracts: readonly PowerFact[]
		readonly halls: readonly HallFact[]
	}

export type BalanceOrder = {
	readonly id: string
	readonly name: string
	/** index into the sites */
	readonly site: number
	/** index into the kinds */
	readonly kind: number
	/** the hall it names, by its place among its site's; left out: any */
	readonly hall?: number
	/** kW of a rack, or of a server where these are apart, and of each of its site's halls the part that such racks can use; left out: all of all */
	readonly racks?: { readonly unitKW: number; readonly shares: Float64Array }
	readonly accelerators: number
	/** month from which an export licence lets it be delivered, where that holds it; Infinity where it is barred */
	readonly licensedFrom?: number
	/** a tenant’s: no workload of the plan runs on them */
	readonly ofTenant?: boolean
	/** sold by the hour: accelerators planned to be in service, the share that is let, and months until it is; left out: not let */
	readonly hours?: {
		readonly planned: MonthSeries
		readonly occupancy: number
		readonly ramp: number
		/** kept for customers who take or pay, before all else; left out: none */
		readonly reserved?: MonthSeries
	}
	/** another order takes its place: what leaves of it is no hole */
	readonly replaced?: boolean
	/** months in which its places in a hall are refitted for what replaces it; left out: none. Rule lP10 */
	readonly outForRefit?: { readonly from: number; readonly until: number }
	/** months each tranche stays in service */
	readonly lifeMonths: number
	/** month of the first delivery: as ordered, and with its slip */
	readonly dueMonth: number
	readonly arrivalMonth: number
	/** in service that month: delivered, installed, past the ramp; whole accelerators */
	readonly delivered: MonthSeries
	readonly installed: MonthSeries
	readonly available: MonthSeries
	/** what keeps delivered racks from being installed, where it is a shortage of hands */
	readonly installCause: CauseCode | null
}

/** Where users are, and milliseconds from there to each site and back. Rule pW7. */
export type UserRegion = { readonly id: string; readonly name: string; readonly roundTripMs: Float64Array }

export type BalanceApplication = ApplicationShape & {
	readonly id: string
	readonly name: string
	/** before price moves it */
	readonly demand: ApplicationDemand
	/** regions of its users, by their place in the input’s, and their parts of the demand; left out: not known */
	readonly regions?: readonly { readonly region: number; readonly share: number }[]
}

export type BalanceInput = {
	readonly months: number
	/** `YYYY-MM` of each month, for texts */
	readonly monthNames: readonly string[]
	readonly sites: readonly BalanceSite[]
	readonly kinds: readonly ChipKind[]
	/** stands in for a chip where no eligible one is ordered; index into the kinds */
	readonly defaultKind: number
	readonly orders: readonly BalanceOrder[]
	readonly applications: readonly BalanceApplication[]
	/** where users of applications are; left out: of none it is known */
	readonly regions?: readonly UserRegion[]
	/** in the plan's order */
	readonly workloads: readonly BalanceWorkload[]
	readonly engine: EngineProfile
	readonly training: TrainingProfile
	readonly maturity: MaturitySteps
	readonly spareShare: number
	readonly demandElasticity: number
	/** what a token cost in a month just balanced, in any unit that stays the same; null → price does not move demand */
	readonly unitCost: ((served: ServedMonth) => number | null) | null
}

export type ServedMonth = {
	readonly month: number
	readonly servedMeanTokensPerSecond: number
	/** given to inference, not to training or batch jobs */
	readonly servingAccelerators: number
}
