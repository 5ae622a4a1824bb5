import { TRADES } from '#shared/catalogue/workforce-types.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'

type RicherOrder = PlanFile['chipOrders'][number]

// What is let rests as what works does: halls a lease leaves weigh in the load factor even while empty (eR20).
const REST = { value: 0.7, text: null, why: null, source: null }
const RESTS_ALIKE = { loadFactorTraining: REST, loadFactorInference: REST, loadFactorRented: REST }

/** What SPEC.md names as the law's ground: price moves no demand, terms, chains and replacements are null, peak PUE is the plan's own. */
export function plain(plan: PlanFile): PlanFile {
	const moves = plan.leases.length > 0 ? /Elasticity|diversity|loadFactor/ : /Elasticity|diversity/
	const kept = Object.entries(plan.assumptions).filter(([key]) => !moves.test(key))
	return {
		...plan,
		assumptions: { ...Object.fromEntries(kept), ...(plan.leases.length > 0 ? RESTS_ALIKE : {}) },
		sites: plan.sites.map((site) => ({ ...site, designPue: 1.2, peakPue: 1.4 })),
		powerContracts: plan.powerContracts.map((contract) => ({ ...contract, termMonths: null })),
		buildPhases: plan.buildPhases.map((hall) => ({ ...hall, startsAfter: null, refit: 'none' as const })),
		chipOrders: plan.chipOrders.map((order) => ({ ...order, replaces: null, ...NEVER_REFRESHED })),
	}
}

/** All work peaks alike (C3): chips that let a run be placed then raise no site’s coincident peak. */
export function peaksAlike(plan: PlanFile): PlanFile {
	const peak = { value: 0.85, text: null, why: null, source: null }
	const peaks = { diversityTraining: peak, diversityInference: peak, diversityMixed: peak }
	return { ...plan, assumptions: { ...plan.assumptions, ...peaks } }
}

const NEVER_REFRESHED = { refreshAfterMonths: null, refreshChip: null }

/** Each workload in one pool, each site with one kind of accelerator. */
export function poolEach(plan: PlanFile): PlanFile {
	const kinds = new Map(plan.chipOrders.toReversed().map((order) => [order.siteId, order]))
	const alike = (order: RicherOrder): RicherOrder => {
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

const latest = (months: readonly string[]) => months.toSorted().at(-1) ?? ''
/** The least a plan may hold, so that more of it is one field changed and a run can start from the one before. */
const LEAST_MW = 1e-6

/** A utility contract at the first one’s site, hardly any of it. */
function addedContract(plan: PlanFile): PlanFile['powerContracts'] {
	const [first] = plan.powerContracts
	if (!first) return []
	const firm = { kind: 'utility_firm', firmShare: 1, startMonth: plan.startMonth, rampMonths: null, rampSteps: [] }
	return [{ ...first, ...firm, id: 'more', capacityMW: LEAST_MW, exitMonth: null }]
}

/**
 * A hall that is there, hardly any of it. Of no earlier start than any other, so that it teaches no later one (S2) and
 * leaves their hours as they are.
 */
function addedHall(plan: PlanFile): PlanFile['buildPhases'] {
	const [first] = plan.buildPhases
	if (!first) return []
	const ready = {
		scope: 'existing' as const,
		durationMonths: 0,
		startDelayMonths: { p50: 6, p90: 6, low: null },
		procurement: [],
	}
	const startMonth = latest([plan.startMonth, ...plan.buildPhases.map((hall) => hall.startMonth)])
	return [{ ...first, ...ready, id: 'more', startMonth, itMW: LEAST_MW }]
}

/** How long installation may take after the last delivery, where hands are enough. */
const INSTALLED_WITHIN_MONTHS = 4

/** The last month an order may be delivered in, its slip included. */
function dueMonth({ orderMonth, deliveryMonths, leadTimeMonths, slipMonths }: RicherOrder): string {
	return addMonths(orderMonth, Math.ceil((deliveryMonths ?? leadTimeMonths ?? 12) + (slipMonths?.p90 ?? 0)))
}

/** One accelerator of a chip that is there, arriving after all others. */
function addedOrder(plan: PlanFile): PlanFile['chipOrders'] {
	const [first] = plan.chipOrders
	if (!first) return []
	const terms = { leadTimeMonths: 0, deliveryMonths: null, retireAfterMonths: null, slipMonths: null, phaseId: null }
	const orderMonth = addMonths(latest(plan.chipOrders.map(dueMonth)), INSTALLED_WITHIN_MONTHS)
	return [{ ...first, ...terms, id: 'more', orderMonth, accelerators: 1 }]
}

/** With rows of which a richer plan has more. */
export const withRoom = (plan: PlanFile): PlanFile => ({
	...plan,
	powerContracts: [...plan.powerContracts, ...addedContract(plan)],
	buildPhases: [...plan.buildPhases, ...addedHall(plan)],
	chipOrders: [...plan.chipOrders, ...addedOrder(plan)],
})

export const morePower = (plan: PlanFile): PlanFile => ({
	...plan,
	sites: plan.sites.map((site) => ({
		...site,
		interconnection: { ...site.interconnection, limitMW: null, spareTransformers: null, transformers: [] },
	})),
	powerContracts: plan.powerContracts.map((one) => (one.id === 'more' ? { ...one, capacityMW: 20 } : one)),
})

export const moreHalls = (plan: PlanFile): PlanFile => ({
	...plan,
	buildPhases: plan.buildPhases.map((one, _, [first]) =>
		one.id === 'more' ? { ...one, itMW: first?.itMW ?? one.itMW } : one,
	),
})

/**
 * Hands of which something is known, and chips of one owner: a tenant's are a pool of their own, and those that hands install
 * sooner are fed first. What is stated of travelers where nothing was known is a limit that was not there (pL10).
 */
export const handsCount = (plan: PlanFile): PlanFile => ({
	...plan,
	sites: plan.sites.map((site) => ({
		...site,
		labour: { ...site.labour, travellersCap: site.labour.travellersCap ?? 300 },
	})),
	chipOrders: plan.chipOrders.map((order) => ({ ...order, owner: null })),
})

export const moreHands = (plan: PlanFile): PlanFile => ({
	...plan,
	sites: plan.sites.map((site) => {
		const netAddsPerMonth = 2 * (site.labour.netAddsPerMonth ?? 300)
		return { ...site, labour: { ...site.labour, travellersCap: 1e6, beds: null, netAddsPerMonth } }
	}),
})

export const moreAccelerators = (plan: PlanFile): PlanFile => ({
	...plan,
	chipOrders: plan.chipOrders.map((one, _, [first]) =>
		one.id === 'more' ? { ...one, accelerators: 4 * (first?.accelerators ?? 1) } : one,
	),
})

/** Standing work asks for a number: a share of a fleet weighs the more in the site’s diversity, the more is past its ramp. */
export const countedFleets = (plan: PlanFile): PlanFile => ({
	...plan,
	workloads: plan.workloads.map((work) =>
		work.kind === 'standing' && work.fleetShare !== null ? { ...work, fleetShare: null, accelerators: 100 } : work,
	),
})

/** Hands enough of every trade, so that what is added takes nobody from what is there. */
export const handsEnough = (plan: PlanFile): PlanFile => ({
	...plan,
	labourPools: plan.sites.flatMap(({ id: siteId }) =>
		TRADES.map((trade) => ({
			id: `${siteId} ${trade}`,
			siteId,
			trade,
			available: 1e6,
			kind: 'market' as const,
			annualGrowth: 0,
			travellersCap: null,
		})),
	),
})
