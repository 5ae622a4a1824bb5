import type { Series } from '../series.ts'

/** What carries a site through an hour, from the bottom up, and what goes beside the load. */
export const DAY_PARTS = ['gas', 'grid', 'ppa', 'onsite', 'battery', 'unserved'] as const
export type DayPart = (typeof DAY_PARTS)[number]

/** All that is told of an hour, by what it is called. */
export const HOUR_FIGURES = {
	load: 'Load',
	gas: 'Gas',
	grid: 'Grid',
	ppa: 'PPAs',
	onsite: 'On-site, carbon-free',
	battery: 'Battery',
	unserved: 'Unserved',
	charged: 'Into the battery',
	surplus: 'Out or lost',
} as const
export type HourFigure = keyof typeof HOUR_FIGURES

/** Kinds of day a month is told by. */
export const DAY_KINDS = { worst: 'Worst day', middle: 'Middle day', best: 'Best day', every: 'Every day' } as const
export type DayKind = keyof typeof DAY_KINDS

/** One kind of day of a month, MW at the meter by hour in local solar time. */
export type SupplyDay = {
	/** `every`: the month has one kind of day */
	readonly kind: DayKind
	/** of the 30.4 days of a month */
	readonly days: number
	readonly loadMW: Series
	/** together the load and what imports and gas put into batteries */
	readonly parts: Readonly<Record<DayPart, Series>>
	/** on-site output beyond the load: into batteries, and out or lost */
	readonly chargedMW: Series
	readonly surplusMW: Series
}

/** One figure of a day by hour. */
export function hourSeries(day: SupplyDay, figure: HourFigure): Series {
	if (figure === 'load') return day.loadMW
	if (figure === 'charged') return day.chargedMW
	return figure === 'surplus' ? day.surplusMW : day.parts[figure]
}

/** Where the explanation of one hour is asked for: `sites.abilene.dispatchDays.worst.17.gas`. */
export const hourAddress = (
	siteId: string,
	of: { readonly kind: DayKind; readonly hour: number; readonly figure: HourFigure },
) => `sites.${siteId}.dispatchDays.${of.kind}.${String(of.hour)}.${of.figure}`

/** `17–18 h` */
export const hourName = (hour: number): string => `${String(hour)}–${String(hour + 1)} h`
