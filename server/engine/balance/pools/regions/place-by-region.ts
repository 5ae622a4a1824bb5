import { add, at, indexAt, item } from '../../../cells.ts'
import type { MonthAsks, RunConstants } from '../../asked/run-types.ts'
import type { Rest, Served } from '../booking/booking.ts'
import { spreadOver } from '../place-over-sites.ts'
import type { RegionReach, Tier } from '../reach.ts'
import { DONE } from '../../rounding.ts'
import { type Placing, Taking } from '../taking.ts'

type PlaceByRegionTurn = { readonly workload: number; readonly month: number }

/** Writes what users of each region ask of a workload, tokens/s at the peak. Rule pW7. */
export function askRegions({ input, ledger, reach }: RunConstants, { workload, month }: PlaceByRegionTurn): void {
	const spec = item(input.workloads, workload)
	const asked = item(ledger.regionAsked, workload)
	if (spec.kind !== 'inference') return
	item(reach, workload)?.claims.forEach((regions, claim) => {
		const { application, share } = item(spec.claims, claim)
		const tokens = share * at(ledger.applicationDemand, application * input.months + month)
		for (const region of regions) add(asked, region.place * input.months + month, tokens * region.share)
	})
}

/** A part of a workload’s ask: of one region, or of users of whom nothing is said. */
type PlaceByRegionPart = { readonly region: RegionReach | null; readonly place: number; readonly share: number }

/** Regions by what they ask, most first, ties by id; then the rest, which any site may serve. */
function partsOf(
	{ ledger, input, reach }: RunConstants,
	asks: MonthAsks,
	{ workload, month }: PlaceByRegionTurn,
): readonly PlaceByRegionPart[] {
	const asked = item(ledger.regionAsked, workload)
	const parts = (item(reach, workload)?.regions ?? []).map((region, place) => ({
		...{ region, place },
		share: at(asked, place * input.months + month) / at(asks.amount, workload),
	}))
	const rest = 1 - parts.reduce((sum, { share }) => sum + share, 0)
	const ranked = parts.filter(({ share }) => share > 0).sort((a, b) => b.share - a.share || a.place - b.place)
	return rest > DONE ? [...ranked, { region: null, place: -1, share: rest }] : ranked
}

/**
 * Gives a service accelerators region by region, of each the nearest tier of sites first. What a whole replica holds beyond
 * what its region asked serves those that come after, where it is in their reach. Rule pW7.
 */
export function placeByRegion(constants: RunConstants, asks: MonthAsks, ask: Placing): Served {
	const { where, workload, month } = ask
	const spare = new Float64Array(where.pools.length)
	const shares = new Float64Array(where.pools.length)
	const taking = new Taking(constants, asks, { ...ask, unserved: 0, tell: took })
	let ms = 0
	let serving: RegionReach | null = null
	function took(place: number, served: number): void {
		const needed = Math.min(served, taking.unserved)
		add(spare, place, served - needed)
		add(shares, place, needed)
		ms += needed * (serving ? at(serving.roundTripMs, siteOf(constants, ask, place)) : 0)
	}
	const rests: Rest[] = []
	for (const { region, place, share } of partsOf(constants, asks, { workload, month })) {
		;[taking.unserved, ms, serving] = [share, 0, region]
		const tiers = region?.tiers ?? [where]
		takeByTier(constants, taking, { workload, where, tiers, spare, took })
		if (taking.unserved <= DONE) taking.unserved = 0
		else rests.push({ unserved: taking.unserved, sites: region?.sites ?? null })
		if (region) bookRegion(constants, asks, { workload, month, place, share: share - taking.unserved, ms })
	}
	return { unserved: lackedIn(rests, taking.places), rests: together(rests), shares, places: taking.places, freed: [] }
}

type ByTier = Pick<Placing, 'workload' | 'where'> & Omit<Spare, 'places'> & { readonly tiers: readonly Tier[] }

/** From the nearest tier on until nothing is left to serve. */
function takeByTier(constants: RunConstants, taking: Taking, { workload, where, tiers, spare, took }: ByTier): void {
	for (const tier of tiers) {
		if (taking.unserved <= DONE) return
		useSpare(taking, { spare, places: tier.places, took })
		spreadOver(constants, taking, { workload, where, over: tier })
	}
}

/** Where nothing serves all is lacked: shares of regions add up to 1 but for rounding. */
function lackedIn(rests: readonly Rest[], places: readonly number[]): number {
	if (places.length === 0) return 1
	return Math.min(
		1,
		rests.reduce((sum, { unserved }) => sum + unserved, 0),
	)
}

const siteOf = ({ layout }: RunConstants, { where }: Placing, place: number): number =>
	item(layout.pools, indexAt(where.pools, place)).site

type Took = (place: number, served: number) => void

type Spare = { readonly spare: Float64Array; readonly places: readonly number[]; readonly took: Took }

/** What replicas of earlier regions hold beyond their own. */
function useSpare(taking: Taking, { spare, places, took }: Spare): void {
	for (const place of places) {
		const served = Math.min(at(spare, place), taking.unserved)
		if (served <= 0) continue
		took(place, served)
		spare[place] = at(spare, place) - served
		taking.unserved = Math.max(0, taking.unserved - served)
	}
}

/** Rests of the same reach are lacked together. */
function together(rests: readonly Rest[]): readonly Rest[] {
	const found = new Map<string, Rest>()
	for (const { unserved, sites } of rests) {
		const key = sites ? [...sites].join() : ''
		found.set(key, { sites, unserved: unserved + (found.get(key)?.unserved ?? 0) })
	}
	return [...found.values()]
}

type RegionServed = PlaceByRegionTurn & { readonly place: number; readonly share: number; readonly ms: number }

function bookRegion({ ledger, input }: RunConstants, asks: MonthAsks, served: RegionServed): void {
	const { workload, month, place, share, ms } = served
	const cell = place * input.months + month
	const tokens = at(asks.amount, workload)
	item(ledger.regionServed, workload)[cell] = tokens * share
	item(ledger.regionServedMs, workload)[cell] = tokens * ms
}
