import type { LeverKind } from '#shared/decisions.ts'
import { listed } from './counts.ts'

/** What was tested, as a planner calls it; what is turned by one kind of change has one name. */
const NAMES: Readonly<Record<LeverKind, string>> = {
	contract_capacity: 'more contracted power',
	contract_further: 'more contracted power',
	contract_backup: 'more backup',
	contract_add: 'bridge power',
	plant_add: 'on-site plant',
	connection_limit: 'a larger interconnection',
	connection_transformers: 'more transformers',
	connection_spare: 'spare transformers',
	gas_supply: 'more gas',
	supply_redundancy: 'N−1 across the site',
	battery_add: 'batteries',
	battery_energy: 'batteries',
	hall_cooling: 'other cooling',
	hall_density: 'denser racks',
	hall_refit: 'refits',
	hall_start: 'another order of halls',
	hall_sequence: 'another order of halls',
	hall_size: 'larger halls',
	hall_prefab: 'prefabrication',
	hall_add: 'more halls',
	purchase_month: 'earlier equipment orders',
	beds: 'more beds',
	travellers: 'more travelers',
	net_adds: 'more travelers',
	shifts: 'more shifts',
	order_month: 'earlier chip orders',
	order_later: 'later chip orders',
	order_accelerators: 'more chips',
	order_add: 'more chips',
	order_fewer: 'smaller chip orders',
	order_retirement: 'longer service of chips',
	order_site: 'chips at another site',
	order_hall: 'chips in another hall',
	order_chip: 'another chip',
	order_power_cap: 'power caps',
	training_accelerators: 'more accelerators for training',
	workload_precision: 'another precision',
	workload_utilisation: 'higher utilization',
	workload_latency: 'slower tokens',
	workload_model: 'another model',
	workload_application: 'work moved between workloads',
	workload_site: 'work moved between sites',
	workload_placement: 'work moved between sites',
	workload_class: 'work farther from its users',
	workload_residency: 'work farther from its users',
	workload_flexibility: 'work that pauses during curtailment',
	priority: 'another priority',
}
const MOST_NAMED = 5

/** «Tested: more contracted power, bridge power and larger halls.»; nothing where nothing was. */
export function testedText(levers: readonly LeverKind[]): string {
	const names = [...new Set(levers.map((lever) => NAMES[lever]))]
	const rest = names.length - MOST_NAMED
	// One that is left takes no more room than its number.
	const shown = rest > 1 ? [...names.slice(0, MOST_NAMED), `${String(rest)} other kinds of change`] : names
	return shown.length === 0 ? '' : `Tested: ${listed(shown)}.`
}
