import type { Battery } from './battery-day.ts'

/** Output that is taken as it comes: a contract’s MW in every hour of every day type, day after day. */
export type Made = { readonly contract: number; readonly MW: Float64Array }

type SupplyAsked = {
	readonly contract: number
	/** the most it may give in an hour */
	readonly MW: number
}
export type Firm = SupplyAsked & { readonly source: 'firm' }
export type NonFirm = SupplyAsked & {
	readonly source: 'non_firm'
	/** share of all hours in which it is cut */
	readonly cutShare: number
	/** generators that stand behind it */
	readonly backupMW: number
}
export type Gas = SupplyAsked & {
	readonly source: 'gas'
	/** one machine’s output on the hottest day, and the share of it that it must run at */
	readonly unitMW: number
	readonly minimumShare: number
	/** what hours and fuel allow in the month; null: no limit */
	readonly capMWh: number | null
	/** what a megawatt-hour burns, where one pipe feeds all gas */
	readonly heatRate?: number
}
/** What is asked as the load needs it. */
export type Dispatchable = Firm | NonFirm | Gas

/** A site’s month: what it uses and all that may supply it. */
export type MonthSupply = {
	/** hours of the month that each hour of a day type stands for: weight · 730 ÷ 24 */
	readonly hoursOf: Float64Array
	/** MW by hour of the day, the same on all days */
	readonly loadMW: Float64Array
	readonly zeroCarbon: readonly Made[]
	readonly ppas: readonly Made[]
	readonly battery: Battery
	/** by merit: rank, then list order */
	readonly dispatched: readonly Dispatchable[]
	/** what the interconnection lets in */
	readonly importLimitMW: number
	/** what batteries carry through one curtailment, beside what the worst day has of them */
	readonly batteryInEventMW: number
	/** part of the load, in every hour, that may pause while service is cut */
	readonly pausableShare: number
	/** load that the grid may call to pause, and the share of all hours in which it does */
	readonly promised: readonly { readonly MW: number; readonly share: number }[]
	readonly exportLimitMW: number
	/** what one pipe brings for all gas in the month; left out: no limit */
	readonly pipeMMBtu?: number | undefined
	/** whether what each contract gives is wanted by the hour of the day */
	readonly byHour?: boolean
	/** spinning reserve of an island, of its load */
	readonly reserveShare: number
}
