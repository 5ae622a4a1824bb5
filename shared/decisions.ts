import type { Layer } from './layers.ts'
import type { LossCause } from './result/verdict-result.ts'
import type { MergePatch, PlanChange } from './tried-change.ts'
import type { Money } from './units/money.ts'

/** What a decision turns: the figure it changes, and so the words for it. */
export const LEVERS = [
	'contract_capacity',
	'contract_backup',
	'contract_add',
	'contract_further',
	'plant_add',
	'connection_limit',
	'connection_transformers',
	'connection_spare',
	'gas_supply',
	'supply_redundancy',
	'battery_add',
	'battery_energy',
	'hall_cooling',
	'hall_density',
	'hall_refit',
	'hall_start',
	'hall_size',
	'hall_prefab',
	'hall_sequence',
	'hall_add',
	'purchase_month',
	'beds',
	'travellers',
	'net_adds',
	'shifts',
	'order_month',
	'order_later',
	'order_accelerators',
	'order_fewer',
	'order_retirement',
	'order_add',
	'order_site',
	'order_hall',
	'order_chip',
	'order_power_cap',
	'training_accelerators',
	'workload_precision',
	'workload_utilisation',
	'workload_latency',
	'workload_model',
	'workload_application',
	'workload_site',
	'workload_placement',
	'workload_class',
	'workload_residency',
	'workload_flexibility',
	'priority',
] as const
export type LeverKind = (typeof LEVERS)[number]

/** Who can make a decision: the plan names nobody. */
export const DECIDERS = [
	'owner',
	'owner_utility',
	'owner_supplier',
	'owner_builder',
	'owner_chip_supplier',
	'utility',
	'builder',
	'engineer',
	'model_team',
] as const
export type Decider = (typeof DECIDERS)[number]

/** What a decision gives back, against the plan as it is: differences of two verdicts. Decisions D5. */
export type Regained = {
	/** late and unserved together */
	readonly mwMonths: number
	/** each MW-month once; null where the plan prices nothing */
	readonly usd: number | null
	/** of full power, at the site that gains most, to the end of the plan where it never came; 0 where it comes no sooner */
	readonly monthsSooner: number
	/** that site's full power without the decision and with it; null where it comes no sooner */
	readonly fullPower: { readonly was: string | null; readonly becomes: string } | null
}

/** What holds most back once a decision is made. */
export type LimitsNext = { readonly layer: Layer; readonly cause: LossCause; readonly siteId: string | null }

/** One change of the plan that can still be decided in time, and what the engine says it does. */
export type Decision = {
	/** `hall_cooling:hall-a`: the same for the same change, whatever else is found */
	readonly id: string
	readonly lever: LeverKind
	readonly cause: LossCause
	/** whose loss it takes back: a page shows the part of its layer */
	readonly helps: Layer
	/** in which it changes something */
	readonly layer: Layer
	readonly siteId: string | null
	/** JSON merge patch of the plan file, lists keyed by id */
	readonly change: MergePatch
	/** the last month in which it can be decided */
	readonly actBy: string
	readonly decider: Decider
	/** what the plan pays more, present value at the status month: below 0 it pays for itself */
	readonly costUsd: number
	readonly regains: Regained
	/** money regained less what it costs, present values: what the list is ranked by; null where nothing is priced */
	readonly valueUsd: number | null
	/** null: nothing is late or unserved any more */
	readonly then: LimitsNext | null
	/** whether the cause is gone with it */
	readonly clears: boolean
	/** name of the contract, hall, order, site, workload or application it changes */
	readonly subject: string
	/** MW, months, heads, accelerators …: how far the figure is moved, in its own unit */
	readonly size: number
	/** the same as the patch, as one field or entry */
	readonly turns: PlanChange
}

/** What would have been decided before the status month, and gives nothing any more: told once. */
export type TooLate = {
	readonly lever: LeverKind
	readonly cause: LossCause
	readonly layer: Layer
	readonly siteId: string | null
	readonly subject: string
	/** the month in which it was to be there; null: of equipment, the hall that waits for it says so */
	readonly needed: string | null
	/** the month in which it is there if it is decided now */
	readonly gives: string
}

/**
 * Why nothing is told of a loss: what the plan lacks comes first, all that is asked is met, chips that stand idle are bought or for rent, a stated target takes what no work does, nothing of the
 * cause that loses most can be turned, or what was tried brings back too little.
 */
export const NO_DECISION = ['incomplete', 'met', 'bought', 'unsold', 'held_by_target', 'no_lever', 'tried'] as const
export type NoDecision = (typeof NO_DECISION)[number]

/** `strata.decisions/1`: everything that is advised, in one list. */
export type PlanDecisions = {
	readonly format: 'strata.decisions/1'
	readonly engine: string
	readonly statusMonth: string
	/** false while the search goes on: what is found so far is here already */
	readonly complete: boolean
	/** causes yet to be looked at */
	readonly toCome: number
	/** whether anything is lost from the status month on */
	readonly loses: boolean
	/** by value, the dearest first */
	readonly decisions: readonly Decision[]
	readonly tooLate: readonly TooLate[]
	/** of the heaviest cause; null where there is a decision, or nothing is lost */
	readonly none: NoDecision | null
	/** kinds of change that the engine was run with, those against the heaviest cause first */
	readonly tested: readonly LeverKind[]
	/** how often the engine ran */
	readonly runs: number
	/** what people are told money in; every figure here is in USD */
	readonly money: Money
}

/** What the worse end of a range comes to, against the plan as it is. */
export type Swing = {
	/** what is lost and paid more */
	readonly usd: number
	/** late or unserved more */
	readonly mwMonths: number
	/** by which full power comes later; null where either plan does not reach it */
	readonly months: number | null
}
