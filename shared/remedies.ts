import type { Money } from './units/money.ts'
import type { PlanList } from './fields/lists.ts'
import type { BindingCause, SaidCause } from './result/cause-result.ts'
import type { Layer } from './layers.ts'

/** a list is of ids: the applications a workload serves */
export type FieldValue = number | string | boolean | null | string[]

/** One edit of a plan: a field set, dotted inside its item, or an entry added to a list. */
export type PlanChange =
	| {
			readonly action: 'set'
			readonly list: PlanList
			readonly id: string
			readonly field: string
			readonly value: FieldValue
			/** what the plan holds now; null where it holds nothing and a default stands */
			readonly was: FieldValue
	  }
	| { readonly action: 'add'; readonly list: PlanList; readonly item: Readonly<Record<string, FieldValue>> }

/** One input of a plan at another value: a field of an item, or an assumption. */
export type InputSet =
	| Extract<PlanChange, { readonly action: 'set' }>
	| { readonly action: 'assume'; readonly key: string; readonly value: number }

/** What may be tried of a plan: one edit, or several inputs that are set together. */
export type TriedChange = PlanChange | { readonly action: 'together'; readonly inputs: readonly InputSet[] }

/** What a remedy turns: the figure it changes, and so the words for it. */
export const LEVERS = [
	'contract_start',
	'contract_capacity',
	'contract_ramp',
	'contract_backup',
	'contract_add',
	'contract_status',
	'connection_limit',
	'connection_transformers',
	'connection_spare',
	'supply_redundancy',
	'battery_add',
	'battery_energy',
	'hall_start',
	'hall_duration',
	'hall_size',
	'hall_prefab',
	'hall_sequence',
	'hall_add',
	'peak_pue',
	'beds',
	'travellers',
	'net_adds',
	'weekly_hours',
	'shifts',
	'labour_pool',
	'order_month',
	'order_lead',
	'order_deliveries',
	'order_accelerators',
	'order_retirement',
	'order_refresh',
	'order_add',
	'order_site',
	'order_power_cap',
	'training_accelerators',
	'training_start',
	'training_deadline',
	'training_fewer',
	'workload_precision',
	'workload_utilisation',
	'workload_latency',
	'workload_model',
	'workload_application',
	'workload_site',
	'workload_placement',
	'workload_class',
	'workload_residency',
	'priority',
	'application_start',
	'application_adoption',
	'workload_start',
	'workload_deadline',
] as const
export type LeverKind = (typeof LEVERS)[number]

/** A single change of the plan and what the engine says it does, against the plan as it is. */
export type Remedy = {
	readonly lever: LeverKind
	readonly layer: Layer
	/** name of the contract, hall, order, site, workload or application it changes */
	readonly subject: string
	/** months, MW, heads, accelerators …: how far the field is moved, in its own unit */
	readonly size: number
	readonly change: PlanChange
	/** every month of the run is covered afterwards */
	readonly clears: boolean
	/** months of the run in which the layer covers what is asked afterwards */
	readonly monthsCleared: number
	/** which they are */
	readonly clearedMonths: readonly string[]
	/** share of what was missing over the run that is missing no more, 0 to 1 */
	readonly gapClosed: number
	/** months in which any layer is short, over the whole plan, afterwards less before: negative is better */
	readonly shortMonths: number
	/** accelerator-months that serve, over the whole plan, more than before */
	readonly acceleratorMonths: number
	/** MW IT · months that the plan loses, as its heading counts them: so many fewer than before */
	readonly itMWMonths: number
	/** capital within the plan's months; moved out of them it seems to be saved, which `commitmentUsd` does not show */
	readonly capexUsd: number
	/** capital of all that is bought, in whatever month it is paid */
	readonly commitmentUsd: number
	readonly opexUsd: number
	/** wages on site, shown beside capex: halls are priced by the market, not by these */
	readonly labourUsd: number
	/** lodging and meals of travellers, likewise */
	readonly perDiemUsd: number
	/** what binds most months of the run afterwards; applications where all is served */
	readonly next: Layer | null
}

/** A run of months in which one layer is short, and the smallest single changes that clear it. */
export type Shortfall<Told = SaidCause> = {
	readonly layer: Layer
	readonly firstMonth: string
	readonly lastMonth: string
	readonly months: number
	/** the cause named in most of its months */
	readonly cause: Told | null
	/** the month that lacks most, and how much at all short sites together, as the layer is counted */
	readonly worst: { readonly month: string; readonly missing: number }
	/** those that clear the run first and of every layer its best before any second; within a layer by cost, then by size */
	readonly remedies: readonly Remedy[]
}

export const LABOUR_REMEDIES = ['travellers', 'second_shift', 'prefab', 'resequencing'] as const
export type LabourRemedyKind = (typeof LABOUR_REMEDIES)[number]

/** One of the four ways out of a want of hands. Without a change: why there is none, or that it regains nothing. */
export type LabourRemedy = {
	readonly kind: LabourRemedyKind
	readonly lever: LeverKind | null
	readonly subject: string
	readonly size: number
	readonly change: PlanChange | null
	/** of the hall that the trade delays most */
	readonly monthsRegained: number
	/** finished MW IT · months within the horizon, more than before */
	readonly itMWMonthsRegained: number
	/** wages and per diem over the plan, more than before */
	readonly usd: number
	/** as of any other remedy */
	readonly commitmentUsd: number
	readonly opexUsd: number
	readonly perDiemUsd: number
	/** of those that regain something, the one with the least money for a MW-month */
	readonly cheapest: boolean
}

export type LabourQuestion = {
	readonly trade: string
	readonly hall: string
	readonly hallId: string
	readonly monthsLost: number
	readonly itMWMonthsLost: number
	readonly remedies: readonly LabourRemedy[]
}

/** `strata.remedies/1`. */
export type PlanRemedies<Told = SaidCause> = {
	readonly format: 'strata.remedies/1'
	readonly engine: string
	/** false: no workload or application asks for anything, so nothing can be short */
	readonly asked: boolean
	/** in order of time */
	readonly shortfalls: readonly Shortfall<Told>[]
	/** further runs that were not looked at, the shortest ones */
	readonly leftOut: number
	/** false while the search goes on: what is found so far is here already */
	readonly complete: boolean
	/** runs of months yet to come */
	readonly toCome: number
	/** the gating trade's four ways out; null when no trade moves a date */
	readonly labour: LabourQuestion | null
	/** how often the engine ran */
	readonly runs: number
	/** what people are told money in; every figure here is in USD */
	readonly money: Money
}

/** The same before it is said. */
export type FoundShortfall = Shortfall<BindingCause>
export type FoundRemedies = PlanRemedies<BindingCause>
