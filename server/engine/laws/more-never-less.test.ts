import { expect, test } from 'vitest'
import { atMost, forEveryPlan, LAW_TIMEOUT_MS } from '../../../tests/factories/every-plan.ts'
import { must } from '../../../tests/factories/must.ts'
import { TRADES } from '#shared/catalogue/workforce-types.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { PlanResult } from '#shared/result.ts'
import { addMonths } from '#shared/units/months.ts'
import { computePlan } from '../compute-plan.ts'

type Order = PlanFile['chipOrders'][number]

/** What SPEC.md names as the law's ground: price moves no demand, terms and chains are null, peak PUE is the plan's own. */
function plain(plan: PlanFile): PlanFile {
	const kept = Object.entries(plan.assumptions).filter(([key]) => !/Elasticity|diversity/.test(key))
	return {
		...plan,
		assumptions: Object.fromEntries(kept),
		sites: plan.sites.map((site) => ({ ...site, designPue: 1.2, peakPue: 1.4 })),
		powerContracts: plan.powerContracts.map((contract) => ({ ...contract, termMonths: null })),
		buildPhases: plan.buildPhases.map((hall) => ({ ...hall, startsAfter: null })),
	}
}

/** Each workload in one pool, each site with one kind of accelerator. */
function poolEach(plan: PlanFile): PlanFile {
	const kinds = new Map(plan.chipOrders.toReversed().map((order) => [order.siteId, order]))
	const alike = (order: Order): Order => {
		const { chip, unitPriceUsd, leadTimeMonths } = kinds.get(order.siteId) ?? order
		return { ...order, chip, unitPriceUsd, leadTimeMonths: leadTimeMonths ?? 3, powerCapW: null }
	}
	const siteIds = plan.sites.map(({ id }) => id)
	return {
		...plan,
		chipOrders: plan.chipOrders.map(alike),
		workloads: plan.workloads.map((work, index) => ({
			...work,
			siteIds: siteIds.slice(index % siteIds.length).slice(0, 1),
			chips: [],
		})),
	}
}

function morePower(plan: PlanFile): PlanFile {
	const [first] = plan.powerContracts
	if (!first) return plan
	const more = { ...first, id: 'more', kind: 'utility_firm', capacityMW: 20, startMonth: plan.startMonth }
	const free = { limitMW: null, voltageKV: null, transformers: [] }
	return {
		...plan,
		sites: plan.sites.map((site) => ({ ...site, interconnection: free })),
		powerContracts: [...plan.powerContracts, { ...more, firmShare: 1, rampMonths: null, rampSteps: [] }],
	}
}

const latest = (months: readonly string[]) => months.toSorted().at(-1) ?? ''

/** Of no earlier start than any other, so that it teaches no later one (S2) and leaves their hours as they are. */
function moreHalls(plan: PlanFile): PlanFile {
	const [first] = plan.buildPhases
	if (!first) return plan
	const ready = { scope: 'existing' as const, durationMonths: 0, startDelayMonths: { p50: 6, p90: 6 }, procurement: [] }
	const startMonth = latest([plan.startMonth, ...plan.buildPhases.map((hall) => hall.startMonth)])
	return { ...plan, buildPhases: [...plan.buildPhases, { ...first, ...ready, id: 'more', startMonth }] }
}

const moreHands = (plan: PlanFile): PlanFile => ({
	...plan,
	sites: plan.sites.map((site) => {
		const netAddsPerMonth = 2 * (site.labour.netAddsPerMonth ?? 300)
		return { ...site, labour: { ...site.labour, travellersCap: null, beds: null, netAddsPerMonth } }
	}),
})

/** Of a chip that is there, arriving after all others. */
function moreAccelerators(plan: PlanFile): PlanFile {
	const [first] = plan.chipOrders
	if (!first) return plan
	const terms = { leadTimeMonths: 0, deliveryMonths: null, retireAfterMonths: null, slipMonths: null }
	// Long after any other has been delivered, its slip included.
	const orderMonth = addMonths(latest(plan.chipOrders.map((order) => order.orderMonth)), 40)
	const more = { ...first, ...terms, id: 'more', orderMonth, accelerators: 4 * first.accelerators }
	return { ...plan, chipOrders: [...plan.chipOrders, more] }
}

/** Hands enough of every trade, so that what is added takes nobody from what is there. */
const handsEnough = (plan: PlanFile): PlanFile => ({
	...plan,
	labourPools: plan.sites.flatMap(({ id: siteId }) =>
		TRADES.map((trade) => ({
			id: `${siteId} ${trade}`,
			siteId,
			trade,
			available: 1e6,
			annualGrowth: 0,
			travellersCap: null,
		})),
	),
})

/** Month by month, in priority order: of training what is trained so far, else the month's share. */
function sharesOf(plan: PlanFile, { workloads, months }: PlanResult): readonly number[] {
	const byPriority = plan.workloads.toSorted((a, b) => (a.priority ?? 1) - (b.priority ?? 1))
	return byPriority.flatMap(({ id, kind }) => {
		const { servedShare, tokensPerSecond, training } = must(workloads[id])
		if (kind !== 'training') return servedShare.map((share) => share ?? 1)
		const ended = training?.finishMonth ? months.indexOf(training.finishMonth) : months.length
		let trained = 0
		return tokensPerSecond.map((tokens, month) => (month >= ended ? Infinity : (trained += tokens)))
	})
}

function neverLess(before: readonly number[], after: readonly number[]): void {
	const differs = before.findIndex((share, at) => {
		const other = must(after[at])
		return share !== other && Math.abs(share - other) > 1e-9 * Math.max(share, other)
	})
	if (differs >= 0) expect(after[differs]).toBeGreaterThan(must(before[differs]))
}

test('law: more power, halls or hands never serve less, read by priority (B5, B6)', { timeout: LAW_TIMEOUT_MS }, () => {
	forEveryPlan((drawn) => {
		const plan = poolEach(plain(drawn))
		const before = sharesOf(plan, computePlan(plan))
		for (const richer of [morePower, moreHalls, moreHands]) neverLess(before, sharesOf(plan, computePlan(richer(plan))))
	})
})

test(
	'law: more accelerators of a chip that is there never serve less where hands are enough (B5, B6)',
	{ timeout: LAW_TIMEOUT_MS },
	() => {
		forEveryPlan((drawn) => {
			const plan = handsEnough(poolEach(plain(drawn)))
			const richer = moreAccelerators(plan)
			neverLess(sharesOf(plan, computePlan(plan)), sharesOf(plan, computePlan(richer)))
		})
	},
)

test(
	'law: more power and halls energise no accelerator less, over any pools and kinds (B5)',
	{ timeout: LAW_TIMEOUT_MS },
	() => {
		forEveryPlan((drawn) => {
			const plan = plain(drawn)
			const [before, after] = [computePlan(plan), computePlan(moreHalls(morePower(plan)))]
			for (const [id, { energisedAccelerators }] of Object.entries(before.sites))
				energisedAccelerators.forEach((count, month) => {
					atMost(count, must(after.sites[id]?.energisedAccelerators[month]), `energised at ${id}`)
				})
		})
	},
)
