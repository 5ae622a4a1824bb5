import { at } from '../../cells.ts'
import type { BalanceOrder, BalanceSite } from '../types.ts'

type FreeHall = { readonly place: number; freeMW: number }

/** What power feeds and halls house at a site in a month, and what of it nothing has taken yet; MW IT. */
export type Room = {
	/** taken by leases before any accelerators */
	readonly leasedMW: number
	/** … and by tenants’ accelerators, which stand in what is leased first */
	tenantsMW: number
	fedMW: number
	freeMW: number
	/** finished halls by readiness, where some of them cannot cool some orders */
	readonly halls: readonly FreeHall[] | null
}

type RoomsAsk = { readonly fedMW: number; readonly byHall: boolean; readonly month: number }

/** Leases first: what power cannot feed of them is cut. Rules B5, mM2. */
export function roomOf(site: BalanceSite, { fedMW, byHall, month }: RoomsAsk): Room {
	const leasedMW = site.leases ? Math.min(fedMW, at(site.leases.inHallsMW, month)) : 0
	return {
		leasedMW,
		tenantsMW: 0,
		fedMW: fedMW - leasedMW,
		freeMW: Math.min(fedMW, at(site.infrastructureAvailableItMW, month)) - leasedMW,
		halls: byHall ? finishedHalls(site, month) : null,
	}
}

/** Part of each hall that outages leave. Rule pR4. */
function openShare({ infrastructureAvailableItMW, outageItMW }: BalanceSite, month: number): number {
	const off = outageItMW ? at(outageItMW, month) : 0
	return off > 0 ? 1 - off / (at(infrastructureAvailableItMW, month) + off) : 1
}

/** Finished halls in the order in which they became ready, each with the room that neither outages nor leases take. Rules pR4, pR5. */
function finishedHalls(site: BalanceSite, month: number): readonly FreeHall[] {
	const open = openShare(site, month)
	return site.halls
		.flatMap(({ finish, itMW, leasedMW }, place) => {
			if (finish === null || finish >= month) return []
			return [{ place, finish, freeMW: Math.max(0, itMW * open - (leasedMW ? at(leasedMW, month) : 0)) }]
		})
		.sort((a, b) => a.finish - b.finish || a.place - b.place)
}

type RoomsOrder = Pick<BalanceOrder, 'halls' | 'ofTenant'>

const ownHalls = (halls: readonly FreeHall[], order: RoomsOrder) =>
	halls.filter(({ place }) => order.halls?.includes(place) ?? true)
const sumOf = (halls: readonly FreeHall[]): number => halls.reduce((sum, { freeMW }) => sum + freeMW, 0)

/** A tenant’s accelerators stand in what is leased as well as in what is free. */
export function roomFor(room: Room, order: RoomsOrder): number {
	const free = room.halls ? Math.min(room.fedMW, sumOf(ownHalls(room.halls, order))) : room.freeMW
	return order.ofTenant === true ? free + Math.max(0, room.leasedMW - room.tenantsMW) : free
}

export function takeRoom(room: Room, order: RoomsOrder, MW: number): void {
	const taken = order.ofTenant === true ? beyondLeases(room, MW) : MW
	room.freeMW = Math.max(0, room.freeMW - taken)
	room.fedMW = Math.max(0, room.fedMW - taken)
	let rest = taken
	for (const hall of room.halls ? ownHalls(room.halls, order) : []) {
		const here = Math.min(rest, hall.freeMW)
		hall.freeMW -= here
		rest -= here
	}
}

/** What tenants’ accelerators take beside what is leased. */
function beyondLeases(room: Room, MW: number): number {
	const before = Math.max(room.leasedMW, room.tenantsMW)
	room.tenantsMW += MW
	return Math.max(room.leasedMW, room.tenantsMW) - before
}
