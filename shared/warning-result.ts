/** What may be doubtful about a plan; each has its sentence in the engine and its page in `wording/warning-words.ts`. */
export type WarningCode =
	| 'above_batch_ceiling'
	| 'attention_matters'
	| 'before_availability'
	| 'below_memory_floor'
	| 'chips_before_power'
	| 'chips_over_halls'
	| 'climate_far'
	| 'context_beyond_model'
	| 'cost_market_far'
	| 'deadline_missed'
	| 'density_over_cooling'
	| 'density_over_hall'
	| 'edge_chip_ordered'
	| 'efficiency_at_large_size'
	| 'emissions_limit'
	| 'energy_uncovered'
	| 'first_token_late'
	| 'floor_area_out_of_band'
	| 'goodput_above_expected'
	| 'hall_late'
	| 'jobs_without_workload'
	| 'land_short'
	| 'latency_out_of_reach'
	| 'licence_not_commercial'
	| 'long_lead'
	| 'mfu_above_published'
	| 'mixed_emission_bases'
	| 'no_labour_market'
	| 'no_offsite_water'
	| 'no_strike_price'
	| 'no_workload'
	| 'part_rack'
	| 'precision_without_units'
	| 'procurement_short'
	| 'queue_not_counted'
	| 'replica_beyond_scale_up'
	| 'replica_does_not_fit'
	| 'served_in_devices'
	| 'single_unit'
	| 'start_before_queue'
	| 'surplus_lost'
	| 'water_limit'
	| 'work_by_parameters'

export type Warning = {
	/** dotted path of the plan field, as in a problem */
	readonly path: string
	readonly code: WarningCode
	readonly text: string
	readonly mend: string
}
