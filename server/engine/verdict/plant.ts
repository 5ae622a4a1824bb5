export type HallSupply = {
	readonly id: string
	/** place in the plan's list */
	readonly index: number
	readonly itMW: number
	readonly pue: number
	/** what a rack there may draw, kW */
	readonly rackKW: number
	/** first month it holds anything, as it goes, as hands and what is ordered alone would have it, and as entered; Infinity: not within the plan */
	readonly ready: number
	readonly levelled: number
	readonly entered: number
	/** what it waits for that is not ordered; null: nothing makes it later */
	readonly waitsFor: string | null
}

export type OrderSupply = {
	readonly id: string
	readonly index: number
	/** MW of nameplate of one accelerator */
	readonly eachMW: number
	/** of a rack, or of a server where these are apart */
	readonly unitKW: number
	readonly ofTenant: boolean
	/** place of the hall that it names among those of the site; null: none */
	readonly named: number | null
	/** past their ramp, month by month, as it goes and as entered */
	readonly available: Float64Array
	readonly entered: Float64Array
	/** share of each hall of the site that its racks may use, by place among them; null: all of any */
	readonly usable: readonly number[] | null
}

/** Megawatts that tenants ask for: of any hall, and of one alone. */
export type LeasesAsked = {
	readonly anywhere: Float64Array
	readonly inHall: readonly { readonly hall: number; readonly asked: Float64Array }[]
}

/** What stands at a site: how it goes (`run`), or by the months as entered. */
export type SiteCase = 'run' | 'entered'

export type SitePlant = {
	readonly halls: readonly HallSupply[]
	/** in the order in which they take halls */
	readonly orders: readonly OrderSupply[]
	readonly leases: LeasesAsked | null
	readonly facilityMW: Readonly<Record<SiteCase, Float64Array>>
	readonly outageMW: Float64Array | null
	/** MW IT under refit, by hall; left out: none. Rule lP10. */
	readonly refits?: readonly { readonly id: string; readonly MW: Float64Array }[]
	/** of the site where no hall is entered */
	readonly pue: number
	/** coincident peak over nameplate */
	readonly peak: number
	readonly fill: number
}
