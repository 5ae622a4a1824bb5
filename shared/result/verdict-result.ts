import type { Layer } from '#shared/layers.ts'

/** What a plan, a site or a layer comes to, the first that fits. Verdict V5. */
export const VERDICT_STATES = [
	'empty',
	'incomplete',
	'no_data',
	'short',
	'late',
	'tight',
	'idle',
	'was_short',
	'on_target',
] as const
export type VerdictState = (typeof VERDICT_STATES)[number]

/** What leads. Verdict V7. */
export const HEADLINE_CASES = [
	'empty',
	'incomplete',
	'past_only',
	'target_missed',
	'target_late',
	'idle',
	'below_cost',
	'unserved',
	'target_met',
	'all_met',
] as const
export type HeadlineCase = (typeof HEADLINE_CASES)[number]

/** Kinds of loss, never added to one another in megawatts. Verdict V3. */
export const LOSS_KINDS = ['late', 'unserved', 'stranded', 'idle', 'belowCost'] as const
export type LossKind = (typeof LOSS_KINDS)[number]

/** Why something is lost, by the layer that it is lost in. Verdict V4. */
export const LOSS_CAUSES = {
	energy: [
		'interconnection_limit',
		'contingency_reserve',
		'fuel_hours',
		'worst_day',
		'flexibility',
		'meter_full',
		'starts_later',
		'ramping',
		'works_of_others',
		'plant_late',
		'unbacked_interruption',
		'curtailed',
		'not_contracted',
	],
	infrastructure: [
		'racks_over_hall',
		'refit',
		'outage',
		'as_planned_later',
		'slipped_labor',
		'slipped_purchase',
		'slipped_reported',
		'lead_time',
		'not_planned',
	],
	chips: ['due_later', 'slipped', 'licence', 'installing', 'no_room', 'retired', 'fragmentation', 'not_ordered'],
	models: [
		'fits_no_chip',
		'held_to_site',
		'no_site_in_reach',
		'context_over_model',
		'batch_bound',
		'model_training',
		'over_built',
	],
	applications: ['over_built', 'price_below_cost'],
} as const satisfies Readonly<Record<Layer, readonly string[]>>
export type LossCause = (typeof LOSS_CAUSES)[Layer][number]

/** Megawatt-months and money; money is null where nothing is priced. */
export type Lost = { readonly mwMonths: number; readonly usd: number | null }
export type Totals = Readonly<Record<LossKind, Lost>>

/** What the sentence of a loss needs beside its numbers; null where there is none. */
export type LossFacts = {
	/** MW IT of the worst month */
	readonly mw: number
	/** month from which it is there at last; null: not within the plan */
	readonly until: string | null
	/** month in which it was to be there as planned */
	readonly planned: string | null
	/** chip, trade or item of equipment that it hangs on */
	readonly chip: string | null
	readonly trade: string | null
	readonly equipment: string | null
	/** of racks that a hall cannot carry: what a rack draws and what a place in the hall gives, kW, and the share that runs */
	readonly racks: { readonly unitKW: number; readonly hallKW: number; readonly share: number } | null
	/** of what stands idle or stranded: what of it; null: nothing does */
	readonly stands: 'energy' | 'infrastructure' | 'chips' | null
	/** of what stands idle: the share of it that is used */
	readonly usedShare: number | null
	/** of what is sold below cost: USD a unit */
	readonly unitCostUsd: number | null
	readonly priceUsd: number | null
	/** of what is let: true where tenants' chips or hours are what is lost */
	readonly ofTenant: boolean
}

/** One loss a (kind, cause, layer, site, item, past), from–to over gaps. */
export type Loss = Lost & {
	readonly kind: LossKind
	readonly cause: LossCause
	readonly layer: Layer
	readonly siteId: string | null
	/** a key of `schedule` (`phase:ID`, `contract:ID`, `order:ID`), `workload:ID` or `application:ID`; null: of the whole site */
	readonly item: string | null
	readonly from: string
	readonly to: string
	/** before the status month: told as past, never advised on */
	readonly past: boolean
	/** MW-months that lifting this layer alone gives back */
	readonly regainedAlone: number
	readonly facts: LossFacts
}

/** What a date hangs on: of what is delivered late, or would be. */
export type SetsDate = Pick<Loss, 'cause' | 'layer' | 'siteId' | 'item' | 'facts'>

/** A month that is reached, and by how many months it is late: early is negative, null where it never comes. */
export type Reached = { readonly month: string | null; readonly monthsLate: number | null }

export type LayerVerdict = Lost & {
	readonly state: VerdictState
	/** 0 or more; null where short */
	readonly monthsLate: number | null
}
export type LayerVerdicts = Readonly<Record<Layer, LayerVerdict>>

/** stated: a date was asked for; plan: the plan's own dates are what it is measured by. */
export type VerdictBasis = 'stated' | 'plan'

export type TargetStep = {
	readonly month: string
	readonly itMW: number
	/** first month with so much, within the tolerance */
	readonly reached: string | null
	readonly monthsLate: number | null
}

export type SiteVerdict = {
	readonly basis: VerdictBasis
	readonly state: VerdictState
	readonly layers: LayerVerdicts
	readonly fullPower: Reached
	readonly firstPower: string | null
	readonly steps: readonly TargetStep[]
}

export type HeadlineFacts = {
	/** MW IT that the last step asks for, and the most that is delivered */
	readonly targetItMW: number
	readonly deliveredItMW: number
	readonly targetMonth: string | null
	readonly fullPower: string | null
	readonly monthsLate: number | null
	/** of the loss that leads: its place in `losses`; null where none does */
	readonly loss: number | null
	/** of what is missing first: the layer in which it is to be entered */
	readonly missing: Layer | null
	/** share of the year’s demand not served, of what is idle used, of price that is missing to cost, of spare in the tightest layer */
	readonly share: number | null
	/** of demand that goes unserved: the year in which its cause leaves most so */
	readonly year: string | null
	readonly tightest: Layer | null
	/** where the plan falls back after its full power: the month, and what is delivered then */
	readonly fallsBack: { readonly month: string; readonly itMW: number; readonly ofItMW: number } | null
}

/** What a plan says of itself: is the target met, what is lost, why. Verdict V8. */
export type PlanVerdict = {
	readonly statusMonth: string
	readonly basis: VerdictBasis
	readonly fullPower: Reached
	readonly firstPower: string | null
	readonly state: VerdictState
	readonly headline: { readonly case: HeadlineCase; readonly facts: HeadlineFacts }
	readonly layers: LayerVerdicts
	readonly sites: Readonly<Record<string, SiteVerdict>>
	/** by money, the dearest first */
	readonly losses: readonly Loss[]
	/** what is coming, and what is past */
	readonly totals: Totals & { readonly past: Totals }
}
