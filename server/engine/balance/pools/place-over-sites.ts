import { at, indexAt, item } from '../../cells.ts'
import type { MonthAsks, RunConstants } from '../asked/run-types.ts'
import { DONE, wholeDown } from '../rounding.ts'
import type { Eligible } from './pools.ts'
import { type Ask, type Placing, Taking } from './taking.ts'

type PlaceOverResult = { readonly unserved: number; readonly places: readonly number[] }

/** Gives a workload accelerators of its pools, whole units at a time, in the way its placement says. Rules B6, pW8. */
export function placeOver(constants: RunConstants, asks: MonthAsks, ask: Ask): PlaceOverResult {
	const taking = new Taking(constants, asks, ask)
	spreadOver(constants, taking, { workload: ask.workload, where: ask.where, over: ask.where })
	return taking
}

type Spreading = Pick<Placing, 'workload' | 'where'> & { readonly over: Pick<Eligible, 'bySite' | 'places'> }

/** The same over some of its sites, each with its places there. */
export function spreadOver(constants: RunConstants, taking: Taking, { workload, where, over }: Spreading): void {
	const { bySite: sites, places } = over
	const { placement = 'listed', kind } = item(constants.input.workloads, workload)
	if (sites.length < 2 || placement === 'listed') taking.inOrder(places)
	else if (placement === 'cheapest') taking.inOrder(byCost(constants, where, sites).flat())
	else if (kind === 'inference') balance(taking, sites)
	else taking.inOrder(byFree(taking, where, sites).flat())
}

/**
 * Every site its part by what it can serve, in whole replicas rounded down; then one replica at a time to the site whose part
 * is met least, until all is served or nothing is free. Rule pW8.
 */
function balance(taking: Taking, sites: Eligible['bySite']): void {
	const open: PlaceOverSitesOpen[] = []
	let all = 0
	for (const places of sites) {
		if (firstFree(taking, places) === undefined) continue
		const capacity = capacityOf(taking, places)
		open.push({ places, capacity })
		all += capacity
	}
	if (all <= 0) return
	const asked = taking.unserved
	const parts = open.map(({ places, capacity }): PlaceOverSitesPart => {
		const target = Math.min(capacity, (asked * capacity) / all)
		const got = takeWhole(taking, places, target)
		return { places, target, got, met: got / target, next: firstFree(taking, places) }
	})
	while (taking.unserved > DONE) {
		const least = leastMet(parts)
		if (least?.next === undefined) return
		least.got += taking.take(least.next, 1)
		least.met = least.got / least.target
		least.next = firstFree(taking, least.places)
	}
}

/** A site with a free replica, and the share of the ask that its free replicas serve. */
type PlaceOverSitesOpen = { readonly places: readonly number[]; readonly capacity: number }

function capacityOf(taking: Taking, places: readonly number[]): number {
	let capacity = 0
	for (const place of places) capacity += taking.share(place, taking.free(place))
	return capacity
}

/** A site’s part of what is asked, what it was given, in all and of its part, and its first pool with a free replica. */
type PlaceOverSitesPart = {
	readonly places: readonly number[]
	readonly target: number
	got: number
	met: number
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

function firstFree(taking: Taking, places: readonly number[]): number | undefined {
	for (const place of places) if (taking.free(place) > 0) return place
	return undefined
}

/** Of the parts with a free replica the one met least, of equals the first. */
function leastMet(parts: readonly PlaceOverSitesPart[]): PlaceOverSitesPart | undefined {
	let least: PlaceOverSitesPart | undefined
	for (const part of parts) {
		if (part.next === undefined) continue
		if (least === undefined || part.met < least.met) least = part
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
function byFree(taking: Taking, { pools }: Eligible, sites: Eligible['bySite']) {
	return inOrderOf(sites, (places) => -places.reduce((sum, place) => sum + taking.left(indexAt(pools, place)), 0))
}

function inOrderOf(sites: Eligible['bySite'], by: (places: readonly number[]) => number) {
	const keys = new Map(sites.map((places) => [places, by(places)]))
	const key = (places: readonly number[]) => keys.get(places) ?? 0
	return sites.toSorted((a, b) => (key(a) === key(b) ? 0 : key(a) - key(b)))
}
