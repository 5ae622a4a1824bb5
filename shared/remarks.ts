import type { BindingCause } from './result/cause-result.ts'
import type { FullPower } from './document/full-power.ts'
import type { PlaceRule, PriceRule } from './result/energy-result.ts'
import type { LotRole } from './result/equipment-result.ts'
import type { Layer } from './layers.ts'
import type { PlainRemark } from './plain-remarks.ts'
import type { Milestone } from './result/milestone-result.ts'
import type { ShortfallGroup } from './result/shortfall-result.ts'
import type { SetsDate } from './result/verdict-result.ts'

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
	/** month null: not within the plan; `set`: what the layer with least capacity lacks the month before, or at the plan’s end */
	first_power: {
		readonly month: string | null
		readonly reached: readonly Milestone[]
		readonly set: readonly SetsDate[]
	}
	full_power: {
		readonly full: FullPower
		readonly reached: readonly Milestone[]
		readonly set: readonly SetsDate[]
	}
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
	/** how panels stand that do not follow the sun */
	panels_stand: { readonly mount: 'fixed' | 'tilted' }
	/** the densest rack of a hall’s own orders, of which nothing is stated */
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
	sets_date: { readonly month: string | null; readonly set: SetsDate }
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

export type FactRemark = {
	[Code in keyof RemarkFacts]: { readonly code: Code; readonly facts: RemarkFacts[Code] }
}[keyof RemarkFacts]
/** Why a figure is what it is, before it is said. */
export type Remark = PlainRemark | FactRemark
