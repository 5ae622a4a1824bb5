import type { BindingCause } from './result/cause-result.ts'
import type { FullPower } from './document/full-power.ts'
import type { PlaceRule, PriceRule } from './result/energy-result.ts'
import type { LotRole } from './result/equipment-result.ts'
import type { Layer } from './layers.ts'
import type { Milestone } from './result/milestone-result.ts'
import type { ShortfallGroup } from './result/shortfall-result.ts'

type OfKind = { readonly kind: string }
type RemarksChoice = { readonly row: string; readonly rule: PlaceRule; readonly anchor: string | null }

/** What the remarks on a figure rest on: why an input holds, or what decided an algorithm's output here. Shares are of one. */
export type RemarkFacts = {
	/** past their ramp, and fed */
	all_fed: { readonly accelerators: number }
	asks_for_jobs: { readonly archetype: string }
	/** what binds in a month, and why */
	bound: { readonly cause: BindingCause }
	builds_nothing: OfKind
	by_great_circle: { readonly from: string; readonly to: string }
	by_kind: OfKind
	by_role: { readonly role: LotRole }
	chosen_as: Pick<RemarksChoice, 'rule' | 'anchor'>
	/** an item that is not ordered, the month it is needed in and the one it comes in if it is ordered now */
	comes_if_ordered: { readonly item: string; readonly need: string; readonly arrives: string }
	delays_halls: { readonly halls: readonly { readonly name: string; readonly months: number }[] }
	clearness_of_year: { readonly place: string; readonly kWhPerM2: number }
	drawn_as_asked: OfKind
	export_rule: {
		readonly chip: string
		readonly country: string
		readonly status: 'open' | 'licence' | 'barred'
	}
	/** `otherwise`: the field's own words for what holds then */
	field_not_stated: { readonly otherwise: string }
	full_power: { readonly full: FullPower; readonly reached: readonly Milestone[] }
	hall_in_operation: { readonly hall: string }
	/** shares of the heat, and MW, in the hottest hour */
	heat_in_hottest_hour: {
		readonly freeShare: number
		readonly liquidMW: number
		readonly airMW: number
		readonly chillerMW: number
	}
	inputs_counted: {
		readonly own: number
		readonly total: number
		readonly unsourced: number
		readonly benchmark: number
		readonly guess: number
		readonly stale: number
	}
	kind_burns_nothing: OfKind
	kind_gives_no_firm: OfKind
	kind_keeps_rating: OfKind
	kind_not_accredited: OfKind
	kind_not_cut: OfKind
	kind_without_minimum: OfKind
	land_bought_ahead: { readonly months: number }
	/** finished in a month, or within none that are looked at */
	late: {
		readonly cause: 'progress' | 'space' | 'windows' | 'labour' | 'long_lead'
		readonly of: string
		readonly finish: string | null
		readonly delayMonths: number
	}
	layer_binds: { readonly layer: Layer }
	/** accelerators past their ramp that would draw more than power feeds or halls house */
	limited_by: {
		readonly accelerators: number
		readonly wantedMW: number
		readonly least: 'power' | 'halls' | 'racks'
		readonly leastMW: number
	}
	load_of: { readonly role: LotRole }
	lost_to: { readonly groups: readonly ShortfallGroup[] }
	/** `labelled`: those that are told as inputs, in their order */
	milestones: { readonly milestones: readonly Milestone[]; readonly labelled: readonly Milestone[] }
	money_by_quality: { readonly shares: readonly { readonly quality: string; readonly share: number }[] }
	money_shown_in: { readonly currency: string }
	needed_for: { readonly item: string; readonly need: string; readonly delivery: string | null }
	no_chip_price: { readonly chip: string }
	no_fuel_mix: { readonly gridRegion: string }
	no_hours_of_kind: OfKind
	no_new_connection: OfKind
	no_price_by_power: { readonly item: string }
	no_price_in_region: { readonly gridRegion: string }
	/** figures with their units, of so many places or months */
	not_added_up: { readonly low: string; readonly high: string; readonly count: number; readonly of: string }
	not_in_usual_tariff: OfKind
	/** who brings what of the power asked for in an hour, the first asked first; `mostMW` null: brought by nothing */
	order_of_merit: {
		readonly askedMW: number
		readonly steps: readonly { readonly name: string; readonly MW: number; readonly mostMW: number | null }[]
	}
	price_by_rule: { readonly rule: PriceRule }
	queue_position: { readonly status: string }
	/** the densest rack of a hall’s own orders, of which nothing is stated */
	/** how panels stand that do not follow the sun */
	panels_stand: { readonly mount: 'fixed' | 'tilted' }
	rack_of_order: { readonly order: string; readonly chip: string; readonly kW: number }
	/** the chip that can use most of a hall, of those ordered; `share` 0: it finds no liquid there */
	racks_too_dense: {
		readonly chip: string
		readonly unitKW: number
		readonly hallKW: number
		readonly share: number
	}
	refreshed: { readonly order: string; readonly afterMonths: number }
	row_chosen: RemarksChoice
	/** `km`: null where the plan names the market, and all its hands come */
	row_within_reach: RemarksChoice & { readonly km: number | null }
	runs_between: { readonly start: string; readonly finish: string }
	sized_on_default_chip: { readonly chip: string }
	status: { readonly status: string }
	status_of_kind: OfKind & { readonly status: string }
	steady_by_kind: OfKind
	/** of at most so much, in an hour; `rank`: its place among contracts */
	step_gives: { readonly MW: number; readonly mostMW: number | null; readonly rank: number | null }
	supply_reserve: { readonly reserve: string }
	trains_in: { readonly precision: string }
	/** whose turn a workload had, and how many accelerators it lacks */
	turn: { readonly turn: number; readonly of: number; readonly missing: number }
	years_after_factor: { readonly year: number }
	years_after_row: { readonly priceYear: number; readonly rowYear: number; readonly market: string }
}

/** Remarks that rest on no fact: the code says it all. */
export type PlainRemark =
	| 'accelerators_by_memory'
	| 'always_0'
	| 'as_connections'
	| 'as_stated'
	| 'assumption_holds'
	| 'attention_where_stated'
	| 'attributes_bundled'
	| 'backup_of_non_firm_only'
	| 'batch_at_fitted_end'
	| 'batch_fills_memory'
	| 'batch_meets_latency'
	| 'bill_of_the_people'
	| 'bought_not_leased'
	| 'breakers_and_tie'
	| 'built'
	| 'capture_of_sun'
	| 'capture_of_sun_or_wind'
	| 'connection_there'
	| 'contract_not_left'
	| 'cooling_by_own_curve'
	| 'cooling_in_climate_table'
	| 'cost_stated_by_kw'
	| 'cost_sunk'
	| 'critical'
	| 'deadline_stated_instead'
	| 'debt_by_cover'
	| 'debt_by_gearing'
	| 'delays_no_hall'
	| 'energy_by_hours_of_kind'
	| 'every_day_of_weeks_on'
	| 'exit_month_given'
	| 'fabric_stands_with_accelerators'
	| 'firm_by_machines'
	| 'firm_by_share'
	| 'fit_out_brings_it'
	| 'fit_out_finds_gear'
	| 'fit_out_finds_it'
	| 'from_first_month'
	| 'fuel_of_gas_only'
	| 'grid_factor_counts'
	| 'hall_from_the_ground'
	| 'headroom_of_inference_only'
	| 'hours_reported_together'
	| 'hub_of_differences_only'
	| 'import_limit_given'
	| 'input_earns_nothing'
	| 'largest_machine_out'
	| 'leased'
	| 'load_shape_by_kind'
	| 'loaded_to_rating'
	| 'mean_of_applications'
	| 'mechanical_plant'
	| 'mfu_at_any_size'
	| 'minimum_load_of_gas_only'
	| 'monday_to_friday'
	| 'month_of_730_hours'
	| 'lodging_by_wages'
	| 'rural_land'
	| 'battery_by_country'
	| 'wages_not_known'
	| 'no_beds_stated'
	| 'no_cap_stated'
	| 'no_deadline_stated'
	| 'no_delay_stated'
	| 'no_demand_charge'
	| 'no_financing_stated'
	| 'no_fuel_limit'
	| 'no_hall_cost_stated'
	| 'no_hall_from_the_ground'
	| 'no_hall_in_operation'
	| 'no_hours_barred'
	| 'no_hours_reported'
	| 'no_import_limit'
	| 'no_land_bought'
	| 'no_landlord'
	| 'no_late_case'
	| 'no_lead_of_chip'
	| 'no_lead_of_kind'
	| 'no_lead_published'
	| 'no_licence_waited_for'
	| 'no_limit_stated'
	| 'no_losses_known'
	| 'no_capacity_price'
	| 'no_minimum_step'
	| 'no_outage_planned'
	| 'no_package'
	| 'no_ramp_steps'
	| 'no_revenue_stated'
	| 'no_rotation_stated'
	| 'no_slip_stated'
	| 'no_spare_by_blocks'
	| 'no_such_contract'
	| 'no_take_or_pay'
	| 'no_target_stated'
	| 'no_term_stated'
	| 'no_tokens_stated'
	| 'no_training_run'
	| 'no_utility_contract'
	| 'no_value'
	| 'nobody_reported'
	| 'none_listed'
	| 'none_published'
	| 'none_stated'
	| 'none_to_spare'
	| 'not_accredited'
	| 'not_built_by_plan'
	| 'not_let'
	| 'not_mechanical_plant'
	| 'not_returned'
	| 'nothing_listed'
	| 'nothing_lost'
	| 'nothing_reckoned_from'
	| 'nothing_runs_beside'
	| 'nothing_short'
	| 'one_hour'
	| 'one_machine'
	| 'one_port_each'
	| 'one_system'
	| 'one_to_spare'
	| 'only_stated_mfu_scaled'
	| 'output_left_by_ppa_only'
	| 'own_plant_or_none'
	| 'parameters_not_published'
	| 'people_reported_together'
	| 'place_in_horizon'
	| 'plan_states_its_own'
	| 'plans_own'
	| 'plant_without_substation'
	| 'price_holds_capital'
	| 'prior_holds'
	| 'ramp_steps_listed'
	| 'rated'
	| 'run_by_another_party'
	| 'scope_finds_none'
	| 'serves_no_application'
	| 'serves_no_tokens'
	| 'short_battery_not_accredited'
	| 'standing_listed'
	| 'stated'
	| 'status_month'
	| 'stores_nothing'
	| 'substation_built'
	| 'substation_stands'
	| 'supplied_by_others'
	| 'surplus_bought_of_ppa_only'
	| 'surplus_sold_by_ppa_only'
	| 'swing_over_time_zones'
	| 'system_carries_all'
	| 'taken_as_it_comes'
	| 'takes_no_land'
	| 'tenants_own'
	| 'tenants_own_not_rented'
	| 'to_last_month'
	| 'units_as_at_start'
	| 'units_by_size'
	| 'units_less_reserve'
	| 'users_place_not_stated'
	| 'usual_land_bought'
	| 'usual_of_kind'
	| 'usual_ranks'
	| 'sun_of_place'
	| 'virtual_ppa_without_factor'
	| 'wages_of_markets'
	| 'work_hours_by_12'
	| 'year_of_hours_by_12'
	| 'years_since_first_month'

export type FactRemark = {
	[Code in keyof RemarkFacts]: { readonly code: Code; readonly facts: RemarkFacts[Code] }
}[keyof RemarkFacts]
/** Why a figure is what it is, before it is said. */
export type Remark = PlainRemark | FactRemark
