import { itPeakMW } from '../../layers/chips/it-power.ts'
import { feedableItMW } from '../../layers/energy/part-load.ts'
import { at, item } from '../../cells.ts'
import type { PartMonth, RunConstants } from '../asked/run-types.ts'
import { wholeDown } from '../rounding.ts'
import type { BalanceInput, BalanceOrder, BalanceSite } from '../types.ts'
import { FloorsTaken, heldByRacks, type OrderFloor, type Room, roomFor, roomOf, takeRoom } from './rooms.ts'

/** Orders of a site in the order they arrive, then as listed: who is fed first. */
export function ordersByArrival({
	input,
	layout,
}: Pick<RunConstants, 'input' | 'layout'>): readonly (readonly number[])[] {
	return layout.poolsAtSite.map((pools) =>
		pools
			.flatMap((pool) => item(layout.pools, pool).orders)
			.sort((a, b) => item(input.orders, a).arrivalMonth - item(input.orders, b).arrivalMonth || a - b),
	)
}

/**
 * Energises accelerators by arrival, as many as halls house and whose facility peak is within what is available, in whole
 * accelerators per order; where racks cannot use all of some hall, or one is named, each by what it has of them. The same
 * again of what no curtailment takes, where that is less: it is all that work which may not stop can have. Rules B5, eR21, lP3, lP9.
 */
export function energise(
	constants: RunConstants,
	arrivals: readonly (readonly number[])[],
	{ part, month }: PartMonth,
): void {
	const { input, ledger } = constants
	for (const index of part.sites) {
		const place = { site: item(input.sites, index), index, month }
		energiseSite(constants, item(arrivals, index), place)
	}
	sumOrdersIntoPools(constants, { part, month })
	for (const index of part.sites) {
		const place = { site: item(input.sites, index), index, month }
		const cell = cellOf(place, input)
		const mayStop = at(ledger.energySteady, cell) < at(ledger.energyAvailable, cell)
		feedSteady(constants, mayStop ? item(arrivals, index) : null, place)
		reserve(constants, place)
	}
}

type SiteMonth = { readonly site: BalanceSite; readonly index: number; readonly month: number }

const cellOf = ({ index, month }: SiteMonth, { months }: Pick<BalanceInput, 'months'>): number => index * months + month

/** An order that some of its accelerators wait of, what each would draw, and the floor beside the others that no rack can use; MW IT. */
type Waiting = {
	readonly order: number
	readonly accelerators: number
	readonly eachMW: number
	readonly emptyMW: number
}

/** What a site’s halls and so much power at the meter have room for. */
function openRoom(
	{ input, ledger }: RunConstants,
	orders: readonly number[],
	{ place, facilityMW }: { readonly place: SiteMonth; readonly facilityMW: number },
): Room {
	const { site, month } = place
	return roomOf(site, {
		fedMW: feedableItMW(site, { facilityMW, month }),
		spareMW: facilityMW / site.peakPue,
		steadyMW: feedableItMW(site, { facilityMW: at(ledger.energySteady, cellOf(place, input)), month }),
		byHall: orders.some((order) => isHeldToHalls(item(input.orders, order))),
		month,
	})
}

function energiseSite(constants: RunConstants, orders: readonly number[], place: SiteMonth): void {
	const { input, ledger } = constants
	const { index, month } = place
	const cell = index * input.months + month
	const room = openRoom(constants, orders, { place, facilityMW: at(ledger.energyAvailable, cell) })
	ledger.leasedFed[cell] = room.leasedMW
	ledger.housedPeak[cell] = room.freeMW
	const waiting: Waiting[] = []
	for (const fed of feedOrders(constants, room, { orders, place })) {
		ledger.orderEnergised[fed.order * input.months + month] = fed.energised
		if (fed.accelerators > 0 && room.halls !== null) waiting.push(fed)
	}
	for (const { order, accelerators, eachMW, emptyMW } of waiting) {
		const held = heldByRacks(room, item(input.orders, order), { waitingMW: accelerators * eachMW, emptyMW })
		ledger.orderHeld[order * input.months + month] = wholeDown(held / eachMW)
	}
}

/** … of what no curtailment takes; null: nothing of it may be cut. */
function feedSteady(constants: RunConstants, orders: readonly number[] | null, place: SiteMonth): void {
	const { input, ledger, layout } = constants
	const fed = orders && steadyOf(constants, orders, place)
	for (const index of item(layout.poolsAtSite, place.index)) {
		const cell = index * input.months + place.month
		let steady = fed === null ? at(ledger.poolEnergised, cell) : 0
		if (fed) for (const order of item(layout.pools, index).orders) steady += fed.get(order) ?? 0
		ledger.poolSteady[cell] = steady
	}
}

/** Before all work, customers who pay whether they use or not, as listed; what they have may not stop. Rule lP31. */
function reserve({ input, ledger, layout }: RunConstants, { index, month }: SiteMonth): void {
	for (const pool of item(layout.poolsAtSite, index)) {
		let left = at(ledger.poolSteady, pool * input.months + month)
		for (const order of item(layout.pools, pool).orders) {
			const reserved = item(input.orders, order).hours?.reserved
			if (!reserved) continue
			const cell = order * input.months + month
			const had = Math.min(at(reserved, month), at(ledger.orderEnergised, cell), left)
			ledger.orderReserved[cell] = had
			left -= had
		}
	}
}

function steadyOf(constants: RunConstants, orders: readonly number[], place: SiteMonth): ReadonlyMap<number, number> {
	const { input, ledger } = constants
	const room = openRoom(constants, orders, { place, facilityMW: at(ledger.energySteady, cellOf(place, input)) })
	return new Map(feedOrders(constants, room, { orders, place }).map(({ order, energised }) => [order, energised]))
}

type Fed = Waiting & { readonly energised: number }

/** Orders by arrival, each with what halls and power have left for it. */
function feedOrders(
	{ input, ledger }: RunConstants,
	room: Room,
	{ orders, place }: { readonly orders: readonly number[]; readonly place: SiteMonth },
): readonly Fed[] {
	const { site, month } = place
	const diversity = at(ledger.diversity, cellOf(place, input))
	const arrived = stayingFirst(input, orders, month).map((index): Arrived => {
		const order = item(input.orders, index)
		const { powerKW } = item(input.kinds, order.kind)
		const eachMW = itPeakMW({ accelerators: 1, powerKW, itOverheadFactor: site.itOverheadFactor, diversity })
		return { index, order, eachMW, available: Math.floor(at(order.available, month)) }
	})
	const floors = room.halls ? floorsOfOrders(room.halls, room, arrived) : null
	return arrived.map(({ index, order, eachMW, available }) => {
		const floor = floors?.get(index)
		const energised = eachMW > 0 ? Math.min(available, wholeDown(roomFor(room, order, floor) / eachMW)) : available
		takeRoom(room, order, energised * eachMW)
		// A later arrival must not slip past one that had to wait, but may stand where the other's racks cannot.
		if (energised < available && !floor) room.freeMW = 0
		return { order: index, energised, accelerators: available - energised, eachMW, emptyMW: floor?.emptyMW ?? 0 }
	})
}

/** An order in a month: what of it is past its ramp, and what each would draw, MW IT. */
type Arrived = {
	readonly index: number
	readonly order: BalanceOrder
	readonly eachMW: number
	readonly available: number
}

/** Whose places are under refit give way: what shares the hall with them stays. Rule lP10. */
function stayingFirst({ orders: all }: BalanceInput, orders: readonly number[], month: number): readonly number[] {
	const leaves = (index: number) => {
		const out = item(all, index).outForRefit
		return out !== undefined && out.from <= month && month < out.until
	}
	return orders.some(leaves) ? orders.toSorted((one, other) => Number(leaves(one)) - Number(leaves(other))) : orders
}

/** Whose racks some hall of the site takes in part or not at all. */
const isHeldToHalls = ({ racks, hall }: BalanceOrder) => racks !== undefined || hall !== undefined

/** Orders that name a hall have it before all others, and stand nowhere else; each kind by arrival. Rules vV2, lP9. */
function floorsOfOrders(
	halls: NonNullable<Room['halls']>,
	{ leasedMW }: Room,
	arrived: readonly Arrived[],
): ReadonlyMap<number, OrderFloor> {
	const taken = new FloorsTaken(halls, leasedMW)
	const isNamed = ({ order }: Arrived) => order.hall !== undefined
	const inTurn = [...arrived.filter(isNamed), ...arrived.filter((one) => !isNamed(one))]
	return new Map(inTurn.map(({ index, order, eachMW, available }) => [index, taken.take(order, available * eachMW)]))
}

function sumOrdersIntoPools({ input, layout, ledger }: RunConstants, { part, month }: PartMonth): void {
	for (const index of part.pools) {
		let energised = 0
		for (const order of item(layout.pools, index).orders)
			energised += at(ledger.orderEnergised, order * input.months + month)
		ledger.poolEnergised[index * input.months + month] = energised
	}
}
