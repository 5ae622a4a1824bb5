import { entry, item } from '../../cells.ts'
import type { BalanceInput, BalanceOrder, BalanceSite } from '../types.ts'

/** All that pools, and where each workload may run, are made from. */
export type LayoutInput = Pick<BalanceInput, 'kinds' | 'defaultKind' | 'workloads' | 'engine' | 'training'> & {
	readonly sites: readonly Pick<BalanceSite, 'id' | 'acceleratorAvailability'>[]
	readonly orders: readonly Pick<BalanceOrder, 'site' | 'kind' | 'accelerators' | 'ofTenant'>[]
}

/** Accelerators of one kind at one site. A stand-in has none: it carries demand that no ordered chip can serve. */
export type Pool = {
	readonly site: number
	readonly kind: number
	readonly orders: readonly number[]
	/** accelerators ordered over the horizon */
	readonly ordered: number
	readonly standIn: boolean
	/** a tenant’s: no workload of the plan runs on them */
	readonly ofTenant: boolean
}

/** Pools and how a workload runs in each. */
export type ServingPools = {
	readonly pools: Int32Array
	/** the site of each, and the kind of its accelerators */
	readonly site: Int32Array
	readonly kind: Int32Array
	/** accelerators taken at a time: a whole replica of an inference workload, else 1 */
	readonly unit: Float64Array
	/** per accelerator: output tokens/s served (before maturity), FLOP an hour trained, or share of the hour available to jobs */
	readonly rate: Float64Array
	/** 1 where the software's maturity applies */
	readonly matures: Uint8Array
}

/** Where one workload may run, in the order it takes accelerators. */
export type Eligible = ServingPools & {
	/** the first eligible pool at each site, −1 where there is none */
	readonly firstAtSite: Int32Array
	/** places among the pools, site by site, and all of them in that order; the first pool of each of these sites */
	readonly bySite: readonly (readonly number[])[]
	readonly places: readonly number[]
	readonly firsts: ServingPools
}

/** Sites of a plan by id: the order they are used in where a workload names none. */
export function sitesById({ sites }: { readonly sites: readonly { readonly id: string }[] }): readonly number[] {
	return [...sites.entries()].sort(byId).map(([site]) => site)
}

type PoolsPlaced = readonly [place: number, site: { readonly id: string }]

const byId = ([, one]: PoolsPlaced, [, other]: PoolsPlaced): number => compareText(one.id, other.id)

type GrowingPool = Omit<Pool, 'orders' | 'ordered'> & { readonly orders: number[]; ordered: number }

/** Pools that orders make, by site id, then chip. Rule C6. */
export function orderedPools(input: LayoutInput): readonly Pool[] {
	const found = new Map<string, GrowingPool>()
	input.orders.forEach(({ site, kind, accelerators, ofTenant = false }, index) => {
		const key = `${site}/${kind}/${String(ofTenant)}`
		const pool = found.get(key) ?? { site, kind, orders: [], ordered: 0, standIn: false, ofTenant }
		pool.orders.push(index)
		pool.ordered += accelerators
		found.set(key, pool)
	})
	const turns = new Map(sitesById(input).map((site, turn) => [site, turn]))
	const chip = (kind: number) => item(input.kinds, kind).chip.id
	const place = ({ site, ofTenant }: Pool) => entry(turns, site) * 2 + Number(ofTenant)
	return [...found.values()].sort(
		(a, b) => place(a) - place(b) || compareText(chip(a.kind), chip(b.kind)) || a.kind - b.kind,
	)
}

/** A pool at each site that has no accelerators and carries demand in units of the default chip. Rule B8. */
export function standInPools({ sites, defaultKind }: LayoutInput): readonly Pool[] {
	return sites.map((_, site) => ({ site, kind: defaultKind, orders: [], ordered: 0, standIn: true, ofTenant: false }))
}

function compareText(a: string, b: string): number {
	if (a === b) return 0
	return a < b ? -1 : 1
}
