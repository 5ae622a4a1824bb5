export const MILESTONES = [
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
	| { readonly kind: 'first_power' | 'all_firm_power'; readonly site: string; readonly meterMW: number }
	/** what runs draws the target, or all chips run where none is stated */
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
