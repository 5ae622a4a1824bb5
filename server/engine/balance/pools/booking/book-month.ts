import { add, at, indexAt, item } from '../../../cells.ts'
import { spareAccelerators } from '../../../layers/chips/spares.ts'
import type { MonthAsks, RunConstants } from '../../asked/run-types.ts'
import type { InferenceWorkload } from '../../workloads/workload-types.ts'
import { advance, bookBusy } from './book-work.ts'
import { type Booking, type BookMonthEntry, entryOf, type Rest } from './booking.ts'
import { addCount, drainCounts } from './pool-counts.ts'
import { spreadLack } from './room-shares.ts'
import { fillUnserved } from './spread-unserved.ts'

/** Writes what a workload got. Rule B4. */
export function bookGiven(constants: RunConstants, asks: MonthAsks, booking: Booking): void {
	const { ledger, input } = constants
	const entry = entryOf(constants, asks, booking)
	const { workload, month, served, spec, tokens } = entry
	const cell = workload * input.months + month
	ledger.workAllocated[cell] = bookServed(constants, entry)
	ledger.workDone[cell] = 1 - served.unserved
	ledger.workTokensAsked[cell] = tokens
	ledger.workTokens[cell] = tokens * (1 - served.unserved)
	const part = spec.kind === 'training' ? advance(constants, entry) : 1
	ledger.workMean[cell] = bookBusy(constants, entry, part)
	if (spec.kind === 'inference') bookApplications(constants, entry, spec)
}

/** Writes what it asks of each pool: what it got, and, spread over pools, what it lacks. Rules B8, pW9. */
export function bookAsked(constants: RunConstants, asks: MonthAsks, booking: Booking): void {
	const { ledger, input } = constants
	const entry = entryOf(constants, asks, booking)
	const { workload, month, served, where } = entry
	for (const place of served.places) {
		const taken = at(item(ledger.placed, workload), place * input.months + month)
		addCount(constants.counts, indexAt(where.pools, place), taken)
	}
	const rests = served.rests ?? [{ unserved: served.unserved, sites: null }]
	for (const rest of rests) if (rest.unserved > 0) bookUnserved(constants, asks, { entry, rest })
	ledger.workRequired[workload * input.months + month] = bookRequired(constants, entry)
}

/** Books the accelerators given, pool by pool; returns how many. What all of the ask would need is still there from the giving. */
function bookServed(constants: RunConstants, entry: BookMonthEntry): number {
	const { input, ledger, need } = constants
	const { workload, month, where, spec } = entry
	let allocated = 0
	let toServe = 1 - entry.served.unserved
	for (const place of entry.served.places) {
		const pool = indexAt(where.pools, place)
		const cell = pool * input.months + month
		const taken = at(item(ledger.placed, workload), place * input.months + month)
		allocated += taken
		add(ledger.poolAllocated, cell, taken)
		if (spec.kind !== 'inference') add(ledger.poolTraining, cell, taken)
		// The last pool's whole replicas may hold more than was left to serve.
		const part = entry.served.shares ? at(entry.served.shares, place) : Math.min(toServe, taken / at(need, place))
		toServe -= part
		entry.atPlaces.push(entry.tokens * part)
		bookTokens(constants, entry, { pool, tokens: entry.tokens * part, served: true })
	}
	return allocated
}

type Lacking = { readonly entry: BookMonthEntry; readonly rest: Rest }

function bookUnserved(constants: RunConstants, asks: MonthAsks, { entry, rest }: Lacking): void {
	const { unserved } = rest
	const { places, shares, counts } = constants.spread
	const spread = spreadLack(constants, asks, { workload: entry.workload, month: entry.month, ...rest })
	fillUnserved(constants, { workload: entry.workload, unservedShare: unserved, spread })
	for (let index = 0; index < spread.count; index++) {
		const pool = indexAt(spread.where.pools, indexAt(places, index))
		addCount(constants.counts, pool, at(counts, index))
		bookTokens(constants, entry, { pool, tokens: entry.tokens * at(shares, index) * unserved, served: false })
	}
}

/** Books what is required of each pool, and spares; returns the accelerators required in all. */
function bookRequired(constants: RunConstants, { month, spec }: BookMonthEntry): number {
	const { input, ledger, counts } = constants
	let total = 0
	drainCounts(counts, (pool, count) => {
		const cell = pool * input.months + month
		total += count
		add(ledger.poolRequired, cell, count)
		if (spec.kind === 'inference') add(ledger.poolSpares, cell, sparesIn(constants, pool, count))
	})
	return total
}

function bookApplications(
	{ input, ledger }: RunConstants,
	{ month, served }: BookMonthEntry,
	{ claims }: InferenceWorkload,
): void {
	for (const { application, share } of claims) {
		const row = application * input.months + month
		add(ledger.applicationServed, row, share * at(ledger.applicationDemand, row) * (1 - served.unserved))
	}
}

type TokenBooking = { readonly pool: number; readonly tokens: number; readonly served: boolean }

function bookTokens({ input, layout, ledger }: RunConstants, { month, ready }: BookMonthEntry, at: TokenBooking): void {
	if (at.tokens === 0) return
	const cell = item(layout.pools, at.pool).site * input.months + month
	add(ledger.siteTokensClaimed, cell, at.tokens)
	if (ready) add(ledger.siteTokensReady, cell, at.tokens)
	if (at.served) add(ledger.siteTokensServed, cell, at.tokens)
}

function sparesIn({ input, layout }: RunConstants, pool: number, accelerators: number): number {
	const { acceleratorsPerNode } = item(input.kinds, item(layout.pools, pool).kind).chip
	return spareAccelerators({ accelerators, spareShare: input.spareShare, acceleratorsPerNode })
}
