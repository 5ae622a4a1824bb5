import { add, at, indexAt, item } from '../../cells.ts'
import type { MonthAsks, RunConstants } from '../asked/run-types.ts'
import { needAt } from '../asked/need-at.ts'
import { wholeDown, wholeUp } from '../rounding.ts'
import type { Eligible } from './pools.ts'

const DONE = 1e-12

/** A workload whose turn it is, and the share of its ask that nothing serves yet. */
type Ask = {
	readonly workload: number
	readonly month: number
	readonly where: Eligible
	readonly unserved: number
}
type Placed = { readonly unserved: number; readonly places: readonly number[] }

/** Gives a workload accelerators of its pools, whole units at a time, in the way its placement says. Rules B6, pW8. */
export function placeOver(constants: RunConstants, asks: MonthAsks, ask: Ask): Placed {
	const taking = new Taking(constants, asks, ask)
	const sites = placesBySite(constants, ask.where)
	const { placement = 'listed', kind } = item(constants.input.workloads, ask.workload)
	if (sites.length < 2 || placement === 'listed') taking.inOrder(sites.flat())
	else if (placement === 'cheapest') taking.inOrder(byCost(constants, ask.where, sites).flat())
	else if (kind === 'inference') balance(taking, sites)
	else taking.inOrder(byFree(constants, ask.where, sites).flat())
	return taking
}

/** Takes accelerators for one workload of one month. */
class Taking {
	readonly places: number[] = []
	unserved: number
	readonly #constants: RunConstants
	readonly #asks: MonthAsks
	readonly #ask: Ask

	constructor(constants: RunConstants, asks: MonthAsks, ask: Ask) {
		this.#constants = constants
		this.#asks = asks
		this.#ask = ask
		this.unserved = ask.unserved
	}

	/** Pool by pool, rounded up, until nothing is left to serve. */
	inOrder(places: readonly number[]): void {
		for (const place of places) {
			if (this.unserved <= DONE) return
			const { unit, need, free } = this.at(place)
			this.take(place, Math.min(wholeUp((this.unserved * need) / unit), free) * unit)
		}
	}

	/** Accelerators of a replica, those that would serve the whole ask, and whole replicas that are free. */
	at(place: number) {
		const { where, workload, month } = this.#ask
		const unit = at(where.unit, place)
		const need = needAt(this.#constants, this.#asks, { workload, where, place, month })
		const free = wholeDown(at(this.#constants.free.energised, indexAt(where.pools, place)) / unit)
		return { unit, need, free: need > 0 ? free : 0 }
	}

	/** Returns the share of the ask that these serve. */
	take(place: number, taken: number): number {
		if (taken <= 0) return 0
		const { input, ledger, free } = this.#constants
		const { where, workload, month } = this.#ask
		const pool = indexAt(where.pools, place)
		add(free.energised, pool, -taken)
		if (item(input.workloads, workload).kind === 'inference')
			add(free.valley, pool, taken * (1 - at(this.#asks.meanShare, workload)))
		const placed = item(ledger.placed, workload)
		const cell = place * input.months + month
		if (at(placed, cell) === 0) this.places.push(place)
		add(placed, cell, taken)
		const served = taken / this.at(place).need
		this.unserved = Math.max(0, this.unserved - served)
		return served
	}
}

/** Places of a workload’s pools, site by site in its order. */
function placesBySite({ layout }: RunConstants, { pools }: Eligible): readonly (readonly number[])[] {
	const bySite = new Map<number, number[]>()
	pools.forEach((pool, place) => {
		const { site } = item(layout.pools, pool)
		const places = bySite.get(site) ?? []
		bySite.set(site, places)
		places.push(place)
	})
	return [...bySite.values()]
}

/**
 * Every site its part by what it can serve, in whole replicas rounded down; then one replica at a time to the site whose part
 * is met least, until all is served or nothing is free. Rule pW8.
 */
function balance(taking: Taking, sites: readonly (readonly number[])[]): void {
	const shareOf = (place: number, replicas: number) => {
		const { unit, need } = taking.at(place)
		return need > 0 ? (replicas * unit) / need : 0
	}
	const capacity = sites.map((places) => places.reduce((sum, place) => sum + shareOf(place, taking.at(place).free), 0))
	const all = capacity.reduce((sum, one) => sum + one, 0)
	if (all <= 0) return
	const asked = taking.unserved
	const targets = capacity.map((one) => Math.min(one, (asked * one) / all))
	const got = sites.map((places, site) => {
		let rest = item(targets, site)
		for (const place of places) {
			const { unit, need, free } = taking.at(place)
			rest -= taking.take(place, Math.min(wholeDown((rest * need) / unit), free) * unit)
		}
		return item(targets, site) - rest
	})
	while (taking.unserved > DONE) {
		const met = (site: number) => item(got, site) / item(targets, site)
		const open = [...sites.keys()].filter((site) => item(sites, site).some((place) => taking.at(place).free > 0))
		const [least] = open.sort((a, b) => met(a) - met(b) || a - b)
		const place = least === undefined ? undefined : item(sites, least).find((one) => taking.at(one).free > 0)
		if (least === undefined || place === undefined) return
		got[least] = item(got, least) + taking.take(place, taking.at(place).unit)
	}
}

/** Sites by what the energy of a unit of work costs in their first pool. Rule pW8. */
function byCost({ input, layout }: RunConstants, where: Eligible, sites: readonly (readonly number[])[]) {
	const costOf = ([first = -1]: readonly number[]): number => {
		const { site, kind } = item(layout.pools, indexAt(where.pools, first))
		const { energyUsdPerMWh = Infinity, peakPue } = item(input.sites, site)
		return (energyUsdPerMWh * peakPue * item(input.kinds, kind).powerKW) / at(where.rate, first)
	}
	return inOrderOf(sites, costOf)
}

/** Sites by their free accelerators, most first. Rule pW8. */
function byFree({ free }: RunConstants, { pools }: Eligible, sites: readonly (readonly number[])[]) {
	return inOrderOf(
		sites,
		(places) => -places.reduce((sum, place) => sum + at(free.energised, indexAt(pools, place)), 0),
	)
}

function inOrderOf(sites: readonly (readonly number[])[], by: (places: readonly number[]) => number) {
	const keys = new Map(sites.map((places) => [places, by(places)]))
	const key = (places: readonly number[]) => keys.get(places) ?? 0
	return sites.toSorted((a, b) => (key(a) === key(b) ? 0 : key(a) - key(b)))
}
