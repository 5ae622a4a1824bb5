import { HOURS_PER_MONTH, SECONDS_PER_MONTH } from '#shared/units/conversions.ts'
import { nameplateMW } from '../../layers/chips/it-power.ts'
import { spareAccelerators } from '../../layers/chips/spares.ts'
import { add, at, indexAt, item, valueAt } from '../../cells.ts'
import type { Eligible } from './pools.ts'
import { WAITING } from './ledger.ts'
import { addCount, drainCounts } from './pool-counts.ts'
import type { MonthAsks, RunConstants } from '../asked/run-types.ts'
import { spreadLack } from './room-shares.ts'
import { fillUnserved } from './spread-unserved.ts'
import type { BalanceWorkload, InferenceWorkload } from '../types.ts'
import { DONE } from '../rounding.ts'

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
type BookMonthEntry = Omit<Booking, 'tokens'> & {
	readonly atPlaces: number[]
	readonly spec: BalanceWorkload
	readonly where: Eligible
	/** output tokens/s asked for; 0 for training and batch */
	readonly tokens: number
	readonly ready: boolean
}

function entryOf({ input, layout, ledger }: RunConstants, asks: MonthAsks, booking: Booking): BookMonthEntry {
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

/** Adds a month's FLOP to a run; returns the part of the month it works: in the month it ends, until its work is done. Rules M6, pW2. */
function advance(
	{ input, ledger, flops }: RunConstants,
	{ workload, month, where, served, spec }: BookMonthEntry,
): number {
	const work = valueAt(flops, workload)
	if (work === 0 || spec.kind !== 'training') return 1
	const placed = item(ledger.placed, workload)
	let flop = 0
	for (const place of served.places) {
		flop += at(placed, place * input.months + month) * HOURS_PER_MONTH * at(where.rate, place)
	}
	for (const { place, accelerators } of served.freed) flop += accelerators * HOURS_PER_MONTH * at(where.rate, place)
	const cell = workload * input.months + month
	const left = work - at(ledger.flopDone, cell)
	const part = flop > left ? Math.max(0, left) / flop : 1
	add(ledger.flopDone, cell, flop)
	ledger.workTokens[cell] = (flop / work) * (spec.trainingTokens / SECONDS_PER_MONTH)
	if (at(ledger.flopDone, cell) >= work * (1 - DONE)) ledger.finishMonth[workload] = month
	if (flop > 0) add(ledger.monthsRun, cell, part)
	return part
}

/** Books what works through the month, and what a run that ends leaves to later work; returns the workload's mean. Rule pW2. */
function bookBusy(
	constants: RunConstants,
	{ workload, month, where, served, spec }: BookMonthEntry,
	part: number,
): number {
	const { input, ledger, free } = constants
	const placed = item(ledger.placed, workload)
	let mean = 0
	const busy = (place: number, accelerators: number) => {
		const pool = indexAt(where.pools, place)
		mean += accelerators
		add(ledger.poolBusy, pool * input.months + month, accelerators)
		if (spec.kind !== 'inference') add(ledger.poolBusyTraining, pool * input.months + month, accelerators)
		if (spec.flexibility !== undefined) bookFlexible(constants, { pool, month, accelerators, kind: spec.kind })
	}
	for (const place of served.places) {
		const taken = at(placed, place * input.months + month)
		busy(place, taken * part)
		add(free.freed, indexAt(where.pools, place), taken * (1 - part))
	}
	for (const { place, accelerators } of served.freed) busy(place, accelerators * part)
	return mean
}

type FlexibleBusy = Pick<BalanceWorkload, 'kind'> & {
	readonly pool: number
	readonly month: number
	readonly accelerators: number
}

/** What work that may pause or move draws on the mean. Rule lP5. */
function bookFlexible(
	{ input, layout, ledger }: RunConstants,
	{ pool, month, accelerators, kind }: FlexibleBusy,
): void {
	const { site: index, kind: chip } = item(layout.pools, pool)
	const site = item(input.sites, index)
	const { powerKW } = item(input.kinds, chip)
	const share =
		kind === 'inference'
			? site.diversityInference * site.loadFactorInference
			: site.diversityTraining * site.loadFactorTraining
	const nameplate = nameplateMW({ accelerators, powerKW, itOverheadFactor: site.itOverheadFactor })
	add(ledger.flexibleIt, index * input.months + month, nameplate * share)
}
