import { spareAccelerators } from '../layers/chips/spares.ts'
import { WAITING } from './ledger.ts'
import { type MonthAsks, needAt, type Standing } from './month-asks.ts'
import { wholeDown, wholeUp } from './rounding.ts'
import { spreadShares, unservedAccelerators } from './spread-unserved.ts'

const HOURS_PER_MONTH = 730
const DONE = 1e-12

/** Accelerators still to be given this month, by pool. */
export type Free = {
	readonly energised: Float64Array
	/** idle accelerator-equivalents in the valleys of serving */
	readonly valley: Float64Array
}

/** Why a workload can't start although accelerators may be there. Rule M10. */
function waitingFor({ input, ledger, producers, layout }: Standing, workload: number, month: number): number {
	const makers = producers[workload] ?? []
	if (makers.length > 0) {
		const ready = makers.some((maker) => {
			const finish = ledger.finishMonth[maker] ?? -1
			return finish >= 0 && finish < month
		})
		if (!ready) return WAITING.training
	}
	const spec = input.workloads[workload]
	if (spec?.kind !== 'inference') return WAITING.no
	if (makers.length === 0 && !spec.licensed) return WAITING.licence
	return (layout.eligible[workload]?.pools.length ?? 0) > 0 ? WAITING.no : WAITING.fit
}

/** Gives every workload, by priority, what is left for it, and books what it still lacks. Rules B6–B8. */
export function allocateMonth(standing: Standing, asks: MonthAsks, month: number): void {
	const { input, layout, ledger } = standing
	const free: Free = {
		energised: Float64Array.from(layout.pools, (_, pool) => ledger.poolEnergised[pool * input.months + month] ?? 0),
		valley: new Float64Array(layout.pools.length),
	}
	for (const workload of layout.turns) {
		if (asks.active[workload] !== 1) continue
		const waiting = waitingFor(standing, workload, month)
		ledger.workWaiting[workload * input.months + month] = waiting
		const unserved = waiting === WAITING.no ? serve(standing, asks, { workload, month, free }) : 1
		book(standing, asks, { workload, month, unserved })
	}
}

type Turn = { readonly workload: number; readonly month: number; readonly free: Free }

/** Takes accelerators pool by pool; returns the share of the ask that stays unserved. Rule B6. */
function serve(standing: Standing, asks: MonthAsks, { workload, month, free }: Turn): number {
	const { input, layout, ledger } = standing
	const where = layout.eligible[workload]
	if (!where) return 1
	const kind = input.workloads[workload]?.kind
	let unserved = kind === 'batch' ? fillValleys(standing, asks, { workload, month, free }) : 1
	for (let place = 0; place < where.pools.length && unserved > DONE; place++) {
		const pool = where.pools[place] ?? 0
		const room = free.energised[pool] ?? 0
		if (room <= 0) continue
		const unit = where.unit[place] ?? 1
		const need = needAt(standing, asks, { workload, where, place, month })
		const taken = Math.min(wholeUp((unserved * need) / unit), wholeDown(room / unit)) * unit
		if (taken <= 0) continue
		free.energised[pool] = room - taken
		if (kind === 'inference') {
			free.valley[pool] = (free.valley[pool] ?? 0) + taken * (1 - (asks.meanShare[workload] ?? 1))
		}
		const row = ledger.placed[workload]
		if (row) row[place * input.months + month] = taken
		unserved = Math.max(0, unserved - taken / need)
	}
	return unserved > DONE ? unserved : 0
}

/** Jobs first run in the valleys of serving, at no extra power. Rule B7. */
function fillValleys(standing: Standing, asks: MonthAsks, { workload, month, free }: Turn): number {
	const where = standing.layout.eligible[workload]
	let unserved = 1
	for (let place = 0; where && place < where.pools.length && unserved > DONE; place++) {
		const pool = where.pools[place] ?? 0
		const valley = free.valley[pool] ?? 0
		const need = needAt(standing, asks, { workload, where, place, month })
		if (valley <= 0 || need <= 0) continue
		const used = Math.min(valley, unserved * need)
		free.valley[pool] = valley - used
		unserved -= used / need
	}
	return Math.max(0, unserved)
}

type Booking = { readonly workload: number; readonly month: number; readonly unserved: number }

/** Writes what a workload got and, spread over pools, what it lacks. Rules B4, B8. */
function book(standing: Standing, asks: MonthAsks, { workload, month, unserved }: Booking): void {
	const { input, layout, ledger } = standing
	const where = layout.eligible[workload]
	const spec = input.workloads[workload]
	if (!where || !spec) return
	const cell = workload * input.months + month
	const inference = spec.kind === 'inference'
	const tokens = inference ? (asks.amount[workload] ?? 0) : 0
	const ready = inference && ledger.workWaiting[cell] === WAITING.no
	const required = new Float64Array(layout.pools.length)
	let allocated = 0
	let toServe = 1 - unserved
	for (let place = 0; place < where.pools.length; place++) {
		const taken = ledger.placed[workload]?.[place * input.months + month] ?? 0
		if (taken === 0) continue
		const pool = where.pools[place] ?? 0
		allocated += taken
		required[pool] = taken
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
				const pool = spread.where.pools[place] ?? 0
				required[pool] = (required[pool] ?? 0) + count
				const share = (spread.shares[place] ?? 0) * unserved
				if (inference) bookTokens(standing, { pool, month, tokens: tokens * share, served: false, ready })
			},
		)
	}
	let total = 0
	required.forEach((count, pool) => {
		if (count === 0) return
		total += count
		add(ledger.poolRequired, pool * input.months + month, count)
		if (inference) add(ledger.poolSpares, pool * input.months + month, sparesIn(standing, pool, count))
	})
	ledger.workRequired[cell] = total
	ledger.workAllocated[cell] = allocated
	ledger.workDone[cell] = 1 - unserved
	ledger.workTokensAsked[cell] = tokens
	ledger.workTokens[cell] = tokens * (1 - unserved)
	if (spec.kind === 'training') advance(standing, workload, month)
	if (spec.kind === 'inference') {
		for (const { application, share } of spec.claims) {
			const row = application * input.months + month
			add(ledger.applicationServed, row, share * (ledger.applicationDemand[row] ?? 0) * (1 - unserved))
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
	const node = input.kinds[layout.pools[pool]?.kind ?? 0]?.chip.acceleratorsPerNode ?? null
	return spareAccelerators({ accelerators, spareShare: input.spareShare, acceleratorsPerNode: node })
}

/** Adds a month's FLOP to a run; the month it ends counts whole. Rule M6. */
function advance({ input, layout, ledger, flops }: Standing, workload: number, month: number): void {
	const where = layout.eligible[workload]
	const work = flops[workload] ?? null
	if (!where || work === null) return
	let flop = 0
	for (let place = 0; place < where.pools.length; place++) {
		const taken = ledger.placed[workload]?.[place * input.months + month] ?? 0
		flop += taken * HOURS_PER_MONTH * (where.rate[place] ?? 0)
	}
	add(ledger.flopDone, workload, flop)
	ledger.workTokens[workload * input.months + month] = trainedTokensPerSecond(input, { workload, flop, work })
	if ((ledger.flopDone[workload] ?? 0) >= work * (1 - DONE)) ledger.finishMonth[workload] = month
}

function trainedTokensPerSecond(
	input: Standing['input'],
	{ workload, flop, work }: { readonly workload: number; readonly flop: number; readonly work: number },
): number {
	const spec = input.workloads[workload]
	if (spec?.kind !== 'training' || work === 0) return 0
	return (flop / work) * (spec.trainingTokens / (HOURS_PER_MONTH * 3600))
}

function add(series: Float64Array, cell: number, value: number): void {
	series[cell] = (series[cell] ?? 0) + value
}
