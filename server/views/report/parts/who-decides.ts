import type { LeverKind } from '#shared/remedies.ts'

/** Who can make a change, by what it turns; the first that fits. */
const DECIDERS: readonly (readonly [start: string, who: string])[] = [
	['contract_add', 'Owner, supplier'],
	['contract_', 'Utility or supplier'],
	['connection_', 'Utility'],
	['supply_', 'Owner, engineer'],
	['battery_', 'Owner'],
	['peak_pue', 'Engineer'],
	['hall_', 'Owner, builder'],
	['order_site', 'Owner'],
	['order_power_cap', 'Owner'],
	['order_', 'Owner, chip supplier'],
	['training_', 'Model team'],
	['workload_', 'Model team'],
	['priority', 'Model team'],
	['application_', 'Product owner'],
]

/** Beds, travellers, hours and shifts are the builder’s with the trades. */
export const whoDecides = (lever: LeverKind): string =>
	DECIDERS.find(([start]) => lever.startsWith(start))?.[1] ?? 'Builder, trades'
