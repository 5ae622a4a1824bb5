import { LATENCY_LIMITS_MS } from '#shared/units/latency-classes.ts'
import { at, item } from '../../cells.ts'
import type { Layout } from '../layout.ts'
import type { BalanceInput, BalanceWorkload } from '../types.ts'

/** A region of a workload’s users, and the sites that may serve it. */
export type RegionReach = {
	/** its place among the input’s regions */
	readonly region: number
	readonly id: string
	readonly roundTripMs: Float64Array
	/** sites as far as its class goes, nearest tier first */
	readonly tiers: readonly ReadonlySet<number>[]
	/** all of them; null: none */
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
export function reachOf(input: BalanceInput, { eligible, booking }: Layout): readonly (Reach | null)[] {
	return usersOf(input).map((places, index) => {
		if (places.length === 0) return null
		const workload = item(input.workloads, index)
		const maySit = [item(eligible, index), item(booking, index)].flatMap(({ firstAtSite }) =>
			[...firstAtSite.keys()].filter((site) => (firstAtSite[site] ?? -1) >= 0),
		)
		const sites = workload.nowhere ? [] : [...new Set(maySit)]
		return {
			regions: places.map((region) => regionReach(input, { region, sites, workload })),
			claims: claimsBy(input, workload, places),
		}
	})
}

type Around = {
	readonly region: number
	readonly sites: readonly number[]
	readonly workload: BalanceWorkload
}

function regionReach({ regions = [] }: BalanceInput, { region, sites, workload }: Around): RegionReach {
	const { id, roundTripMs } = item(regions, region)
	const most = limitOf(workload)
	const near = sites.filter((site) => at(roundTripMs, site) <= most)
	const cuts = Object.values(LATENCY_LIMITS_MS).map((limit) => limit ?? Infinity)
	const tierOf = (site: number) => cuts.findIndex((limit) => at(roundTripMs, site) <= limit)
	const tiers = [...cuts.keys()].map((tier) => new Set(near.filter((site) => tierOf(site) === tier)))
	return {
		...{ region, id, roundTripMs },
		tiers: tiers.filter(({ size }) => size > 0),
		sites: near.length > 0 ? new Set(near) : null,
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
