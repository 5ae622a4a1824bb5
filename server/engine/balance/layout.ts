import { item } from '../cells.ts'
import { anyPool, bookingPools, eligiblePools, mayUse } from './pools/eligible-pools.ts'
import { type Eligible, type LayoutInput, orderedPools, type Pool, sitesById, standInPools } from './pools/pools.ts'
import { sameData } from '../rerun/same-data.ts'
import type { SizedWorkload } from './replicas/size-replicas.ts'

export type Layout = {
	/** real pools by site id, then chip; stand-ins, one a site, after them */
	readonly pools: readonly Pool[]
	/** indices of the pools of each site, stand-ins included */
	readonly poolsAtSite: readonly (readonly number[])[]
	/** per workload: ordered pools it can run on, and stand-ins for where none is */
	readonly eligible: readonly Eligible[]
	readonly standIns: readonly Eligible[]
	/** per workload: where what it lacks may sit: its pools, and a stand-in at each site it may use and has none at */
	readonly booking: readonly Eligible[]
	/** every pool, for demand that no workload carries */
	readonly anywhere: Eligible
	/** workloads in the order they take accelerators */
	readonly turns: readonly number[]
}

/** What shares no pool, demand, model or price with the rest of a plan: its places there. Its months pass by themselves. */
export type BalancePart = Readonly<
	Record<'sites' | 'orders' | 'pools' | 'applications' | 'workloads' | 'turns', readonly number[]>
>

type Sizes = readonly (SizedWorkload | null)[]

type LaidOut = { readonly input: LayoutInput; readonly sizes: Sizes; readonly layout: Layout }

/** Pools of the plan and where each workload may run; the earlier run's own where all it is made from is as it was. Rules C6, B3. */
export function layoutBalance(input: LayoutInput, sizes: Sizes, earlier: LaidOut | null = null): Layout {
	if (earlier && sameData(laidFrom(input, sizes), laidFrom(earlier.input, earlier.sizes))) return earlier.layout
	const placeIn = (pools: readonly Pool[]) => ({
		...{ input, sizes, pools, sitesById: sitesById(input) },
		poolsAtSite: poolsBySite(pools, input.sites.length),
	})
	const first = placeIn([...orderedPools(input), ...standInPools(input)])
	const eligible = input.workloads.map((_, workload) => eligiblePools(workload, { ...first, standIn: false }))
	const wanted = eligible.map((where) => mostOrdered(where, first.pools) ?? input.defaultKind)
	const place = placeIn([...first.pools, ...furtherStandIns(input, { eligible, wanted })])
	const { pools, poolsAtSite } = place
	return {
		pools,
		poolsAtSite,
		eligible,
		booking: input.workloads.map((_, workload) =>
			bookingPools(workload, { ...place, kind: item(wanted, workload), eligible: item(eligible, workload) }),
		),
		standIns: input.workloads.map((_, workload) => eligiblePools(workload, { ...place, standIn: true })),
		anywhere: anyPool(pools, input.sites.length),
		turns: [...input.workloads.entries()].sort(byPriority).map(([workload]) => workload),
	}
}

type LayoutTurn = readonly [place: number, workload: LayoutInput['workloads'][number]]

const byPriority = ([a, one]: LayoutTurn, [b, other]: LayoutTurn): number => one.priority - other.priority || a - b

function poolsBySite(pools: readonly Pool[], sites: number): readonly (readonly number[])[] {
	const found: number[][] = Array.from({ length: sites }, () => [])
	pools.forEach(({ site }, index) => found[site]?.push(index))
	return found
}

/** The kind of which most is ordered where a workload may run; null where nothing is. Rule pW9. */
function mostOrdered({ pools: places }: Eligible, pools: readonly Pool[]): number | null {
	const ordered = new Map<number, number>()
	for (const place of places) {
		const { kind, ordered: count } = item(pools, place)
		ordered.set(kind, (ordered.get(kind) ?? 0) + count)
	}
	const [most] = [...ordered].sort(([, a], [, b]) => b - a)
	return most?.[0] ?? null
}

type FurtherStandInsParams = { readonly eligible: readonly Eligible[]; readonly wanted: readonly number[] }

/** Stand-ins of other kinds than the default, at sites that a workload may use and has no pool at. */
function furtherStandIns(input: LayoutInput, { eligible, wanted }: FurtherStandInsParams): readonly Pool[] {
	const found = new Map<string, Pool>()
	input.workloads.forEach((workload, index) => {
		const kind = item(wanted, index)
		if (kind === input.defaultKind) return
		input.sites.forEach((_, site) => {
			if (!mayUse(workload, site) || (item(eligible, index).firstAtSite[site] ?? -1) >= 0) return
			found.set(`${site}/${kind}`, { site, kind, orders: [], ordered: 0, standIn: true, ofTenant: false })
		})
	})
	return [...found.values()]
}

function laidFrom({ sites, orders, kinds, defaultKind, workloads, engine, training }: LayoutInput, sizes: Sizes) {
	return {
		...{ kinds, defaultKind, workloads, engine, training, sizes },
		sites: sites.map(({ id, acceleratorAvailability }) => ({ id, acceleratorAvailability })),
		orders: orders.map(({ site, kind, accelerators, ofTenant }) => ({ site, kind, accelerators, ofTenant })),
	}
}
