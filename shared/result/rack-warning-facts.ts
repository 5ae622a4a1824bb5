/** What warnings of racks that a hall or its cooling cannot carry rest on. */
export type RackWarningFacts = {
	density_over_cooling: {
		readonly hall: string
		readonly rackKW: number
		readonly mostKW: number
		readonly isLiquid: boolean
		/** the density is entered; else it follows what is ordered */
		readonly isStated: boolean
	}
	/** `share` of the hall that its racks can use; 0: they find no liquid there */
	density_over_hall: {
		readonly order: string
		readonly chip: string
		readonly whole: 'rack' | 'server'
		readonly kW: number
		readonly hall: string
		readonly hallKW: number
		readonly share: number
		readonly running: number
		readonly wanted: number
		/** of that hall for these; null: it is not finished when they come */
		readonly refitUsd: number | null
	}
}
