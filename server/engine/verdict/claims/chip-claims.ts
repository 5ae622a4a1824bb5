import { at, item } from '../../cells.ts'
import type { BalanceOrder } from '../../balance/types.ts'
import type { OrderSupply, SitePlant } from '../plant.ts'
import { SiteMonths } from '../site-supply.ts'
import type { Claim } from './claim.ts'
import { type DelayOf, unfinished } from './hall-claims.ts'

/** An order with what the balance knows of it. */
export type OrderClaim = {
	readonly supply: OrderSupply
	readonly order: BalanceOrder
	/** its key in the schedule */
	readonly item: string
	/** the order whose place it takes */
	readonly replaces: OrderSupply | null
}

/** What a month lacks of accelerators, by the order in which they are due, MW of halls that they would fill. Rule vV4. */
export function chipClaims(orders: readonly OrderClaim[], fill: number, month: number): readonly Claim[] {
	const claims: Claim[] = []
	for (const order of orders) {
		// Most months lack nothing of an order.
		if (at(order.order.available, month) < order.order.accelerators) addOrder(claims, order, { fill, month })
	}
	return claims
}

type OrderMonth = { readonly fill: number; readonly month: number }

function addOrder(claims: Claim[], { supply, order, replaces, item }: OrderClaim, { fill, month }: OrderMonth): void {
	const { eachMW } = supply
	// Until what it takes the place of has left, it is no more than that.
	const stays = replaces ? (at(replaces.available, month) * replaces.eachMW) / Math.max(eachMW, Number.MIN_VALUE) : 0
	const delivered = at(order.delivered, month)
	const missing = Math.max(0, order.accelerators - delivered - stays)
	const installing = Math.max(0, Math.min(delivered - at(order.available, month), order.accelerators - stays))
	if (missing > 0) addMissing(claims, { order, item }, { month, missing, eachMW, fill })
	addClaim(claims, { item, cause: 'installing', mw: (installing * eachMW) / fill })
}

function addClaim(claims: Claim[], { item, cause, mw }: Omit<Claim, 'layer'>): void {
	if (mw > 0) claims.push({ layer: 'chips', cause, item, mw })
}

type MissingOrder = Pick<OrderClaim, 'order' | 'item'>
type MissingIn = OrderMonth & { readonly missing: number; readonly eachMW: number }

/** Why what is missing of an order is not there, by its shares. */
function addMissing(claims: Claim[], { order, item }: MissingOrder, { month, missing, eachMW, fill }: MissingIn): void {
	const { arrivalMonth, dueMonth, lifeMonths, licensedFrom = -Infinity, replaced } = order
	const mw = (missing * eachMW) / fill
	if (month >= arrivalMonth + lifeMonths) {
		if (!replaced) addClaim(claims, { item, cause: 'retired', mw })
		return
	}
	if (licensedFrom > month && dueMonth <= month) {
		addClaim(claims, { item, cause: 'licence', mw })
		return
	}
	const late = lateShare(order, month)
	addClaim(claims, { item, cause: 'slipped', mw: (late * missing * eachMW) / fill })
	addClaim(claims, { item, cause: 'due_later', mw: ((1 - late) * missing * eachMW) / fill })
}

/** Of what is not delivered, what would be had nothing slipped. */
function lateShare({ accelerators, arrivalMonth, dueMonth, delivered }: BalanceOrder, month: number): number {
	if (month < dueMonth) return 0
	const slip = Math.max(0, arrivalMonth - dueMonth)
	const now = at(delivered, month)
	const byThen = at(delivered, Math.min(delivered.length - 1, month + slip))
	return accelerators > now ? Math.min(1, Math.max(0, byThen - now) / (accelerators - now)) : 0
}

type UnplacedAsk = { readonly month: number; readonly mostMW: number; readonly delayOf: DelayOf }

/**
 * Accelerators that stand in no finished hall: their racks draw more than the halls carry, or the hall that they are held to
 * is not finished. Rules vV2, vV4.
 */
export function unplacedClaims(plant: SitePlant, { month, mostMW, delayOf }: UnplacedAsk): readonly Claim[] {
	if (mostMW <= 0 || !plant.orders.some(isHeld)) return []
	const unplaced = new SiteMonths(plant, 'run').unplaced(month)
	const all = unplaced.reduce((sum, mw) => sum + mw, 0)
	if (all <= 0) return []
	const withinMW = Math.min(mostMW, all / plant.fill)
	return unplaced.flatMap((mw, place) => {
		if (mw <= 0) return []
		const order = item(plant.orders, place)
		return [
			{
				...(waitsForHall(plant, order, { month, delayOf }) ?? unplacedOf(plant, order, month)),
				mw: (mw / all) * withinMW,
			},
		]
	})
}

/** Others stand in any hall. */
const isHeld = ({ usable }: OrderSupply) => usable !== null

/** By the hall it names, while that is not ready. */
function waitsForHall(
	{ halls }: SitePlant,
	{ named }: OrderSupply,
	{ month, delayOf }: Omit<UnplacedAsk, 'mostMW'>,
): Omit<Claim, 'mw'> | null {
	const hall = named === null ? undefined : halls[named]
	if (!hall || hall.ready <= month) return null
	const key = `phase:${hall.id}`
	return { layer: 'infrastructure', cause: unfinished(hall, month, delayOf(key)), item: key }
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
