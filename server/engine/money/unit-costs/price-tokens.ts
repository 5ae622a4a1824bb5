import { SECONDS_PER_MONTH } from '#shared/units/conversions.ts'
import { placedAccelerators, workloadTokens } from '../../balance/workloads/workload.quantities.ts'
import { poolAllocated } from '../../balance/balance.quantities.ts'
import { poolLet } from '../../balance/pools/rented.quantities.ts'
import { applicationDemanded, applicationMean } from '../../balance/demand/demand-effects.ts'
import { add, addSeries, at, indexAt, type Row, sum } from '../../cells.ts'
import { indexById } from '../../scopes-of-plan.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import { defineOutput } from '../../kernel/quantity.ts'
import { splitApplications } from '../../layers/applications/demand-shares.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'
import { usedUsd } from './share-capacity.ts'

const shared = {
	per: 'horizon',
	kind: 'rate',
	unit: 'usdPerMillionTokens',
	rule: 'mM4',
	source: 'Methodology, money M4.4',
	sparse: true,
} as const

/** NaN where nothing is served. */
export const tokenPrices = {
	workload: defineOutput({
		...shared,
		scope: 'workload',
		key: 'finance.unitCosts.workloads.usdPerMillionTokens',
		symbol: '$/Mtok_w',
		label: 'Cost per million output tokens',
	}),
	plan: defineOutput({
		...shared,
		scope: 'plan',
		key: 'finance.totals.usdPerMillionTokens',
		symbol: '$/Mtok',
		label: 'Cost per million output tokens, excl. idle capacity',
		short: 'Cost per million output tokens, excl. idle capacity',
	}),
} as const

const INPUTS = {
	...{ chip: usedUsd.chip, hall: usedUsd.hall, staff: usedUsd.staff, power: usedUsd.power, energy: usedUsd.energy },
	allocated: poolAllocated,
	let: poolLet,
	placed: placedAccelerators,
	tokens: workloadTokens,
	mean: applicationMean,
	demanded: applicationDemanded,
} as const

const TOKENS_PER_MILLION = 1e6

type PriceTokensClaim = { readonly application: number; readonly share: number }

/** Which part of which applications each inference workload serves; of any other workload nothing. A4 */
function claimsOf({ model }: EngineWorld): readonly (readonly PriceTokensClaim[])[] {
	const { workloads, applications } = model.plan
	const place = indexById(applications)
	const serving = workloads.flatMap((workload, index) => (workload.kind === 'inference' ? [{ workload, index }] : []))
	const split = splitApplications(serving.map(({ workload }) => workload))
	return workloads.map((_, index) => {
		const served = serving.findIndex((one) => one.index === index)
		return (serving[served]?.workload.applicationIds ?? []).map((id, claim) => ({
			application: place.get(id) ?? -1,
			share: split[served]?.[claim] ?? 0,
		}))
	})
}

type PriceTokensColumns = Readonly<Record<keyof typeof INPUTS, Column>>

/** Each workload’s part of what accelerators at work cost, by accelerators given in each pool. */
function costOfWorkloads(world: EngineWorld, from: PriceTokensColumns): Float64Array {
	const usd = new Float64Array(world.model.plan.workloads.length)
	const poolOf = world.link('placement', 'pool') ?? new Int32Array()
	const workloadOf = world.link('placement', 'workload') ?? new Int32Array()
	const used = usedOfPools(from)
	const atWork = new Float64Array(used.length)
	for (const part of [from.allocated, from.let]) addSeries(atWork, part.values)
	for (const [placement, pool] of poolOf.entries()) {
		const placed = { values: from.placed.values, from: placement * world.months, cells: world.months }
		add(usd, indexAt(workloadOf, placement), costOfPlacement(placed, { used, atWork, from: pool * world.months }))
	}
	return usd
}

type InPool = { readonly used: Float64Array; readonly atWork: Float64Array; readonly from: number }

// Most workloads run in few of the pools they may run in: what is nowhere placed costs a look.
function costOfPlacement({ values, from, cells }: Row, pool: InPool): number {
	let cost = 0
	for (let month = 0; month < cells; month++) {
		const placed = values[from + month] ?? NaN
		if (placed > 0) cost += (at(pool.used, pool.from + month) * placed) / at(pool.atWork, pool.from + month)
	}
	return cost
}

/** What accelerators at work cost, pool by pool and month by month. */
function usedOfPools(from: PriceTokensColumns): Float64Array {
	const used = new Float64Array(from.chip.values.length)
	for (const part of [from.chip, from.hall, from.staff, from.power, from.energy]) addSeries(used, part.values)
	return used
}

/** Million output tokens a workload serves, at the mean rate of what it serves of applications. */
function millionTokens(
	world: EngineWorld,
	from: PriceTokensColumns,
	{ workload, claims }: { readonly workload: number; readonly claims: readonly PriceTokensClaim[] },
): number {
	let rates = 0
	for (let month = 0; month < world.months; month++) {
		let [peak, mean] = [0, 0]
		for (const { application, share } of claims) {
			peak += share * from.demanded.at(application, month)
			mean += share * from.mean.at(application, month)
		}
		if (peak > 0) rates += (from.tokens.at(workload, month) * mean) / peak
	}
	return (rates * SECONDS_PER_MONTH) / TOKENS_PER_MILLION
}

/** What tokens cost by the accelerators that serve them. */
export const priceTokens = defineAlgorithm<EngineModel, typeof INPUTS, typeof tokenPrices, null>({
	id: 'finance.priceTokens',
	label: 'Cost per million output tokens',
	rule: 'mM4',
	method:
		'A workload’s share of the cost of accelerators in use, by accelerators allocated in each pool, over the million output tokens it serves at the mean rate. For the plan: the same over all inference.',
	inputs: INPUTS,
	outputs: tokenPrices,
	run: ({ world, input, output }) => {
		const usd = costOfWorkloads(world, input)
		const served = claimsOf(world).map((claims, workload) => ({
			usd: claims.length > 0 ? (usd[workload] ?? 0) : 0,
			millions: claims.length > 0 ? millionTokens(world, input, { workload, claims }) : 0,
		}))
		const price = (of: (typeof served)[number]) => (of.millions > 0 ? of.usd / of.millions : NaN)
		served.forEach((one, workload) => {
			output.workload[workload] = price(one)
		})
		output.plan[0] = price({
			usd: sum(served.map((one) => one.usd)),
			millions: sum(served.map(({ millions }) => millions)),
		})
		return null
	},
})
