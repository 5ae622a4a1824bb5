import type { Loss, LossFacts } from '#shared/result/verdict-result.ts'
import { addMonths } from '#shared/units/months.ts'
import type { BalanceRun } from '../../balance/run-balance.ts'
import { at, indexAt, item } from '../../cells.ts'
import type { Claim } from '../claims/claim.ts'
import type { EngineWorld } from '../../world.ts'
import { type LossRow, worstMonth } from './loss-book.ts'
import { usedShareOf } from './row-shares.ts'
import type { SiteContext } from './site-context.ts'

const NONE: LossFacts = {
	mw: 0,
	until: null,
	planned: null,
	chip: null,
	trade: null,
	equipment: null,
	racks: null,
	stands: null,
	usedShare: null,
	unitCostUsd: null,
	priceUsd: null,
	ofTenant: false,
}

type PlacedFacts = { readonly world: EngineWorld; readonly run: BalanceRun }
type Caused = Pick<LossRow, 'cause' | 'item'>

export type FactsAsk = PlacedFacts & {
	readonly contexts: readonly SiteContext[]
	/** USD a unit of what is sold below cost */
	readonly sold: (row: LossRow) => { readonly unitCostUsd: number; readonly priceUsd: number } | null
}

/** A loss as the result tells it. */
export function lossOf(row: LossRow, ask: FactsAsk): Loss {
	const { plan, months } = ask.world.model
	const { kind, cause, layer, site, item: key, past, sums } = row
	return {
		kind,
		cause,
		layer,
		siteId: site === null ? null : item(plan.sites, site).id,
		item: key,
		from: item(months, row.months.from),
		to: item(months, row.months.to),
		past,
		mwMonths: sums.mwMonths,
		usd: priced(sums),
		regainedAlone: sums.regained,
		facts: factsOf(row, ask),
	}
}

/** Null where what is lost has no price. */
export const priced = ({ mwMonths, usd }: { readonly mwMonths: number; readonly usd: number }): number | null =>
	usd === 0 && mwMonths > 0 ? null : usd

function factsOf(row: LossRow, ask: FactsAsk): LossFacts {
	const context = row.site === null ? undefined : ask.contexts[row.site]
	return {
		...NONE,
		mw: at(row.mw, worstMonth(row)),
		stands: row.stands,
		usedShare: usedShareOf(row),
		...ask.sold(row),
		...(context && { ...ofItem(row, ask, context), ofTenant: isOfTenants(row, context) }),
	}
}

/** The facts of what holds one month back, as those of a loss. */
export function claimFacts(claim: Claim, ask: PlacedFacts, context: SiteContext): LossFacts {
	return { ...NONE, mw: claim.mw, ...ofItem(claim, ask, context), ofTenant: isOfTenants(claim, context) }
}

const isOfTenants = ({ layer }: Pick<LossRow, 'layer'>, { measured }: SiteContext) =>
	layer === 'chips' && measured.plant.orders.length === 0 && measured.plant.leases !== null

function ofItem(row: Caused, ask: PlacedFacts, context: SiteContext): Partial<LossFacts> {
	if (row.item === null) return {}
	const [, list = '', id = ''] = /^(phase|contract|order):(.*)$/.exec(row.item) ?? []
	switch (list) {
		case 'phase':
			return ofHall(id, ask, { row, context })
		case 'contract':
			return ofContract(id, ask.world, { row, context })
		case 'order':
			return ofOrder(id, ask, context)
		default:
			return {}
	}
}

const nameOf = ({ model }: EngineWorld, month: number): string | null =>
	Number.isFinite(month) ? addMonths(model.plan.startMonth, Math.round(month)) : null
/** Behind the plan nothing is known to come. */
const withinPlan = (world: EngineWorld, month: number): string | null =>
	month < world.months ? nameOf(world, Math.max(0, month)) : null

type ItemRow = { readonly row: Caused; readonly context: SiteContext }

function ofHall(id: string, ask: PlacedFacts, { row, context: { measured, delayOf } }: ItemRow): Partial<LossFacts> {
	const hall = measured.plant.halls.find((one) => one.id === id)
	if (!hall) return {}
	const delay = delayOf(`phase:${id}`)
	const named = (prefix: string) => (delay?.startsWith(prefix) === true ? delay.slice(prefix.length) : null)
	return {
		planned: nameOf(ask.world, hall.entered),
		until: row.cause === 'racks_over_hall' ? null : withinPlan(ask.world, hall.ready),
		trade: named('labour:'),
		equipment: row.cause === 'lead_time' ? hall.waitsFor : named('long_lead:'),
		...(row.cause === 'racks_over_hall' ? racksIn(ask, measured, hall.index) : {}),
	}
}

/** Of the chips that may stand in the hall those whose racks it holds least of: an order that names another asks nothing of it. */
function racksIn({ world }: PlacedFacts, { plant }: SiteContext['measured'], hall: number): Partial<LossFacts> {
	const place = plant.halls.findIndex(({ index }) => index === hall)
	const [order] = plant.orders
		.filter(({ named, usable }) => (named === null || named === place) && (usable?.[place] ?? 1) < 1)
		.toSorted((one, other) => (one.usable?.[place] ?? 1) - (other.usable?.[place] ?? 1) || other.eachMW - one.eachMW)
	if (!order) return {}
	const { pools, poolOfOrder } = world.model
	return {
		chip: item(pools, indexAt(poolOfOrder, order.index)).chip.name,
		racks: { unitKW: order.unitKW, hallKW: item(plant.halls, place).rackKW, share: order.usable?.[place] ?? 1 },
	}
}

/** Of a start the start as entered and as it comes, of a ramp its end: a ramp is no delay. */
function ofContract(id: string, world: EngineWorld, { row, context }: ItemRow): Partial<LossFacts> {
	const contract = context.energy.contracts.find(({ fact }) => fact.id === id)
	if (!contract) return {}
	const { fact, entered } = contract
	const start = fact.startMonth
	// What never starts has no ramp.
	if (start === null) return { planned: nameOf(world, entered), until: null }
	const isStart = row.cause === 'starts_later' || row.cause === 'plant_late'
	const from = isStart ? start : (fact.fullMonth ?? start)
	return { planned: nameOf(world, entered + from - start), until: withinPlan(world, from) }
}

function ofOrder(id: string, { world, run }: PlacedFacts, { orders }: SiteContext): Partial<LossFacts> {
	const claim = orders.find(({ order }) => order.id === id)
	if (!claim) return {}
	const { order } = claim
	let all = 0
	while (all < world.months && at(order.available, all) < order.accelerators) all += 1
	return {
		chip: item(run.input.kinds, order.kind).name,
		planned: nameOf(world, order.dueMonth),
		until: withinPlan(world, all),
	}
}
