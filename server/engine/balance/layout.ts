import { item } from './cells.ts'
import { anyPool, eligiblePools } from './eligible-pools.ts'
import { type Eligible, orderedPools, type Pool, sitesById, standInPools } from './pools.ts'
import type { SizedWorkload } from './size-replicas.ts'
import type { BalanceInput } from './types.ts'

type SitePlace = { readonly workload: number; readonly place: number }

export type Layout = {
	/** real pools by site id, then chip; stand-ins, one a site, after them */
	readonly pools: readonly Pool[]
	/** per workload: ordered pools it can run on, and stand-ins for where none is */
	readonly eligible: readonly Eligible[]
	readonly standIns: readonly Eligible[]
	/** every pool, for demand that no workload carries */
	readonly anywhere: Eligible
	/** per site: workloads that may run there, with their first pool there */
	readonly atSite: readonly (readonly SitePlace[])[]
	/** workloads in the order they take accelerators */
	readonly turns: readonly number[]
}

type Sizes = readonly (SizedWorkload | null)[]

/** Pools of the plan and where each workload may run. Rules C6, B3. */
export function layoutBalance(input: BalanceInput, sizes: Sizes): Layout {
	const pools = [...orderedPools(input), ...standInPools(input)]
	const place = { input, sizes, pools, sitesById: sitesById(input) }
	const eligible = input.workloads.map((_, workload) => eligiblePools(workload, { ...place, standIn: false }))
	const priority = (workload: number) => item(input.workloads, workload).priority
	return {
		pools,
		eligible,
		atSite: input.sites.map((_, site) => firstPlaces(eligible, site)),
		standIns: input.workloads.map((_, workload) => eligiblePools(workload, { ...place, standIn: true })),
		anywhere: anyPool(pools, input.sites.length),
		turns: input.workloads.map((_, index) => index).sort((a, b) => priority(a) - priority(b) || a - b),
	}
}

function firstPlaces(eligible: readonly Eligible[], site: number): readonly SitePlace[] {
	return eligible.flatMap(({ firstAtSite }, workload) => {
		const place = firstAtSite[site] ?? -1
		return place < 0 ? [] : [{ workload, place }]
	})
}
