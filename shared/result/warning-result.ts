import type { CauseCode } from './cause-result.ts'
import type { MoneyWarningFacts } from './money-warning-facts.ts'
import type { RackWarningFacts } from './rack-warning-facts.ts'
import type { Precision } from '#shared/catalogue/types.ts'

/** A month, as `2027-03`; null where it lies beyond the plan. */
type Month = string | null
/** Whether what the mend would move still lies ahead of the status month. */
type WarningResultOpen = { readonly open: boolean }

/** When all of a site's target runs, beside the month by which it is asked for. */
export type TargetDate = {
	readonly site: string
	readonly itMW: number
	readonly asked: string
	/** null: in no month of the plan */
	readonly runs: string | null
}

/** What may be doubtful about a plan, and the facts that its sentence rests on. Shares are of one. */
export type WarningFacts = MoneyWarningFacts &
	RackWarningFacts & {
		above_batch_ceiling: {
			readonly run: string
			readonly accelerators: number
			readonly ceiling: number
			/** tokens of the batch that is assumed; null where the plan states one */
			readonly assumedBatchTokens: number | null
		}
		/** a report dated after the status month */
		actual_after_as_of: { readonly of: string; readonly month: string; readonly asOf: string }
		/** why a report tells nothing: what it is of is not built by the plan, or it says nothing */
		actual_not_read: { readonly of: string; readonly month: string; readonly why: 'not_built' | 'empty' }
		/** a pace out of all reason: months or hours earned for one that went by, and the bounds the forecast keeps to */
		actuals_implausible: {
			readonly of: string
			readonly cpi: number | null
			readonly spi: number | null
			readonly least: number
			readonly most: number
		}
		/** a hall under way, and of how many items with longer leads nothing is stated */
		assumed_ordered: { readonly hall: string; readonly items: number }
		attention_matters: { readonly run: string; readonly share: number; readonly sequenceTokens: number }
		before_availability: WarningResultOpen & {
			readonly order: string
			readonly chip: string
			readonly racked: Month
			readonly available: Month
		}
		below_memory_floor: { readonly run: string; readonly accelerators: number; readonly floor: number }
		/** its hall comes after its racks and after the power; power: null where it is there by then */
		chips_before_hall: WarningResultOpen & {
			readonly order: string
			readonly racked: Month
			readonly hall: string
			readonly finish: Month
			readonly power: Month
		}
		chips_before_power: WarningResultOpen & { readonly order: string; readonly racked: Month; readonly power: Month }
		chips_over_halls: { readonly site: string; readonly chipsItMW: number; readonly hallsItMW: number }
		/** a site that states no country, and the one its nearest known place lies in */
		country_assumed: { readonly site: string; readonly country: string }
		grid_region_abroad: { readonly site: string; readonly row: string; readonly country: string }
		grid_region_far: { readonly site: string; readonly row: string; readonly anchor: string; readonly km: number }
		no_grid_region: { readonly site: string; readonly country: string }
		climate_abroad: { readonly site: string; readonly row: string; readonly country: string; readonly km: number }
		climate_far: { readonly site: string; readonly row: string; readonly km: number }
		context_beyond_model: {
			readonly workload: string
			readonly model: string
			readonly tokens: number
			readonly most: number
		}
		cost_market_far: { readonly site: string; readonly row: string; readonly km: number }
		deadline_missed: WarningResultOpen & { readonly run: string; readonly ends: Month; readonly deadline: Month }
		edge_chip_ordered: { readonly order: string; readonly chip: string }
		efficiency_at_large_size: {
			readonly run: string
			readonly accelerators: number
			readonly beyond: number
			readonly low: number
			readonly usual: number
		}
		emissions_limit: { readonly site: string; readonly tonnes: number; readonly year: number; readonly limit: number }
		/** the month with the largest part of its load unserved */
		energy_unserved: { readonly site: string; readonly share: number; readonly month: string }
		/** `barred`: it is not delivered at all; else it wants a licence of which no month is stated */
		export_licence: {
			readonly order: string
			readonly chip: string
			readonly country: string
			readonly barred: boolean
			readonly asOf: string
		}
		/** non-firm power that no work may pause for and no battery carries, in the best month in which all of it serves */
		nonfirm_uncounted: {
			readonly site: string
			readonly uncountedMW: number
			readonly nonFirmMW: number
			readonly workMW: number
			readonly batteryMW: number
		}
		/** the grid may call more than there is work that may pause */
		promise_unbacked: { readonly contract: string; readonly promisedMW: number; readonly workMW: number }
		/** load that stands on the meter already takes all that its imports bring */
		meter_full: { readonly site: string; readonly existingMW: number; readonly month: string }
		/** the buyer lifts heat further than a pump does well */
		heat_below_buyer: { readonly site: string; readonly askedC: number; readonly sourceC: number }
		/** in none of the months in which heat is taken there is so much; `mostMW` in the best of them */
		heat_over_supply: { readonly site: string; readonly askedMW: number; readonly mostMW: number }
		/** take or pay of a PPA */
		field_without_effect: { readonly contract: string; readonly field: 'take_or_pay' }
		minimum_load_above_demand: { readonly contract: string; readonly minimumMW: number; readonly loadMW: number }
		ppa_over_volume: {
			readonly contract: string
			readonly year: number
			/** its output of the year ÷ the site’s load */
			readonly share: number
			readonly usdPerMWh: number
		}
		ppa_without_grid: { readonly contract: string }
		first_token_late: { readonly workload: string; readonly seconds: number; readonly targetSeconds: number }
		floor_area_out_of_band: {
			readonly hall: string
			readonly m2PerMW: number
			readonly low: number
			readonly high: number
		}
		goodput_above_expected: { readonly run: string; readonly assumed: number; readonly expected: number }
		hall_crowded: { readonly hall: string; readonly density: number; readonly percent: number }
		hall_late: WarningResultOpen & {
			readonly hall: string
			readonly planned: Month
			readonly finish: Month
			readonly delayMonths: number
			readonly cause: CauseCode | null
		}
		/** planned megawatts at the meter a month after a site’s first hall, beside what published campuses did */
		ramp_over_published: {
			readonly site: string
			readonly mwPerMonth: number
			readonly from: string
			readonly to: string
			readonly low: number
			readonly high: number
			readonly most: number
		}
		/** an item listed as standing of which a hall needs none */
		plant_not_needed: { readonly hall: string; readonly item: string }
		jobs_without_workload: { readonly application: string }
		land_short: {
			readonly site: string
			readonly hectares: number
			readonly meterMW: number
			readonly needHectares: number
			/** whether land of it is for a solar field */
			readonly solarField: boolean
		}
		latency_out_of_reach: {
			readonly workload: string
			readonly model: string
			readonly chip: string
			readonly leastMs: number
			readonly askedMs: number
		}
		licence_not_commercial: { readonly workload: string; readonly model: string; readonly licence: string | null }
		long_lead: {
			readonly site: string
			readonly item: string
			readonly count: number
			/** bought, and so many months late; else the month it was to be ordered by */
			readonly bought: boolean
			readonly lateMonths: number
			readonly orderBy: Month
			readonly othersLate: number
			/** the hall that waits longest if what is not ordered is ordered now; null: none does */
			readonly waits: { readonly hall: string; readonly finish: Month; readonly ifOrdered: Month } | null
		}
		mfu_above_published: { readonly run: string; readonly mfu: number; readonly high: number; readonly middle: number }
		upgrade_stated_twice: { readonly contract: string; readonly work: string; readonly totalUsd: number }
		contract_in_study: { readonly contract: string; readonly firmMW: number }
		mixed_emission_bases: null
		hours_over_law: {
			readonly site: string
			readonly hours: number
			readonly most: number
			/** whether workers there may sign that the limit does not hold for them */
			readonly optOut: boolean
		}
		/** whether people are entered for the site by hand; the country's nearest market, null where none is known */
		no_labour_market: {
			readonly site: string
			readonly ownPeople: boolean
			/** whether dates wait for the people there are: known there, or stated */
			readonly counted: boolean
			readonly nearest: { readonly name: string; readonly km: number } | null
		}
		no_offsite_water: { readonly gridRegion: string }
		/** planned to be finished by the status month, and nothing is reported of it though other work is */
		no_report: { readonly of: string; readonly planned: string; readonly asOf: string }
		no_strike_price: { readonly contract: string }
		no_workload: { readonly application: string }
		part_rack: {
			readonly order: string
			readonly chip: string
			readonly accelerators: number
			readonly whole: 'rack' | 'server'
			readonly each: number
		}
		precision_without_units: { readonly workload: string; readonly chip: string; readonly precision: Precision }
		procurement_short: {
			readonly site: string
			readonly item: string
			readonly ordered: number
			readonly needed: number
		}
		plant_runs_later: { readonly contract: string; readonly month: string }
		queue_not_counted: { readonly contract: string }
		replica_beyond_scale_up: {
			readonly model: string
			readonly chip: string
			readonly accelerators: number
			readonly joined: number
		}
		target_late: TargetDate
		/** `rates`: no chip ordered publishes a rate to size it from */
		replica_does_not_fit: { readonly workload: string; readonly model: string; readonly rates: boolean }
		retirement_hole: {
			readonly order: string
			readonly chip: string
			readonly accelerators: number
			readonly month: string
			readonly afterMonths: number
		}
		served_in_devices: { readonly application: string; readonly workload: string }
		single_transformer: { readonly site: string }
		single_unit: { readonly contract: string }
		start_before_queue: { readonly contract: string; readonly usualMonths: number; readonly lateProbability: number }
		/** `after`: the step it waits for; null: the hall itself */
		step_out_of_order: {
			readonly hall: string
			readonly step: string
			readonly after: string | null
			readonly stated: Month
			readonly could: Month
		}
		/** a contract that delivers, and the region of its site: nobody publishes a price there and the plan states none */
		unpriced: { readonly contract: string; readonly gridRegion: string }
		/** of the on-site output of a calendar year */
		/** no market is within reach: hands are reckoned from all who build in the country, in millions */
		labour_national_pool: {
			readonly site: string
			readonly country: string
			readonly electricians: number
			readonly buildersM: number
		}
		/** no market is within reach, and no wage of the country is known */
		wage_unknown: { readonly site: string; readonly country: string }
		/** panels whose place has no sun that is known: `share` of capacity is its kind’s */
		sun_unknown: { readonly contract: string; readonly place: string; readonly share: number }
		surplus_spilled: { readonly site: string; readonly year: number; readonly share: number }
		travellers_many: {
			readonly country: string
			readonly heads: number
			readonly most: number
			readonly month: Month
		}
		vppa_strike_outside_market: {
			readonly contract: string
			readonly strikeUsdPerMWh: number
			readonly usualUsdPerMWh: number
			readonly hubUsdPerMWh: number
			/** what a full year settles, paid by the plan */
			readonly settlementUsd: number
		}
		water_limit: { readonly site: string; readonly m3: number; readonly year: number; readonly limit: number }
		work_by_parameters: { readonly run: string; readonly model: string; readonly architecture: string }
	}
export type WarningCode = keyof WarningFacts

type WarningOf<Code extends WarningCode> = {
	/** dotted path of the plan field, as in a problem */
	readonly path: string
	readonly code: Code
	readonly facts: WarningFacts[Code]
}
/** What may be doubtful, at its place in the plan. */
export type Warning<Code extends WarningCode = WarningCode> = { [One in Code]: WarningOf<One> }[Code]
