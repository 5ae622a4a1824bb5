import type { Decider, LeverKind } from '#shared/decisions.ts'

/** Who can make a change, by what it turns; the first that fits. */
const DECIDERS_OF: readonly (readonly [start: string, who: Decider])[] = [
	['contract_add', 'owner_supplier'],
	['contract_', 'owner_utility'],
	['plant_', 'owner_supplier'],
	['gas_', 'owner_supplier'],
	['connection_', 'utility'],
	['supply_', 'engineer'],
	['battery_', 'owner'],
	['hall_cooling', 'engineer'],
	['hall_density', 'engineer'],
	['hall_refit', 'engineer'],
	['hall_', 'owner_builder'],
	['purchase_', 'owner_builder'],
	['order_site', 'owner'],
	['order_hall', 'owner'],
	['order_power_cap', 'owner'],
	['order_', 'owner_chip_supplier'],
	['training_', 'model_team'],
	['workload_', 'model_team'],
	['priority', 'model_team'],
]

/** Beds, travellers and shifts are the builder’s with the trades. */
export const deciderOf = (lever: LeverKind): Decider =>
	DECIDERS_OF.find(([start]) => lever.startsWith(start))?.[1] ?? 'builder'
