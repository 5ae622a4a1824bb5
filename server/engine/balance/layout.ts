import { matrixRate } from '../layers/models/throughput.ts'
import { trainingFlopPerAcceleratorHour, trainingMinimumAccelerators } from '../layers/models/training.ts'
import type { SizedWorkload } from './size-replicas.ts'
import type { BalanceInput, BalanceWorkload, ChipKind } from './types.ts'

/** Accelerators of one kind at one site. A stand-in has none: it carries demand that no ordered chip can serve. */
export type Pool = {
	readonly site: number
	readonly kind: number
	readonly orders: readonly number[]
	/** accelerators ordered over the horizon */
	readonly ordered: number
	readonly standIn: boolean
}

/** Where one workload may run, in the order it takes accelerators. */
export type Eligible = {
	readonly pools: Int32Array
	/** accelerators taken at a time: a whole replica of an inference workload, else 1 */
	readonly unit: Float64Array
	/** per accelerator: output tokens/s served (before maturity), FLOP an hour trained, or share of the hour available to jobs */
	readonly rate: Float64Array
	/** 1 where the software's maturity applies */
	readonly matures: Uint8Array
	/** of the above: the first eligible pool at each site, −1 where there is none */
	readonly firstAtSite: Int32Array
}

export type SitePlace = { readonly workload: number; readonly place: number }

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
	/** sites by id */
	readonly sitesById: readonly number[]
}

type Sizes = readonly (SizedWorkload | null)[]

/** Pools of the plan and where each workload may run. Rules C6, B3. */
export function layoutBalance(input: BalanceInput, sizes: Sizes): Layout {
	const sitesById = input.sites
		.map((_, index) => index)
		.sort((a, b) => compareText(input.sites[a]?.id ?? '', input.sites[b]?.id ?? ''))
	const real = realPools(input, sitesById)
	const standIns = input.sites.map((_, site) => ({
		site,
		kind: input.defaultKind,
		orders: [],
		ordered: 0,
		standIn: true,
	}))
	const pools = [...real, ...standIns]
	const place = { input, sizes, pools, sitesById }
	const eligible = input.workloads.map((_, workload) => eligiblePools(workload, { ...place, standIn: false }))
	return {
		pools,
		eligible,
		atSite: input.sites.map((_, site) => firstPlaces(eligible, site)),
		standIns: input.workloads.map((_, workload) => eligiblePools(workload, { ...place, standIn: true })),
		anywhere: anywhere(real.length, pools, input.sites.length),
		turns: input.workloads
			.map((_, index) => index)
			.sort((a, b) => (input.workloads[a]?.priority ?? 0) - (input.workloads[b]?.priority ?? 0) || a - b),
		sitesById,
	}
}

function firstPlaces(eligible: readonly Eligible[], site: number): readonly SitePlace[] {
	return eligible.flatMap(({ firstAtSite }, workload) => {
		const place = firstAtSite[site] ?? -1
		return place < 0 ? [] : [{ workload, place }]
	})
}

function realPools(input: BalanceInput, sitesById: readonly number[]): readonly Pool[] {
	const found = new Map<string, { site: number; kind: number; orders: number[]; ordered: number; standIn: false }>()
	input.orders.forEach((order, index) => {
		const key = `${order.site}/${order.kind}`
		const pool = found.get(key) ?? { site: order.site, kind: order.kind, orders: [], ordered: 0, standIn: false }
		pool.orders.push(index)
		pool.ordered += order.accelerators
		found.set(key, pool)
	})
	const rank = new Map(sitesById.map((site, place) => [site, place]))
	const chip = (kind: number) => input.kinds[kind]?.chip.id ?? ''
	return [...found.values()].sort(
		(a, b) =>
			(rank.get(a.site) ?? 0) - (rank.get(b.site) ?? 0) || compareText(chip(a.kind), chip(b.kind)) || a.kind - b.kind,
	)
}

type Place = {
	readonly input: BalanceInput
	readonly sizes: Sizes
	readonly pools: readonly Pool[]
	readonly sitesById: readonly number[]
	readonly standIn: boolean
}

type Candidate = { readonly pool: number; readonly site: number } & PoolService

function eligiblePools(index: number, { input, sizes, pools, sitesById, standIn }: Place): Eligible {
	const workload = input.workloads[index]
	if (!workload) return emptyEligible(input.sites.length)
	const siteOrder = workload.sites.length > 0 ? workload.sites : sitesById
	const ranked = siteOrder.flatMap((site) => {
		const here = pools.flatMap((pool, poolIndex): Candidate[] => {
			if (pool.site !== site || pool.standIn !== standIn) return []
			const kind = input.kinds[pool.kind]
			if (!kind || (!standIn && !allows(workload, kind))) return []
			const service =
				serviceOn(workload, { kind, pool, input, sized: sizes[index] ?? null }) ?? (standIn ? NOWHERE : null)
			return service ? [{ pool: poolIndex, site, ...service }] : []
		})
		return here.sort((a, b) => b.perPower - a.perPower || a.pool - b.pool)
	})
	return packEligible(ranked, input.sites.length)
}

function allows(workload: BalanceWorkload, { chip }: ChipKind): boolean {
	return workload.chips.length === 0 || workload.chips.includes(chip.id)
}

type PoolService = {
	readonly unit: number
	readonly rate: number
	readonly matures: boolean
	/** what pools of a site are ranked by: work per kW */
	readonly perPower: number
}

/** Demand that not even the default chip could carry sits somewhere, and asks for no accelerators. */
const NOWHERE: PoolService = { unit: 1, rate: Number.POSITIVE_INFINITY, matures: false, perPower: 0 }

type Service = {
	readonly kind: ChipKind
	readonly pool: Pool
	readonly input: BalanceInput
	readonly sized: SizedWorkload | null
}

/** How a workload runs in a pool; null where it does not fit. Rule B3. */
function serviceOn(workload: BalanceWorkload, { kind, pool, input, sized }: Service): PoolService | null {
	const availability = input.sites[pool.site]?.acceleratorAvailability ?? 1
	if (workload.kind === 'inference') {
		const replica = sized?.replicas[pool.kind]
		if (!replica) return null
		const tokens = replica.tokensPerSecondPerAccelerator
		return {
			unit: replica.accelerators,
			rate: tokens * workload.targetUtilisation * availability,
			matures: workload.tokensPerSecondPerAccelerator === null,
			perPower: tokens / kind.powerKW,
		}
	}
	if (workload.kind === 'batch') {
		if (
			workload.hoursPerJob[pool.kind] === null ||
			workload.claims.some((claim) => claim.hoursPerUnit[pool.kind] === null)
		) {
			return null
		}
		const bf16 = matrixRate(kind.chip, 'bf16') ?? 0
		return { unit: 1, rate: availability, matures: false, perPower: bf16 / kind.powerKW }
	}
	const training = { run: workload, chip: kind.chip, profile: input.training }
	const rate = trainingFlopPerAcceleratorHour(training)
	if (rate === null) return null
	const smallest = trainingMinimumAccelerators({ ...training, engine: input.engine })
	if (!pool.standIn && (smallest === null || pool.ordered < smallest)) return null
	return { unit: 1, rate, matures: false, perPower: rate / kind.powerKW }
}

function packEligible(ranked: readonly Candidate[], sites: number): Eligible {
	const firstAtSite = new Int32Array(sites).fill(-1)
	ranked.forEach(({ site }, place) => {
		if (firstAtSite[site] === -1) firstAtSite[site] = place
	})
	return {
		pools: Int32Array.from(ranked, ({ pool }) => pool),
		unit: Float64Array.from(ranked, ({ unit }) => unit),
		rate: Float64Array.from(ranked, ({ rate }) => rate),
		matures: Uint8Array.from(ranked, ({ matures }) => Number(matures)),
		firstAtSite,
	}
}

function emptyEligible(sites: number): Eligible {
	return packEligible([], sites)
}

function anywhere(real: number, pools: readonly Pool[], sites: number): Eligible {
	const range = real > 0 ? pools.slice(0, real).map((_, pool) => pool) : pools.map((_, pool) => pool)
	return packEligible(
		range.map((pool) => ({ pool, site: pools[pool]?.site ?? 0, unit: 1, rate: 1, matures: false, perPower: 1 })),
		sites,
	)
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0
}
