import type { Series } from '../series.ts'

/** What carries a site through an hour, from the bottom up, and what goes beside the load. */
export const DAY_PARTS = ['gas', 'grid', 'ppa', 'onsite', 'battery', 'unserved'] as const
export type DayPart = (typeof DAY_PARTS)[number]

/** One kind of day of a month, MW at the meter by hour in local solar time. */
export type SupplyDay = {
	/** null: the month has one kind of day */
	readonly kind: 'worst' | 'middle' | 'best' | null
	/** of the 30.4 days of a month */
	readonly days: number
	readonly loadMW: Series
	/** together the load and what imports and gas put into batteries */
	readonly parts: Readonly<Record<DayPart, Series>>
	/** on-site output beyond the load: into batteries, and out or lost */
	readonly chargedMW: Series
	readonly surplusMW: Series
}
