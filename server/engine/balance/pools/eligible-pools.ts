import { item } from '../../cells.ts'
import { type PoolService, serviceOn } from './pool-service.ts'
import type { Eligible, LayoutInput, Pool, ServingPools } from './pools.ts'
import type { SizedWorkload } from '../replicas/size-replicas.ts'
import type { BalanceWorkload } from '../workloads/workload-types.ts'
import type { ChipKind } from '../types.ts'

/** Demand that not even the default chip could carry sits somewhere, and asks for no accelerators. */
const NOWHERE: PoolService = { unit: 1, rate: Number.POSITIVE_INFINITY, matures: false, perPower: 0 }

/** Where pools count alike. */
const ALIKE: PoolService = { unit: 1, rate: 1, matures: false, perPower: 1 }

export type EligibleAsk = {
	readonly input: LayoutInput
	readonly sizes: readonly (SizedWorkload | null)[]
	readonly pools: readonly Pool[]
	readonly sitesById: readonly number[]
	/** indices of the pools of each site, stand-ins included */
	readonly poolsAtSite: readonly (readonly number[])[]
	/** look among stand-ins instead of ordered pools */
	readonly standIn: boolean
	/** kind of those stand-ins; left out: the default */
	readonly standInKind?: number
}

type Candidate = {
	readonly pool: number
	readonly site: number
	readonly kind: number
	readonly service: PoolService
}

/** Where a workload may run, in the order it takes accelerators: sites, then kinds by work per kW. Rule B3. */
export function eligiblePools(workloadIndex: number, ask: EligibleAsk): Eligible {
	const { input, poolsAtSite, sitesById } = ask
	const workload = item(input.workloads, workloadIndex)
	const siteOrder = workload.sites.length > 0 ? workload.sites : sitesById
	const allowed = workload.nowhere && !ask.standIn ? [] : siteOrder
	const ranked: Candidate[] = []
	for (const site of allowed) ranked.push(...candidatesAt(workloadIndex, ask, item(poolsAtSite, site)))
	return packEligible(ranked, input.sites.length)
}

/** Whether a workload may use a site at all. */
export const mayUse = ({ sites }: BalanceWorkload, site: number): boolean => sites.length === 0 || sites.includes(site)

type BookingAsk = Omit<EligibleAsk, 'standIn'> & { readonly kind: number; readonly eligible: Eligible }

/** Pools that what a workload lacks may sit in: those it can use, and at each other site it may use a stand-in. Rule pW9. */
export function bookingPools(workloadIndex: number, { kind, eligible, ...ask }: BookingAsk): Eligible {
	const workload = item(ask.input.workloads, workloadIndex)
	const siteOrder = workload.sites.length > 0 ? workload.sites : ask.sitesById
	const hasPool = (site: number) => (eligible.firstAtSite[site] ?? -1) >= 0
	if (siteOrder.every(hasPool)) return eligible
	const ranked = siteOrder.flatMap((site) =>
		candidatesAt(workloadIndex, { ...ask, standIn: !hasPool(site), standInKind: kind }, item(ask.poolsAtSite, site)),
	)
	return packEligible(ranked, ask.input.sites.length)
}

/** Of the pools of a site those a workload may use, by work per kW. */
function candidatesAt(workloadIndex: number, ask: EligibleAsk, pools: readonly number[]): readonly Candidate[] {
	const found: Candidate[] = []
	for (const pool of pools) {
		const service = serviceIn(workloadIndex, ask, pool)
		if (service) found.push({ pool, site: item(ask.pools, pool).site, kind: item(ask.pools, pool).kind, service })
	}
	return found.sort((a, b) => b.service.perPower - a.service.perPower || a.pool - b.pool)
}

function serviceIn(workloadIndex: number, ask: EligibleAsk, index: number): PoolService | null {
	const { input, sizes, pools, standIn } = ask
	const pool = item(pools, index)
	const workload = item(input.workloads, workloadIndex)
	const kind = item(input.kinds, pool.kind)
	if (pool.standIn !== standIn || !(standIn ? standsIn(pool, ask) : allows(workload, pool, kind))) return null
	const service = serviceOn(workload, { kind, pool, input, sized: sizes[workloadIndex] ?? null })
	return service ?? (standIn ? NOWHERE : null)
}

const standsIn = ({ kind }: Pool, { input, standInKind = input.defaultKind }: EligibleAsk): boolean =>
	kind === standInKind

function allows(workload: BalanceWorkload, { ofTenant }: Pool, { chip }: ChipKind): boolean {
	if (ofTenant) return false
	return workload.chips.length === 0 || workload.chips.includes(chip.id)
}

/** Every ordered pool alike, or every stand-in where nothing is ordered: for demand that no workload carries. Rule B8. */
export function anyPool(pools: readonly Pool[], sites: number): Eligible {
	const real = pools.some(({ standIn, ofTenant }) => !standIn && !ofTenant)
	const all = pools.flatMap(({ site, kind, standIn, ofTenant }, pool): readonly Candidate[] =>
		ofTenant || (real && standIn) ? [] : [{ pool, site, kind, service: ALIKE }],
	)
	return packEligible(all, sites)
}

function packEligible(ranked: readonly Candidate[], sites: number): Eligible {
	const firstAtSite = new Int32Array(sites).fill(-1)
	const bySite = new Map<number, number[]>()
	for (const [place, { site }] of ranked.entries()) {
		if (firstAtSite[site] === -1) firstAtSite[site] = place
		const places = bySite.get(site)
		if (places) places.push(place)
		else bySite.set(site, [place])
	}
	const places = [...bySite.values()]
	return {
		...servingPools(ranked),
		firstAtSite,
		bySite: places,
		places: places.flat(),
		firsts: servingPools(places.map((own) => item(ranked, item(own, 0)))),
	}
}

function servingPools(ranked: readonly Candidate[]): ServingPools {
	const rows = () => new Int32Array(ranked.length)
	const figures = () => new Float64Array(ranked.length)
	const [pools, sites, kinds] = [rows(), rows(), rows()]
	const [units, rates, matures] = [figures(), figures(), new Uint8Array(ranked.length)]
	for (const [place, { pool, site, kind, service }] of ranked.entries()) {
		pools[place] = pool
		sites[place] = site
		kinds[place] = kind
		units[place] = service.unit
		rates[place] = service.rate
		matures[place] = Number(service.matures)
	}
	return { pools, site: sites, kind: kinds, unit: units, rate: rates, matures }
}
