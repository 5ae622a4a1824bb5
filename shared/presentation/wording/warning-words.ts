import type { WarningCode } from '#shared/warning-result.ts'

type WarningWords = {
	/** where a planner mends it */
	readonly page: 'sites' | 'energy' | 'infrastructure' | 'chips' | 'models'
	/** what it puts in doubt: that the plan works, a date or money, or how exact a figure is */
	readonly touches: 'work' | 'dates' | 'figures'
}

/** Every warning there is: one that is added to the engine does not compile before it stands here. */
export const WARNING_WORDS = {
	above_batch_ceiling: { page: 'models', touches: 'work' },
	attention_matters: { page: 'models', touches: 'figures' },
	before_availability: { page: 'chips', touches: 'dates' },
	below_memory_floor: { page: 'models', touches: 'work' },
	chips_before_power: { page: 'chips', touches: 'dates' },
	chips_over_halls: { page: 'chips', touches: 'work' },
	climate_far: { page: 'sites', touches: 'figures' },
	context_beyond_model: { page: 'models', touches: 'work' },
	cost_market_far: { page: 'sites', touches: 'figures' },
	deadline_missed: { page: 'models', touches: 'work' },
	density_over_cooling: { page: 'infrastructure', touches: 'work' },
	density_over_hall: { page: 'chips', touches: 'work' },
	edge_chip_ordered: { page: 'chips', touches: 'dates' },
	efficiency_at_large_size: { page: 'models', touches: 'dates' },
	emissions_limit: { page: 'sites', touches: 'work' },
	energy_uncovered: { page: 'energy', touches: 'work' },
	first_token_late: { page: 'models', touches: 'dates' },
	floor_area_out_of_band: { page: 'infrastructure', touches: 'figures' },
	goodput_above_expected: { page: 'models', touches: 'dates' },
	hall_late: { page: 'infrastructure', touches: 'dates' },
	jobs_without_workload: { page: 'models', touches: 'work' },
	land_short: { page: 'sites', touches: 'dates' },
	latency_out_of_reach: { page: 'models', touches: 'work' },
	licence_not_commercial: { page: 'models', touches: 'dates' },
	long_lead: { page: 'infrastructure', touches: 'dates' },
	mfu_above_published: { page: 'models', touches: 'figures' },
	mixed_emission_bases: { page: 'sites', touches: 'figures' },
	no_labour_market: { page: 'sites', touches: 'figures' },
	no_offsite_water: { page: 'sites', touches: 'figures' },
	no_strike_price: { page: 'energy', touches: 'figures' },
	no_workload: { page: 'models', touches: 'work' },
	part_rack: { page: 'chips', touches: 'figures' },
	precision_without_units: { page: 'models', touches: 'figures' },
	procurement_short: { page: 'infrastructure', touches: 'dates' },
	queue_not_counted: { page: 'energy', touches: 'work' },
	replica_beyond_scale_up: { page: 'models', touches: 'figures' },
	replica_does_not_fit: { page: 'models', touches: 'work' },
	served_in_devices: { page: 'models', touches: 'work' },
	single_unit: { page: 'energy', touches: 'work' },
	start_before_queue: { page: 'energy', touches: 'dates' },
	surplus_lost: { page: 'energy', touches: 'dates' },
	water_limit: { page: 'sites', touches: 'work' },
	work_by_parameters: { page: 'models', touches: 'figures' },
} as const satisfies Record<WarningCode, WarningWords>
