import type { BindingCause, CauseCode } from './cause-result.ts'
import type { Series } from '#shared/series.ts'
import type { Layer } from '#shared/layers.ts'

/** Months in which one layer binds for one cause, and what they cost. */
export type ShortfallGroup = {
	readonly layer: Layer
	readonly cause: CauseCode
	/** the site that loses most of it; null where models are what is missing */
	readonly siteId: string | null
	readonly MWMonths: number
	/** part of all that is lost */
	readonly share: number
	/** how many months it binds in, the first and the last of them */
	readonly months: number
	readonly firstMonth: string
	readonly lastMonth: string
}

/** What holds the plan back most, by megawatt-months of demand that is not served. */
export type Headline = {
	readonly layer: Layer
	readonly cause: CauseCode
	readonly siteId: string | null
	/** the months that hold most of its loss, both counted */
	readonly from: string
	readonly to: string
	/** one month · to the last month with demand · a span */
	readonly form: 'in' | 'from' | 'between'
	readonly groupMWMonths: number
	readonly lostMWMonths: number
	readonly shareOfLost: number
	/** tokens where most of what is lost is demand that no workload serves, which has no megawatts */
	readonly weighedBy: 'MW' | 'tokens'
}

export type Shortfall = {
	/** what the plan is measured by: what is asked of it, else its target, else nothing */
	readonly basis: 'demand' | 'target' | 'nothing'
	/** MW IT · months asked for, and of that not served */
	readonly requiredMWMonths: number
	readonly lostMWMonths: number
	readonly lostItMW: Series
	/** the month that loses most and the site that loses most in it */
	readonly worst: { readonly month: string; readonly siteId: string; readonly itMW: number } | null
	/** tokens/s · months of applications, and of that what no workload serves */
	readonly demandedTokenMonths: number
	readonly unclaimedTokenMonths: number
	/** what holds the build below its target, month by month; asked where nothing else is */
	readonly targetCauses: readonly (BindingCause | null)[]
	/** all of it, the largest loss first */
	readonly groups: readonly ShortfallGroup[]
}

/** One layer over the whole plan: what a state or a sentence about it may rest on. */
export type LayerFacts = {
	/** contracts, halls, orders, workloads or applications entered */
	readonly entered: number
	readonly monthsAsked: number
	readonly monthsShort: number
	/** Σ over months of what is asked, and of that not covered: the layer’s unit · months */
	readonly requiredMonths: number
	readonly shortMonths: number
	/** the month that lacks most, in the layer’s unit, and its coverage */
	readonly worst: { readonly month: string; readonly missing: number; readonly coverage: number } | null
	/** MW IT · months of demand lost while this layer binds */
	readonly lostMWMonths: number
	/** most ever asked for, and most ever there */
	readonly mostRequired: number
	readonly mostAvailable: number
	/** of the most ever there, what no month asks for, site by site; null where nothing is asked, or it is no capacity */
	readonly neverNeeded: number | null
	/** capital of that part */
	readonly neverNeededUsd: number | null
}
