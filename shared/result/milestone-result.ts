export const MILESTONES = [
	'power_at_meter',
	'first_power',
	'full_power',
	'all_firm_power',
	'hall_ready',
	'first_chips',
	'first_tokens',
	'training_done',
	'peak_workforce',
] as const
export type MilestoneKind = (typeof MILESTONES)[number]

export type Milestone = {
	readonly month: string
	readonly kind: MilestoneKind
	readonly siteId: string | null
	readonly facts: MilestoneFacts
}

/** What the sentence of each milestone rests on. */
export type MilestoneFacts =
	/** the meter first carries firm power, and all of it for good */
	| { readonly kind: 'power_at_meter' | 'all_firm_power'; readonly site: string; readonly meterMW: number }
	/** capacity is delivered for the first time: power, a hall and chips or a tenant */
	| { readonly kind: 'first_power'; readonly site: string; readonly itMW: number }
	/** all that is asked for is delivered; and what runs then */
	| {
			readonly kind: 'full_power'
			readonly site: string
			readonly itMW: number
			readonly accelerators: number
			/** of what runs, what tenants lease */
			readonly leasedMW: number
	  }
	| { readonly kind: 'hall_ready'; readonly hall: string; readonly itMW: number; readonly lateMonths: number }
	| { readonly kind: 'first_chips'; readonly site: string; readonly accelerators: number }
	| { readonly kind: 'first_tokens'; readonly site: string }
	| { readonly kind: 'training_done'; readonly run: string }
	| { readonly kind: 'peak_workforce'; readonly people: number }
