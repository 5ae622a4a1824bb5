import { add, valueAt, item } from './cells.ts'
import { SECONDS_PER_MONTH } from '#shared/units/conversions.ts'
import { spareAccelerators } from '../layers/chips/spares.ts'
import { WAITING } from './ledger.ts'
import { type MonthAsks, needAt, type Standing } from './month-asks.ts'
import { spreadShares, unservedAccelerators } from './spread-unserved.ts'

const HOURS_PER_MONTH = 730
const DONE = 1e-12

/** What one workload got of what it asked for. */
export type Served = {
	/** share of the ask that stays unserved */
	readonly unserved: number
	/** places of its eligible pools where it was given accelerators */
	readonly places: readonly number[]
}

type Booking = Served & { readonly workload: number; readonly month: number }

/** Writes what a workload got and, spread over pools, what it lacks. Rules B4, B8. */
export function book(standing: Standing, asks: MonthAsks, { workload, month, unserved, places }: Booking): void {
	const { input, layout, ledger } = standing
	const where = layout.eligible[workload]
	const spec = input.workloads[workload]
	if (!where || !spec) return
	const cell = workload * input.months + month
	const inference = spec.kind === 'inference'
	const tokens = inference ? valueAt(asks.amount, workload) : 0
	const ready = inference && ledger.workWaiting[cell] === WAITING.no
	const required = new Map<number, number>()
	let allocated = 0
	let flop = 0
	let toServe = 1 - unserved
	for (const place of places) {
		const taken = ledger.placed[workload]?.[place * input.months + month] ?? 0
		const pool = valueAt(where.pools, place)
		allocated += taken
		flop += taken * HOURS_PER_MONTH * valueAt(where.rate, place)
		required.set(pool, taken)
		add(ledger.poolAllocated, pool * input.months + month, taken)
		if (inference) {
			// The last pool's whole replicas may hold more than was left to serve.
			const part = Math.min(toServe, taken / needAt(standing, asks, { workload, where, place, month }))
			toServe -= part
			bookTokens(standing, { pool, month, tokens: tokens * part, served: true, ready })
		} else add(ledger.poolTraining, pool * input.months + month, taken)
	}
	if (unserved > 0) {
		const spread = spreadShares(standing, where, { month, standIns: layout.standIns[workload] ?? where })
		unservedAccelerators(standing, asks, { workload, unservedShare: unserved, spread, month }).forEach(
			(count, place) => {
				const pool = valueAt(spread.where.pools, place)
				if (count > 0) required.set(pool, (required.get(pool) ?? 0) + count)
				const share = valueAt(spread.shares, place) * unserved
				if (inference) bookTokens(standing, { pool, month, tokens: tokens * share, served: false, ready })
			},
		)
	}
	let total = 0
	for (const [pool, count] of required) {
		total += count
		add(ledger.poolRequired, pool * input.months + month, count)
		if (inference) add(ledger.poolSpares, pool * input.months + month, sparesIn(standing, pool, count))
	}
	ledger.workRequired[cell] = total
	ledger.workAllocated[cell] = allocated
	ledger.workDone[cell] = 1 - unserved
	ledger.workTokensAsked[cell] = tokens
	ledger.workTokens[cell] = tokens * (1 - unserved)
	if (spec.kind === 'training') advance(standing, { workload, month, flop })
	if (spec.kind === 'inference') {
		for (const { application, share } of spec.claims) {
			const row = application * input.months + month
			add(ledger.applicationServed, row, share * valueAt(ledger.applicationDemand, row) * (1 - unserved))
		}
	}
}

type TokenBooking = {
	readonly pool: number
	readonly month: number
	readonly tokens: number
	readonly served: boolean
	readonly ready: boolean
}

function bookTokens({ input, layout, ledger }: Standing, at: TokenBooking): void {
	const cell = (layout.pools[at.pool]?.site ?? 0) * input.months + at.month
	add(ledger.siteTokensRequired, cell, at.tokens)
	if (at.ready) add(ledger.siteTokensReady, cell, at.tokens)
	if (at.served) add(ledger.siteTokensServed, cell, at.tokens)
}

function sparesIn({ input, layout }: Standing, pool: number, accelerators: number): number {
	const node = input.kinds[item(layout.pools, pool).kind]?.chip.acceleratorsPerNode ?? null
	return spareAccelerators({ accelerators, spareShare: input.spareShare, acceleratorsPerNode: node })
}

/** Adds a month's FLOP to a run; the month it ends counts whole. Rule M6. */
function advance(
	{ input, ledger, flops }: Standing,
	{ workload, month, flop }: { readonly workload: number; readonly month: number; readonly flop: number },
): void {
	const work = flops[workload] ?? null
	if (work === null) return
	add(ledger.flopDone, workload, flop)
	ledger.workTokens[workload * input.months + month] = trainedTokensPerSecond(input, { workload, flop, work })
	if (valueAt(ledger.flopDone, workload) >= work * (1 - DONE)) ledger.finishMonth[workload] = month
}

function trainedTokensPerSecond(
	input: Standing['input'],
	{ workload, flop, work }: { readonly workload: number; readonly flop: number; readonly work: number },
): number {
	const spec = input.workloads[workload]
	if (spec?.kind !== 'training' || work === 0) return 0
	return (flop / work) * (spec.trainingTokens / SECONDS_PER_MONTH)
}
