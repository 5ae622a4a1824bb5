import { add, at, indexAt, item } from '../../cells.ts'
import type { MonthAsks, RunConstants } from '../asked/run-types.ts'
import { needAt } from '../asked/need-at.ts'
import { DONE, wholeDown, wholeUp } from '../rounding.ts'
import type { Eligible } from './pools.ts'

/** A workload whose turn it is. */
export type Placing = { readonly workload: number; readonly month: number; readonly where: Eligible }
/** … with the share of its ask that nothing serves yet, and who is told what is taken before it counts. */
type Ask = Placing & {
	readonly unserved: number
	readonly tell?: (place: number, served: number) => void
}
type Placed = { readonly unserved: number; readonly places: readonly number[] }

/** Gives a workload accelerators of its pools, whole units at a time, in the way its placement says. Rules B6, pW8. */
export function placeOver(constants: RunConstants, asks: MonthAsks, ask: Ask): Placed {
	const taking = new Taking(constants, asks, ask)
	spreadOver(constants, taking, { workload: ask.workload, where: ask.where, sites: ask.where.bySite })
	return taking
}

type Spreading = Pick<Placing, 'workload' | 'where'> & { readonly sites: Eligible['bySite'] }

/** The same over some of its sites, each with its places there. */
export function spreadOver(constants: RunConstants, taking: Taking, { workload, where, sites }: Spreading): void {
	const { placement = 'listed', kind } = item(constants.input.workloads, workload)
	if (sites.length < 2) taking.inOrder(sites[0] ?? [])
	else if (placement === 'listed') taking.inOrder(sites.flat())
	else if (placement === 'cheapest') taking.inOrder(byCost(constants, where, sites).flat())
	else if (kind === 'inference') balance(taking, sites)
	else taking.inOrder(byFree(constants, where, sites).flat())
}

/** Takes accelerators for one workload of one month. */
export class Taking {
	readonly places: number[] = []
	unserved: number
	readonly #constants: RunConstants
	readonly #asks: MonthAsks
	readonly #ask: Ask
	/** accelerators that would serve the whole ask, by place; good until the next ask */
	readonly #need: Float64Array

	constructor(constants: RunConstants, asks: MonthAsks, ask: Ask) {
		const { where, workload, month } = ask
		this.#constants = constants
		this.#asks = asks
		this.#ask = ask
		this.#need = constants.spread.need
		this.unserved = ask.unserved
		for (let place = 0; place < where.pools.length; place++)
			this.#need[place] = needAt(constants, asks, { workload, where, place, month })
	}

	/** Pool by pool, rounded up, until nothing is left to serve. */
	inOrder(places: readonly number[]): void {
		for (const place of places) {
			if (this.unserved <= DONE) return
			const wanted = wholeUp((this.unserved * this.need(place)) / this.unit(place))
			this.take(place, Math.min(wanted, this.free(place)))
		}
	}

	/** Accelerators of a replica. */
	unit(place: number): number {
		return at(this.#ask.where.unit, place)
	}

	/** Accelerators that would serve the whole ask. */
	need(place: number): number {
		return at(this.#need, place)
	}

	/** Whole replicas that are free, and serve. */
	free(place: number): number {
		const pool = indexAt(this.#ask.where.pools, place)
		const replicas = wholeDown(at(this.#constants.free.energised, pool) / this.unit(place))
		return replicas > 0 && this.need(place) > 0 ? replicas : 0
	}

	/** The share of the ask that so many replicas serve. */
	share(place: number, replicas: number): number {
		return replicas > 0 ? (replicas * this.unit(place)) / this.need(place) : 0
	}

	/** Returns the share of the ask that these replicas serve. */
	take(place: number, replicas: number): number {
		const taken = replicas * this.unit(place)
		if (taken <= 0) return 0
		const { input, ledger, free } = this.#constants
		const { where, workload, month, tell } = this.#ask
		const pool = indexAt(where.pools, place)
		add(free.energised, pool, -taken)
		if (item(input.workloads, workload).kind === 'inference')
			add(free.valley, pool, taken * (1 - at(this.#asks.meanShare, workload)))
		const placed = item(ledger.placed, workload)
		const cell = place * input.months + month
		if (at(placed, cell) === 0) this.places.push(place)
		add(placed, cell, taken)
		const served = this.share(place, replicas)
		tell?.(place, served)
		this.unserved = Math.max(0, this.unserved - served)
		return served
	}
}

/**
 * Every site its part by what it can serve, in whole replicas rounded down; then one replica at a time to the site whose part
 * is met least, until all is served or nothing is free. Rule pW8.
 */
function balance(taking: Taking, sites: Eligible['bySite']): void {
	const capacity = sites.map((places) =>
		places.reduce((sum, place) => sum + taking.share(place, taking.free(place)), 0),
	)
	const all = capacity.reduce((sum, one) => sum + one, 0)
	if (all <= 0) return
	const asked = taking.unserved
	const parts = sites.map((places, site): Part => {
		const one = item(capacity, site)
		const target = Math.min(one, (asked * one) / all)
		const got = takeWhole(taking, places, target)
		return { places, target, got, next: firstFree(taking, places) }
	})
	while (taking.unserved > DONE) {
		const least = leastMet(parts)
		if (least?.next === undefined) return
		least.got += taking.take(least.next, 1)
		least.next = firstFree(taking, least.places)
	}
}

/** A site’s part of what is asked, what it was given, and its first pool with a free replica. */
type Part = {
	readonly places: readonly number[]
	readonly target: number
	got: number
	next: number | undefined
}

/** Takes a site’s part in whole replicas rounded down; returns the share of the ask they serve. */
function takeWhole(taking: Taking, places: readonly number[], target: number): number {
	let rest = target
	for (const place of places) {
		const wanted = wholeDown((rest * taking.need(place)) / taking.unit(place))
		rest -= taking.take(place, Math.min(wanted, taking.free(place)))
	}
	return target - rest
}

const firstFree = (taking: Taking, places: readonly number[]): number | undefined =>
	places.find((place) => taking.free(place) > 0)

/** Of the parts with a free replica the one met least, of equals the first. */
function leastMet(parts: readonly Part[]): Part | undefined {
	let least: Part | undefined
	for (const part of parts) {
		if (part.next === undefined) continue
		if (least === undefined || part.got / part.target < least.got / least.target) least = part
	}
	return least
}

/** Sites by what the energy of a unit of work costs in their first pool. Rule pW8. */
function byCost({ input, layout }: RunConstants, where: Eligible, sites: Eligible['bySite']) {
	const costOf = ([first = -1]: readonly number[]): number => {
		const { site, kind } = item(layout.pools, indexAt(where.pools, first))
		const { energyUsdPerMWh = Infinity, peakPue } = item(input.sites, site)
		return (energyUsdPerMWh * peakPue * item(input.kinds, kind).powerKW) / at(where.rate, first)
	}
	return inOrderOf(sites, costOf)
}

/** Sites by their free accelerators, most first. Rule pW8. */
function byFree({ free }: RunConstants, { pools }: Eligible, sites: Eligible['bySite']) {
	return inOrderOf(
		sites,
		(places) => -places.reduce((sum, place) => sum + at(free.energised, indexAt(pools, place)), 0),
	)
}

function inOrderOf(sites: Eligible['bySite'], by: (places: readonly number[]) => number) {
	const keys = new Map(sites.map((places) => [places, by(places)]))
	const key = (places: readonly number[]) => keys.get(places) ?? 0
	return sites.toSorted((a, b) => (key(a) === key(b) ? 0 : key(a) - key(b)))
}
