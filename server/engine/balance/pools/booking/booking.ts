import { at, item } from '../../../cells.ts'
import type { MonthAsks, RunConstants } from '../../asked/run-types.ts'
import type { BalanceWorkload } from '../../workloads/workload-types.ts'
import { WAITING } from '../ledger.ts'
import type { Eligible } from '../pools.ts'

/** What one workload got of what it asked for. */
export type Served = {
	/** share of the ask that stays unserved */
	readonly unserved: number
	/** places of its eligible pools where it was given accelerators */
	readonly places: readonly number[]
	/** accelerators that runs which end left for the rest of the month, by place */
	readonly freed: readonly { readonly place: number; readonly accelerators: number }[]
	/** where users of regions are served: what of the ask each place serves, and what is lacked by whom */
	readonly shares?: Float64Array
	readonly rests?: readonly Rest[]
}

/** A share of the ask that stays unserved, and the sites that could serve it; null: any of the workload’s. */
export type Rest = { readonly unserved: number; readonly sites: ReadonlySet<number> | null }

/** A workload of a month with what it got. */
export type Booking = {
	readonly workload: number
	readonly month: number
	readonly served: Served
	/** output tokens/s at each of the places served */
	readonly tokens: number[]
}

/** What is being written of one workload and month. */
export type BookMonthEntry = Omit<Booking, 'tokens'> & {
	readonly atPlaces: number[]
	readonly spec: BalanceWorkload
	readonly where: Eligible
	/** output tokens/s asked for; 0 for training and batch */
	readonly tokens: number
	readonly ready: boolean
}

export function entryOf({ input, layout, ledger }: RunConstants, asks: MonthAsks, booking: Booking): BookMonthEntry {
	const { workload, month, served } = booking
	const spec = item(input.workloads, workload)
	const tokens = spec.kind === 'inference' ? at(asks.amount, workload) : 0
	const ready = ledger.workWaiting[workload * input.months + month] === WAITING.no
	return {
		workload,
		month,
		served,
		atPlaces: booking.tokens,
		spec,
		where: item(layout.eligible, workload),
		tokens,
		ready,
	}
}
