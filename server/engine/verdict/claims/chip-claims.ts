import { at, item } from '../../cells.ts'
import type { BalanceOrder } from '../../balance/types.ts'
import { SiteMonths, type OrderSupply, type SitePlant } from '../site-supply.ts'
import type { Claim } from './claim.ts'

/** An order with what the balance knows of it. */
export type OrderClaim = {
	readonly supply: OrderSupply
	readonly order: BalanceOrder
	/** the order whose place it takes */
	readonly replaces: OrderSupply | null
}

/** What a month lacks of accelerators, by the order in which they are due, MW of halls that they would fill. Rule vV4. */
export function chipClaims(orders: readonly OrderClaim[], fill: number, month: number): readonly Claim[] {
	return orders.flatMap((order) => orderClaims(order, month).map((claim) => ({ ...claim, mw: claim.mw / fill })))
}

function orderClaims({ supply, order, replaces }: OrderClaim, month: number): readonly Claim[] {
	const { eachMW, id } = supply
	// Until what it takes the place of has left, it is no more than that.
	const stays = replaces ? (at(replaces.available, month) * replaces.eachMW) / Math.max(eachMW, Number.MIN_VALUE) : 0
	const delivered = at(order.delivered, month)
	const missing = Math.max(0, order.accelerators - delivered - stays)
	const installing = Math.max(0, Math.min(delivered - at(order.available, month), order.accelerators - stays))
	const of = { layer: 'chips', item: `order:${id}` } as const
	return [
		...undelivered(order, missing, month).map(({ cause, count }) => ({ ...of, cause, mw: count * eachMW })),
		{ ...of, cause: 'installing', mw: installing * eachMW },
	]
}

type Undelivered = { readonly cause: 'retired' | 'licence' | 'slipped' | 'due_later'; readonly count: number }

function undelivered(order: BalanceOrder, missing: number, month: number): readonly Undelivered[] {
	if (missing <= 0) return []
	const { arrivalMonth, dueMonth, lifeMonths, licensedFrom = -Infinity, replaced } = order
	if (month >= arrivalMonth + lifeMonths) return replaced ? [] : [{ cause: 'retired', count: missing }]
	if (licensedFrom > month && dueMonth <= month) return [{ cause: 'licence', count: missing }]
	const slip = Math.max(0, arrivalMonth - dueMonth)
	const byThen = at(order.delivered, Math.min(order.delivered.length - 1, month + slip))
	const late = month < dueMonth ? 0 : Math.min(missing, Math.max(0, byThen - at(order.delivered, month)))
	return [
		{ cause: 'slipped', count: late },
		{ cause: 'due_later', count: missing - late },
	]
}

/**
 * Accelerators that stand in no finished hall: their racks draw more than the halls carry, or the hall that they are held to
 * is not finished. Rules vV2, vV4.
 */
export function unplacedClaims(plant: SitePlant, month: number, mostMW: number): readonly Claim[] {
	if (mostMW <= 0) return []
	const unplaced = new SiteMonths(plant, 'run').unplaced(month)
	const all = unplaced.reduce((sum, mw) => sum + mw, 0)
	if (all <= 0) return []
	const withinMW = Math.min(mostMW, all / plant.fill)
	return unplaced.flatMap((mw, place) => {
		if (mw <= 0) return []
		return [{ ...unplacedOf(plant, item(plant.orders, place), month), mw: (mw / all) * withinMW }]
	})
}

/** By the largest finished hall that its racks may not use. */
function unplacedOf({ halls }: SitePlant, { id, usable, named }: OrderSupply, month: number): Omit<Claim, 'mw'> {
	const held = halls.filter(
		(hall, place) => hall.ready <= month && (named === null || named === place) && (usable?.[place] ?? 1) < 1,
	)
	const [hall] = held.toSorted((one, other) => other.itMW - one.itMW || (one.id < other.id ? -1 : 1))
	if (!hall) return { layer: 'chips', cause: 'no_room', item: `order:${id}` }
	return { layer: 'infrastructure', cause: 'racks_over_hall', item: `phase:${hall.id}` }
}
