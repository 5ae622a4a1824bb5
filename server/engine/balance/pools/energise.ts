import { itPeakMW } from '../../layers/chips/it-power.ts'
import { feedableItMW } from '../../layers/energy/part-load.ts'
import { at, item } from '../../cells.ts'
import type { PartMonth, RunConstants } from '../asked/run-types.ts'
import { wholeDown } from '../rounding.ts'
import type { BalanceOrder, BalanceSite } from '../types.ts'
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
 * Energises accelerators by arrival, as many as halls house and whose facility peak is within firm power, in whole
 * accelerators per order; where racks cannot use all of some hall, or one is named, each by what it has of them. Rules B5, eR21, lP9.
 */
export function energise(
	constants: RunConstants,
	arrivals: readonly (readonly number[])[],
	{ part, month }: PartMonth,
): void {
	for (const index of part.sites) {
		energiseSite(constants, item(arrivals, index), { site: item(constants.input.sites, index), index, month })
	}
	sumOrdersIntoPools(constants, { part, month })
}

type SiteMonth = { readonly site: BalanceSite; readonly index: number; readonly month: number }

/** An order that some of its accelerators wait of, what each would draw, and the floor beside the others that no rack can use; MW IT. */
type Waiting = {
	readonly order: number
	readonly accelerators: number
	readonly eachMW: number
	readonly emptyMW: number
}

function energiseSite(
	{ input, ledger }: RunConstants,
	orders: readonly number[],
	{ site, index, month }: SiteMonth,
): void {
	const cell = index * input.months + month
	const facilityMW = at(ledger.energyAvailable, cell)
	const room = roomOf(site, {
		fedMW: feedableItMW(site, { facilityMW, month }),
		spareMW: facilityMW / site.peakPue,
		byHall: orders.some((order) => isHeldToHalls(item(input.orders, order))),
		month,
	})
	ledger.leasedFed[cell] = room.leasedMW
	ledger.housedPeak[cell] = room.freeMW
	const diversity = at(ledger.diversity, cell)
	const arrived = orders.map((index): Arrived => {
		const order = item(input.orders, index)
		const { powerKW } = item(input.kinds, order.kind)
		const eachMW = itPeakMW({ accelerators: 1, powerKW, itOverheadFactor: site.itOverheadFactor, diversity })
		return { index, order, eachMW, available: Math.floor(at(order.available, month)) }
	})
	const floors = room.halls ? floorsOfOrders(room.halls, room, arrived) : null
	const waiting: Waiting[] = []
	for (const { index: orderIndex, order, eachMW, available } of arrived) {
		const floor = floors?.get(orderIndex)
		const energised = eachMW > 0 ? Math.min(available, wholeDown(roomFor(room, order, floor) / eachMW)) : available
		ledger.orderEnergised[orderIndex * input.months + month] = energised
		takeRoom(room, order, energised * eachMW)
		if (energised >= available) continue
		// A later arrival must not slip past one that had to wait, but may stand where the other's racks cannot.
		if (!floor) room.freeMW = 0
		else waiting.push({ order: orderIndex, accelerators: available - energised, eachMW, emptyMW: floor.emptyMW })
	}
	for (const { order, accelerators, eachMW, emptyMW } of waiting) {
		const held = heldByRacks(room, item(input.orders, order), { waitingMW: accelerators * eachMW, emptyMW })
		ledger.orderHeld[order * input.months + month] = wholeDown(held / eachMW)
	}
}

/** An order in a month: what of it is past its ramp, and what each would draw, MW IT. */
type Arrived = {
	readonly index: number
	readonly order: BalanceOrder
	readonly eachMW: number
	readonly available: number
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
