import type { ReleaseClaim } from '../demand/release-effect.ts'
import type { BalancePart, Layout } from '../layout.ts'
import type { Ledger } from '../pools/ledger.ts'
import type { PoolCounts } from '../pools/booking/pool-counts.ts'
import type { Reach } from '../pools/reach.ts'
import type { Seats } from '../pools/seats.ts'
import type { BalanceInput } from '../types.ts'

/** What unserved demand is spread by and over: rows kept from booking to booking, so that a run makes a few, not thousands. */
export type SpreadRows = {
	/** accelerators delivered, pool by pool and month by month */
	readonly delivered: Float64Array
	/** one after the other, pools that demand is spread over: places, their shares, accelerators wanted, and whole ones */
	readonly places: Int32Array
	readonly shares: Float64Array
	readonly exact: Float64Array
	readonly counts: Float64Array
	/** of each, with which it is rounded together, and of these: accelerators still to hand out */
	readonly groups: Int32Array
	readonly left: Float64Array
}

/** What holds for the whole run and is read every month. */
export type RunConstants = {
	readonly input: BalanceInput
	readonly layout: Layout
	readonly ledger: Ledger
	/** of software, kind by kind and month by month */
	readonly maturity: Float64Array
	/** per kind and per site, of those the input has: read for every pool in every month */
	readonly powerKW: Float64Array
	readonly itOverheadFactor: Float64Array
	/** FLOP of each training run; null where it can't be sized or is no training */
	readonly flops: readonly (number | null)[]
	/** by place among the pools of a workload: accelerators that would serve all it asks, see `fillNeeds` */
	readonly need: Float64Array
	/** what each site's D and load factor are the mean of */
	readonly weights: Weights
	/** what unserved demand is spread by and over */
	readonly spread: SpreadRows
	/** where what a workload lacks may sit */
	readonly seats: Seats
	/** training runs that make the model a workload uses */
	readonly producers: readonly (readonly number[])[]
	/** per application: parts of it that a release moves */
	readonly releases: readonly (readonly ReleaseClaim[])[]
	/** where the workload being booked requires accelerators; empty between bookings */
	readonly counts: PoolCounts
	/** how far each pool is from service, month by month: see `monthsFromService` */
	readonly fromService: Float64Array
	/** per workload: where its users are, and the sites in their reach; null where nothing is said of them */
	readonly reach: readonly (Reach | null)[]
	/** what each pool has left in the month being shared out */
	readonly free: Free
}

/** Accelerators still to be given this month, by pool. */
export type Free = {
	readonly energised: Float64Array
	/** of them, what work that may not stop can have */
	readonly steady: Float64Array
	/** idle accelerator-equivalents in the valleys of serving */
	readonly valley: Float64Array
	/** the same that runs which end leave for the rest of the month */
	readonly freed: Float64Array
	/** MW IT by site: what nothing has taken yet of the largest peak that power feeds in its halls */
	readonly room: Float64Array
}

/** Accelerators that workloads would require at each site, and the same times what they draw at peak and on the mean. */
type Weights = Readonly<Record<'required' | 'peaks' | 'means', Float64Array>>

export type PartMonth = { readonly part: BalancePart; readonly month: number }

/** What each workload asks for in one month. */
export type MonthAsks = {
	readonly active: Uint8Array
	/** inference: output tokens/s at the peak · training, standing: accelerators · batch: 1 */
	readonly amount: Float64Array
	/** mean ÷ peak of inference demand */
	readonly meanShare: Float64Array
	/** batch: hours asked on each kind, workload after workload */
	readonly batchHours: Float64Array
}

export type WorkloadMonth = { readonly index: number; readonly month: number }
