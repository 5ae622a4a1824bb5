import type { Layout } from './layout.ts'
import type { BalanceInput } from './types.ts'

/** Why a workload's model is not ready in a month. */
export const WAITING = { no: 0, training: 1, licence: 2, fit: 3 } as const

/** Everything the balance writes, row after row (pool, site, workload, …), month by month. */
export type Ledger = {
	readonly months: number
	/** D, coincident IT peak ÷ nameplate, per site */
	readonly diversity: Float64Array
	readonly orderEnergised: Float64Array
	readonly poolEnergised: Float64Array
	/** accelerators demanded of a pool, without spares, and the spares */
	readonly poolRequired: Float64Array
	readonly poolSpares: Float64Array
	readonly poolAllocated: Float64Array
	/** of the allocated, what draws power as training does */
	readonly poolTraining: Float64Array
	/** output tokens/s at the peak, per site: asked for, asked for with a ready model, served */
	readonly siteTokensRequired: Float64Array
	readonly siteTokensReady: Float64Array
	readonly siteTokensServed: Float64Array
	readonly workRequired: Float64Array
	readonly workAllocated: Float64Array
	/** share of what was asked that was done; NaN where nothing was asked */
	readonly workDone: Float64Array
	readonly workTokens: Float64Array
	/** output tokens/s at the peak that an inference workload is asked for */
	readonly workTokensAsked: Float64Array
	/** a code of WAITING */
	readonly workWaiting: Uint8Array
	/** accelerators by workload: placement after placement, month by month */
	readonly placed: readonly Float64Array[]
	readonly applicationDemand: Float64Array
	readonly applicationMean: Float64Array
	readonly applicationServed: Float64Array
	/** demand of an application that no workload carries that month */
	readonly applicationUnclaimed: Float64Array
	/** FLOP of each training run done so far, and the month it ended (−1: not yet) */
	readonly flopDone: Float64Array
	readonly finishMonth: Int32Array
}

/** An empty ledger for one run. */
export function openLedger(input: BalanceInput, layout: Layout): Ledger {
	const { months } = input
	const rows = (count: number) => new Float64Array(count * months)
	const [sites, pools, works, apps] = [
		input.sites.length,
		layout.pools.length,
		input.workloads.length,
		input.applications.length,
	]
	return {
		months,
		diversity: rows(sites),
		orderEnergised: rows(input.orders.length),
		poolEnergised: rows(pools),
		poolRequired: rows(pools),
		poolSpares: rows(pools),
		poolAllocated: rows(pools),
		poolTraining: rows(pools),
		siteTokensRequired: rows(sites),
		siteTokensReady: rows(sites),
		siteTokensServed: rows(sites),
		workRequired: rows(works),
		workAllocated: rows(works),
		workDone: rows(works).fill(NaN),
		workTokens: rows(works),
		workTokensAsked: rows(works),
		workWaiting: new Uint8Array(works * months),
		placed: layout.eligible.map(({ pools: eligible }) => rows(eligible.length)),
		applicationDemand: rows(apps),
		applicationMean: rows(apps),
		applicationServed: rows(apps),
		applicationUnclaimed: rows(apps),
		flopDone: new Float64Array(works),
		finishMonth: new Int32Array(works).fill(-1),
	}
}
