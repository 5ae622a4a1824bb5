type Placement = 'listed' | 'balanced' | 'cheapest'

export type WorkloadPlace = {
	readonly id: string
	readonly name: string
	/** indices into the sites in the workload's order; [] → any, by id */
	readonly sites: readonly number[]
	/** the countries it may run in have none of its sites: it runs nowhere, and what it lacks sits at them */
	readonly nowhere?: { readonly countries: readonly string[] }
	/** chip ids; [] → any */
	readonly chips: readonly string[]
	/** how it is spread over its sites; left out: as listed where it names some, else balanced */
	readonly placement?: Placement
	/** it pauses, or moves to other hours, when power is cut; left out: neither */
	readonly flexibility?: 'pause' | 'shift'
	readonly priority: number
	readonly startMonth: number
	/** last month; the horizon's end where the plan states none */
	readonly lastMonth: number
	/** the model this workload uses */
	readonly modelId: string
	readonly modelName: string
}
