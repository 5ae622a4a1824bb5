import type { Layer } from '#shared/layers.ts'

/** Why a layer is short, each true of the facts that stand beside it. */
export const PLAIN_CAUSES = [
	'contract_not_started',
	'contract_ramping',
	'interconnection_limit',
	'flexibility',
	'meter_full',
	'third_party_work',
	'fuel_hours',
	'worst_day',
	'contingency_reserve',
	'not_contracted',
	'hall_cannot_cool',
	'refit',
	'outage',
	'hall_unfinished',
	'no_hall_planned',
	'export_licence',
	'order_not_due',
	'order_slipped',
	'not_ordered',
	'installing',
	'retired',
	'model_training',
	'no_licence',
	'no_site_in_reach',
	'replica_does_not_fit',
	'fragmentation',
	'no_workload',
] as const
/** What makes the work on a hall, a plant or an order late. */
export type DelayCause = 'space' | 'work_windows' | 'progress' | `labour:${string}` | `long_lead:${string}`
export type CauseCode = (typeof PLAIN_CAUSES)[number] | DelayCause

export type CauseItem = {
	readonly list: 'powerContracts' | 'gatingWorks' | 'buildPhases' | 'chipOrders' | 'workloads' | 'applications'
	readonly id: string
	readonly name: string
}

export type LackingChips = { readonly siteId: string; readonly chip: string; readonly missing: number }

/** What a rack (a server where these are apart) draws, what one may draw in a hall, what of the hall it can use, and racks that run there of those wanted. */
export type RacksOverHall = {
	readonly unitKW: number
	readonly hallKW: number
	/** 0: it finds no liquid there */
	readonly share: number
	readonly running: number
	readonly wanted: number
}

/** What a cause's sentence may rest on. */
export type CauseFacts = {
	/** MW at the meter, MW IT, accelerators or tokens/s that the site lacks and that would have to be added, spares included */
	readonly missing: number
	/** the contract, work of others, hall, order, workload or application it hangs on; null where there is none */
	readonly item: CauseItem | null
	/** of that item: what it brings in all, in the same unit; of a connection, a reserve or an outage what it holds back */
	readonly amount: number | null
	/** month in which it is due as planned, and in which it brings more; null: not within the plan */
	readonly dueMonth: string | null
	readonly fromMonth: string | null
	/** already there at the site, in the same unit */
	readonly there: number
	/** a contract that has ended or accelerators that have left, and nothing replaces them */
	readonly left: {
		readonly item: CauseItem
		/** first month without them */
		readonly month: string
		readonly amount: number
		/** how long they were in service */
		readonly afterMonths: number
	} | null
	/** chip that is missing, or that a hall cannot cool, as people name it */
	readonly chip: string | null
	/** of a workload that no site may serve: regions of its users without a site near enough, or the countries it may run in */
	readonly reach?: {
		readonly regions: readonly string[]
		readonly latencyMs: number | null
		readonly countries: readonly string[]
	} | null
	/** of chips that are not ordered: what else lacks chips of which none are ordered, at other sites or of another kind, the most first */
	readonly elsewhere?: readonly LackingChips[]
	/** of a hall that its racks cannot use whole */
	readonly racks?: RacksOverHall | null
}

/** What holds a layer back: a code and the facts it rests on. */
export type Cause = {
	readonly cause: CauseCode
	readonly siteId: string | null
	/** What binds once this is relieved. */
	readonly next: Layer | null
	readonly facts: CauseFacts
}

/** The same in a month of the plan, with the layer that binds then. */
export type BindingCause = Cause & { readonly layer: Layer; readonly month: string }

/** The same as documents have it: said in one sentence, and in one what would move it. */
export type SaidCause = Cause & { readonly text: string; readonly mend: string }
