import { LATENCY_LIMITS_MS } from '#shared/units/latency-classes.ts'
import { at, indexAt, item } from '../../cells.ts'
import type { Layout } from '../layout.ts'
import type { BalanceInput } from '../types.ts'
import type { BalanceWorkload } from '../workloads/workload-types.ts'
import type { Eligible, Pool } from './pools.ts'

/** Places among a workload’s pools, site by site, and all of them in that order. */
export type Tier = Pick<Eligible, 'bySite' | 'places'>

/** A region of a workload’s users, and the sites that may serve it. */
export type RegionReach = {
	/** its place among the input’s regions */
	readonly region: number
	readonly id: string
	readonly roundTripMs: Float64Array
	/** sites that have a pool for the workload, as far as its class goes, nearest tier first */
	readonly tiers: readonly Tier[]
	/** all that may serve it, with a pool or without; null: none */
	readonly sites: ReadonlySet<number> | null
}

export type Reach = {
	readonly regions: readonly RegionReach[]
	/** claim by claim of the workload: parts of the application’s demand, by place among `regions` */
	readonly claims: readonly (readonly { readonly place: number; readonly share: number }[])[]
}

/** Per workload the regions of its users, by id; none where nothing is said of them, and where nobody waits. */
export function usersOf({ workloads, applications, regions = [] }: BalanceInput): readonly (readonly number[])[] {
	return workloads.map((workload) => {
		if (regions.length === 0 || workload.kind !== 'inference') return []
		const named = workload.claims.flatMap(({ application }) => item(applications, application).regions ?? [])
		const places = [...new Set(named.map(({ region }) => region))]
		return places.sort((a, b) => (item(regions, a).id < item(regions, b).id ? -1 : 1))
	})
}

/** What of each workload’s users is in whose reach. Rule pW7. */
export function reachOf(input: BalanceInput, { eligible, booking, pools }: Layout): readonly (Reach | null)[] {
	return usersOf(input).map((places, index) => {
		if (places.length === 0) return null
		const workload = item(input.workloads, index)
		const where = item(eligible, index)
		const maySit = [where, item(booking, index)].flatMap(({ firstAtSite }) =>
			[...firstAtSite.keys()].filter((site) => (firstAtSite[site] ?? -1) >= 0),
		)
		const sites = workload.nowhere ? [] : [...new Set(maySit)]
		const served = {
			bySite: workload.nowhere ? [] : where.bySite,
			siteAt: (place: number) => siteIn(pools, where, place),
		}
		return {
			regions: places.map((region) => regionReach(input, { region, sites, workload, ...served })),
			claims: claimsBy(input, workload, places),
		}
	})
}

const siteIn = (pools: readonly Pool[], where: Eligible, place: number): number =>
	item(pools, indexAt(where.pools, place)).site

type RegionReachParams = {
	readonly region: number
	readonly sites: readonly number[]
	readonly workload: BalanceWorkload
	readonly bySite: Eligible['bySite']
	readonly siteAt: (place: number) => number
}

function regionReach({ regions = [] }: BalanceInput, around: RegionReachParams): RegionReach {
	const { region, sites, workload, bySite, siteAt } = around
	const { id, roundTripMs } = item(regions, region)
	const most = limitOf(workload)
	const near = new Set(sites.filter((site) => at(roundTripMs, site) <= most))
	const cuts = Object.values(LATENCY_LIMITS_MS).map((limit) => limit ?? Infinity)
	const tierOf = (site: number) => cuts.findIndex((limit) => at(roundTripMs, site) <= limit)
	const tiers = [...cuts.keys()].map((tier) =>
		bySite.filter(([first = -1]) => near.has(siteAt(first)) && tierOf(siteAt(first)) === tier),
	)
	return {
		...{ region, id, roundTripMs },
		tiers: tiers.filter(({ length }) => length > 0).map((own): Tier => ({ bySite: own, places: own.flat() })),
		sites: near.size > 0 ? near : null,
	}
}

const limitOf = (workload: BalanceWorkload): number =>
	workload.kind === 'inference' ? (workload.latencyMs ?? Infinity) : Infinity

function claimsBy({ applications }: BalanceInput, workload: BalanceWorkload, places: readonly number[]) {
	if (workload.kind !== 'inference') return []
	return workload.claims.map(({ application }) =>
		(item(applications, application).regions ?? []).map(({ region, share }) => ({
			place: places.indexOf(region),
			share,
		})),
	)
}
