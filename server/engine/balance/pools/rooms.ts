import { at } from '../../cells.ts'
import { closedFloors, type HallFloor, roomOnFloors, takeFloors } from '../../equipment/racks/hall-floor.ts'
import type { BalanceOrder, BalanceSite } from '../types.ts'

/** What power feeds and halls house at a site in a month, and what of it nothing has taken yet; MW IT. */
export type Room = {
	/** taken by leases before any accelerators */
	readonly leasedMW: number
	/** … and by tenants’ accelerators, which stand in what is leased first */
	tenantsMW: number
	fedMW: number
	/** what power would feed in halls whose racks could use all of them */
	spareMW: number
	freeMW: number
	/** finished halls by readiness, where some order names one or its racks cannot use all of some of them */
	readonly halls: readonly HallFloor[] | null
}

type RoomsAsk = {
	readonly fedMW: number
	readonly spareMW: number
	/** the most that leases may take: what is let may not stop */
	readonly steadyMW: number
	readonly byHall: boolean
	readonly month: number
}

/** Leases first: what power cannot feed of them is cut. Rules B5, mM2. */
export function roomOf(site: BalanceSite, { fedMW, spareMW, steadyMW, byHall, month }: RoomsAsk): Room {
	const leasedMW = site.leases ? Math.min(fedMW, steadyMW, at(site.leases.inHallsMW, month)) : 0
	return {
		leasedMW,
		tenantsMW: 0,
		fedMW: fedMW - leasedMW,
		spareMW: Math.max(fedMW, spareMW) - leasedMW,
		freeMW: Math.min(fedMW, at(site.infrastructureAvailableItMW, month)) - leasedMW,
		halls: byHall ? finishedHalls(site, month) : null,
	}
}

/** Part of each hall that outages leave. Rule pR4. */
function openShare({ infrastructureAvailableItMW, outageItMW }: BalanceSite, month: number): number {
	const off = outageItMW ? at(outageItMW, month) : 0
	return off > 0 ? 1 - off / (at(infrastructureAvailableItMW, month) + off) : 1
}

/** Finished halls in the order in which they became ready, each with the floor that neither refits, outages nor leases take. Rules pR4, lP9, lP10. */
function finishedHalls(site: BalanceSite, month: number): readonly HallFloor[] {
	const open = openShare(site, month)
	return site.halls
		.flatMap(({ finish, itMW, leasedMW, refitMW }, place) => {
			if (finish === null || finish >= month) return []
			const standing = Math.max(0, itMW - (refitMW ? at(refitMW, month) : 0))
			return [{ place, finish, freeMW: Math.max(0, standing * open - (leasedMW ? at(leasedMW, month) : 0)) }]
		})
		.sort((a, b) => a.finish - b.finish || a.place - b.place)
}

type RoomsOrder = Pick<BalanceOrder, 'hall' | 'racks' | 'ofTenant'>

/** The hall an order names and no other; else all by readiness. */
function floorsOf(halls: readonly HallFloor[], { hall }: RoomsOrder): readonly HallFloor[] {
	return hall === undefined ? halls : halls.filter(({ place }) => place === hall)
}

const sharesOf = ({ racks }: RoomsOrder) => racks?.shares ?? null

/** Floor that an order’s racks have, and what of it beside them no rack can use; MW IT. */
export type OrderFloor = { readonly MW: number; readonly emptyMW: number }

/** Takes floors for what an order would draw in all, in the order of the calls; a tenant’s stand in what is leased first. Rules vV2, lP9. */
export class FloorsTaken {
	readonly #halls: readonly HallFloor[]
	readonly #let: { readonly leasedMW: number; tenantsMW: number }

	constructor(halls: readonly HallFloor[], leasedMW: number) {
		this.#halls = halls
		this.#let = { leasedMW, tenantsMW: 0 }
	}

	take(order: RoomsOrder, MW: number): OrderFloor {
		const floors = floorsOf(this.#halls, order)
		const wanted = order.ofTenant === true ? beyondLeases(this.#let, MW) : MW
		const placed = Math.min(wanted, roomOnFloors(floors, sharesOf(order)))
		return { MW: placed, emptyMW: takeFloors(floors, sharesOf(order), placed) }
	}
}

/** A tenant’s accelerators stand in what is leased as well as in what is free; where halls are told apart, on the floor an order has. */
export function roomFor(room: Room, order: RoomsOrder, floor: OrderFloor | undefined): number {
	const free = floor ? Math.min(room.fedMW, floor.MW) : room.freeMW
	return order.ofTenant === true ? free + Math.max(0, room.leasedMW - room.tenantsMW) : free
}

/** Takes what an order’s accelerators draw. */
export function takeRoom(room: Room, order: RoomsOrder, MW: number): void {
	const taken = order.ofTenant === true ? beyondLeases(room, MW) : MW
	room.freeMW = Math.max(0, room.freeMW - taken)
	room.fedMW = Math.max(0, room.fedMW - taken)
	room.spareMW = Math.max(0, room.spareMW - taken)
}

/** What power would feed of an order that had to wait, and its racks keep out of finished halls, MW IT; it is no other’s to wait for. Rule lP9. */
export function heldByRacks(
	room: Room,
	order: RoomsOrder,
	{ waitingMW, emptyMW }: { readonly waitingMW: number; readonly emptyMW: number },
): number {
	if (!room.halls) return 0
	const closedMW = closedFloors(floorsOf(room.halls, order), sharesOf(order))
	const held = Math.min(waitingMW, emptyMW + closedMW, room.spareMW)
	room.spareMW -= held
	return held
}

/** What tenants’ accelerators take beside what is leased. */
function beyondLeases(room: Pick<Room, 'leasedMW' | 'tenantsMW'>, MW: number): number {
	const before = Math.max(room.leasedMW, room.tenantsMW)
	room.tenantsMW += MW
	return Math.max(room.leasedMW, room.tenantsMW) - before
}
