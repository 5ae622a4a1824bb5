import { item } from '../../cells.ts'
import type { BalancePart, Layout } from '../layout.ts'
import type { BalanceInput } from '../types.ts'
import type { Reach } from './reach.ts'

/** Why a workload's model is not ready in a month. */
export const WAITING = { no: 0, training: 1, licence: 2, fit: 3 } as const

/** Everything the balance writes, row after row (pool, site, workload, …), month by month. */
export type Ledger = {
	readonly months: number
	/** D, coincident IT peak ÷ nameplate, per site */
	readonly diversity: Float64Array
	/** LF, mean power ÷ peak of what may run there, per site: of workloads, and of these and what is leased */
	readonly workLoadFactor: Float64Array
	readonly loadFactor: Float64Array
	/** firm power at the meter after permitted hours and fuel, MW facility, per site */
	readonly energyFirm: Float64Array
	/** … with what batteries carry through a curtailment: what may not stop is fed from it; and with what work may pause for */
	readonly energySteady: Float64Array
	readonly energyAvailable: Float64Array
	/** work that may pause or move, at full halls, MW facility, per site; and its mean IT power, MW IT */
	readonly flexibleWork: Float64Array
	readonly flexibleIt: Float64Array
	/** leased power that is fed, MW IT, per site */
	readonly leasedFed: Float64Array
	/** the largest peak that power feeds in halls beside what is leased, MW IT, per site */
	readonly housedPeak: Float64Array
	readonly orderEnergised: Float64Array
	/** accelerators that power would feed and finished halls cannot take for their racks */
	readonly orderHeld: Float64Array
	/** of them those that customers have reserved */
	readonly orderReserved: Float64Array
	readonly poolEnergised: Float64Array
	/** of them those that power feeds which no curtailment takes, and those that only work which may stop may use, and does not */
	readonly poolSteady: Float64Array
	readonly poolIdle: Float64Array
	/** accelerators demanded of a pool, without spares, and the spares */
	readonly poolRequired: Float64Array
	readonly poolSpares: Float64Array
	readonly poolAllocated: Float64Array
	/** of the allocated, what draws power as training does */
	readonly poolTraining: Float64Array
	/** the same two as they work through the month: a run that ends in it works a part of it */
	readonly poolBusy: Float64Array
	readonly poolBusyTraining: Float64Array
	/** output tokens/s at the peak, per site: asked for, asked for with a ready model, served */
	readonly siteTokensRequired: Float64Array
	readonly siteTokensReady: Float64Array
	readonly siteTokensServed: Float64Array
	/** of those asked for, what workloads carry */
	readonly siteTokensClaimed: Float64Array
	readonly workRequired: Float64Array
	readonly workAllocated: Float64Array
	/** share of what was asked that was done; NaN where nothing was asked */
	readonly workDone: Float64Array
	/** the mean of the accelerators a workload works on through the month */
	readonly workMean: Float64Array
	readonly workTokens: Float64Array
	/** of a site’s load what is served, and of work there that may pause what is paused; of each workload the part of its work that is done */
	readonly siteShare: Float64Array
	readonly sitePaused: Float64Array
	readonly workShare: Float64Array
	/** output tokens/s at the peak that an inference workload is asked for */
	readonly workTokensAsked: Float64Array
	/** a code of WAITING */
	readonly workWaiting: Uint8Array
	/** accelerators by workload: placement after placement, month by month; empty until its part is opened or kept */
	readonly placed: Float64Array[]
	/** tokens/s at the peak by workload, region after region, month by month: asked for, served, and served · milliseconds */
	readonly regionAsked: Float64Array[]
	readonly regionServed: Float64Array[]
	readonly regionServedMs: Float64Array[]
	/** what price does to all demand, and released models to each application's: factors */
	readonly priceEffect: Float64Array
	readonly releaseEffect: Float64Array
	readonly applicationDemand: Float64Array
	readonly applicationMean: Float64Array
	readonly applicationServed: Float64Array
	/** demand of an application that no workload carries that month */
	readonly applicationUnclaimed: Float64Array
	/** FLOP of each training run done by the end of each month, and months it has worked by then, its last counted in part */
	readonly flopDone: Float64Array
	readonly monthsRun: Float64Array
	/** the month each run ended (−1: not yet) */
	readonly finishMonth: Int32Array
}

/** Series of a ledger that are quantities of the engine as they stand, and may be written where those are kept. */
export type LedgerSeries = Pick<
	Ledger,
	| 'diversity'
	| 'loadFactor'
	| 'leasedFed'
	| 'flexibleWork'
	| 'flexibleIt'
	| 'orderEnergised'
	| 'orderHeld'
	| 'orderReserved'
	| 'siteTokensRequired'
	| 'siteTokensReady'
	| 'siteTokensServed'
	| 'workRequired'
	| 'workAllocated'
	| 'workMean'
	| 'workTokens'
	| 'siteShare'
	| 'workShare'
	| 'applicationServed'
>

/** Such series of their own. */
export function ledgerSeries({ months, sites, orders, workloads, applications }: BalanceInput): LedgerSeries {
	const rows = ({ length }: readonly unknown[]) => new Float64Array(length * months)
	return {
		diversity: rows(sites),
		loadFactor: rows(sites),
		leasedFed: rows(sites),
		flexibleWork: rows(sites),
		flexibleIt: rows(sites),
		orderEnergised: rows(orders),
		orderHeld: rows(orders),
		orderReserved: rows(orders),
		siteTokensRequired: rows(sites),
		siteTokensReady: rows(sites),
		siteTokensServed: rows(sites),
		workRequired: rows(workloads),
		workAllocated: rows(workloads),
		workMean: rows(workloads),
		workTokens: rows(workloads),
		siteShare: rows(sites),
		workShare: rows(workloads),
		applicationServed: rows(applications),
	}
}

/** An empty ledger for one run; the series given must be empty too. */
export function openLedger(input: BalanceInput, layout: Layout, series = ledgerSeries(input)): Ledger {
	const byWorkload = () => input.workloads.map(() => NO_ROWS)
	const { months } = input
	const rows = (count: number) => new Float64Array(count * months)
	const [pools, works] = [layout.pools.length, input.workloads.length]
	return {
		...series,
		months,
		poolEnergised: rows(pools),
		poolSteady: rows(pools),
		poolIdle: rows(pools),
		poolRequired: rows(pools),
		poolSpares: rows(pools),
		poolAllocated: rows(pools),
		poolTraining: rows(pools),
		poolBusy: rows(pools),
		poolBusyTraining: rows(pools),
		workDone: rows(works).fill(NaN),
		workTokensAsked: rows(works),
		workWaiting: new Uint8Array(works * months),
		placed: byWorkload(),
		regionAsked: byWorkload(),
		regionServed: byWorkload(),
		regionServedMs: byWorkload(),
		siteTokensClaimed: rows(input.sites.length),
		workLoadFactor: rows(input.sites.length),
		energyFirm: rows(input.sites.length),
		energySteady: rows(input.sites.length),
		energyAvailable: rows(input.sites.length),
		housedPeak: rows(input.sites.length),
		priceEffect: rows(1).fill(1),
		releaseEffect: rows(input.applications.length),
		applicationDemand: rows(input.applications.length),
		applicationMean: rows(input.applications.length),
		applicationUnclaimed: rows(input.applications.length),
		sitePaused: rows(input.sites.length),
		flopDone: rows(works),
		monthsRun: rows(works),
		finishMonth: new Int32Array(works).fill(-1),
	}
}

const NO_ROWS = new Float64Array(0)

/** Makes the rows that a part's workloads have by pool and by region: most of a ledger, and shared where a part is kept whole. */
export function openWorkloads({ input, layout, ledger, reach }: Opening, { workloads }: BalancePart): void {
	const rows = (count: number) => new Float64Array(count * input.months)
	for (const workload of workloads) {
		const regions = reach[workload]?.regions.length ?? 0
		ledger.placed[workload] = rows(item(layout.eligible, workload).pools.length)
		ledger.regionAsked[workload] = rows(regions)
		ledger.regionServed[workload] = rows(regions)
		ledger.regionServedMs[workload] = rows(regions)
	}
}

type Opening = {
	readonly input: Pick<BalanceInput, 'months'>
	readonly layout: Pick<Layout, 'eligible'>
	readonly ledger: Ledger
	readonly reach: readonly (Reach | null)[]
}
