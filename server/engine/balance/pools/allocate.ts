import { add, at, indexAt, item } from '../../cells.ts'
import { WAITING } from './ledger.ts'
import type { MonthAsks, PartMonth, RunConstants } from '../asked/run-types.ts'
import { fillNeeds } from '../asked/fill-needs.ts'
import { cutWork } from '../cuts/cut-work.ts'
import { bookAsked, bookGiven } from './booking/book-month.ts'
import type { Booking, Served } from './booking/booking.ts'
import { askRegions, placeByRegion } from './regions/place-by-region.ts'
import { placeOver } from './place-over-sites.ts'
import { itPeakMW } from '../../layers/chips/it-power.ts'
import { DONE } from '../rounding.ts'

/** Why a workload can't start although accelerators may be there. Rule M10. */
function waitingFor({ input, ledger, producers, layout }: RunConstants, workload: number, month: number): number {
	const makers = item(producers, workload)
	const made = makers.some((maker) => endedBefore(indexAt(ledger.finishMonth, maker), month))
	if (makers.length > 0 && !made) return WAITING.training
	const spec = item(input.workloads, workload)
	if (spec.kind !== 'inference') return WAITING.no
	if (makers.length === 0 && !spec.licensed) return WAITING.licence
	return item(layout.eligible, workload).pools.length > 0 || spec.nowhere ? WAITING.no : WAITING.fit
}

function endedBefore(finishMonth: number, month: number): boolean {
	return finishMonth >= 0 && finishMonth < month
}

/** Gives every workload, by priority, what is left for it, and books what it still lacks. Rules B6–B8. */
export function allocateMonth(constants: RunConstants, asks: MonthAsks, { part, month }: PartMonth): void {
	const { input, ledger } = constants
	freePools(constants, { part, month })
	const booked: Booking[] = []
	for (const workload of part.workloads) ledger.workShare[workload * input.months + month] = 1
	for (const workload of part.turns) {
		if (asks.active[workload] !== 1) continue
		const waiting = waitingFor(constants, workload, month)
		ledger.workWaiting[workload * input.months + month] = waiting
		if (constants.reach[workload]) askRegions(constants, { workload, month })
		const served = waiting === WAITING.no ? serve(constants, asks, { workload, month }) : NOTHING
		const booking: Booking = { workload, month, served, tokens: [] }
		booked.push(booking)
		bookGiven(constants, asks, booking)
	}
	bookIdle(constants, { part, month })
	cutWork(constants, booked, { part, month })
	// What is lacked sits where there is room once all have what they get, in the same order.
	fillRoom(constants, { part, month })
	for (const booking of booked) bookAsked(constants, asks, booking)
}

/** All that is energised and not reserved is there to be given. */
function freePools({ input, layout, ledger, free }: RunConstants, { part, month }: PartMonth): void {
	for (const pool of part.pools) {
		let reserved = 0
		for (const order of item(layout.pools, pool).orders)
			reserved += at(ledger.orderReserved, order * input.months + month)
		free.energised[pool] = at(ledger.poolEnergised, pool * input.months + month) - reserved
		free.steady[pool] = at(ledger.poolSteady, pool * input.months + month) - reserved
		free.valley[pool] = 0
		free.freed[pool] = 0
	}
}

/** Idle because nothing that may stop asks for them: they can't be let. */
function bookIdle({ input, ledger, free }: RunConstants, { part, month }: PartMonth): void {
	for (const pool of part.pools) {
		const [left, steady] = [at(free.energised, pool), at(free.steady, pool)]
		ledger.poolIdle[pool * input.months + month] = Math.max(0, left - steady)
	}
}

/** What power and halls of each site could still carry, MW IT. Rule pW9. */
function fillRoom({ input, layout, ledger, free }: RunConstants, { part, month }: PartMonth): void {
	for (const site of part.sites) free.room[site] = at(ledger.housedPeak, site * input.months + month)
	for (const pool of part.pools) {
		const accelerators = at(ledger.poolAllocated, pool * input.months + month)
		if (accelerators === 0) continue
		const { site, kind } = item(layout.pools, pool)
		const diversity = at(ledger.diversity, site * input.months + month)
		const { itOverheadFactor } = item(input.sites, site)
		add(
			free.room,
			site,
			-itPeakMW({ accelerators, powerKW: item(input.kinds, kind).powerKW, itOverheadFactor, diversity }),
		)
	}
	for (const site of part.sites) free.room[site] = Math.max(0, at(free.room, site))
}

type AllocateTurn = { readonly workload: number; readonly month: number }

const NOTHING: Served = { unserved: 1, places: [], freed: [] }

/** Takes accelerators pool by pool; returns where, and the share of the ask that stays unserved. Rule B6. */
function serve(constants: RunConstants, asks: MonthAsks, { workload, month }: AllocateTurn): Served {
	const { free } = constants
	const where = item(constants.layout.eligible, workload)
	const { kind } = item(constants.input.workloads, workload)
	if (constants.reach[workload]) return placeByRegion(constants, asks, { workload, month, where })
	const ended =
		kind === 'inference' ? NOTHING : useIdle(constants, asks, { workload, month, idle: free.freed, unserved: 1 })
	const { unserved: left } =
		kind === 'batch'
			? useIdle(constants, asks, { workload, month, idle: free.valley, unserved: ended.unserved })
			: ended
	const { unserved, places } = placeOver(constants, asks, { workload, month, where, unserved: left })
	return { unserved: unserved > DONE ? unserved : 0, places, freed: ended.freed }
}

type Idle = AllocateTurn & { readonly idle: Float64Array; readonly unserved: number }

/**
 * Work that needs no accelerators of its own: jobs in the valleys of serving, and all but services in the hours that runs which
 * end leave for the rest of the month. Rules B7, pW2.
 */
function useIdle(constants: RunConstants, asks: MonthAsks, { workload, month, idle, unserved: asked }: Idle): Served {
	const where = item(constants.layout.eligible, workload)
	const used: Served['freed'][number][] = []
	let unserved = asked
	fillNeeds(constants, asks, { workload, where, month })
	for (let place = 0; place < where.pools.length && unserved > DONE; place++) {
		const pool = indexAt(where.pools, place)
		const there = at(idle, pool)
		if (there <= 0) continue
		const need = at(constants.need, place)
		if (need <= 0) continue
		const accelerators = Math.min(there, unserved * need)
		idle[pool] = there - accelerators
		used.push({ place, accelerators })
		unserved -= accelerators / need
	}
	return { unserved: Math.max(0, unserved), places: [], freed: used }
}
