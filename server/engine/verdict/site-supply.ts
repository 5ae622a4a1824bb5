import { at } from '../cells.ts'
import { fedMW, inFeedingOrder } from './feed-halls.ts'
import { HallPlaces, wouldStand } from './hall-places.ts'
import type { HallSupply, OrderSupply, SiteCase, SitePlant } from './plant.ts'

/** What a month of a site comes to, MW IT. Rule vV2. */
export type MonthSupply = {
	fed: number
	housed: number
	let: number
	/** nameplate of what is past its ramp beyond what is let, wherever it may stand */
	nameplate: number
	filled: number
	filledAlone: number
	delivered: number
}

/** Of the plan's own accelerators and of tenants', MW of nameplate. */
type Nameplate = { readonly mine: number; readonly theirs: number }

/** One site, month by month. */
export class SiteMonths {
	readonly #plant: SitePlant
	readonly #case: SiteCase
	readonly #places: HallPlaces
	readonly #isShared: boolean
	/** halls in the order in which they are fed, and how many of them were ready then */
	#fedFirst: readonly HallSupply[] = []
	#readyThen = -1

	constructor(plant: SitePlant, of: SiteCase) {
		this.#plant = plant
		this.#case = of
		this.#places = new HallPlaces(plant.halls)
		this.#isShared = plant.orders.some(({ usable }) => usable !== null)
	}

	month(month: number): MonthSupply {
		const plant = this.#plant
		const isReady = (hall: HallSupply) => this.#readyFrom(hall) <= month
		const housed = this.#housed(month)
		const bare = this.#nameplate(month, (_, mw) => mw)
		const alone = this.#isShared ? this.#nameplate(month, (order, mw) => wouldStand(plant, order, mw)) : bare
		if (this.#isShared) this.#places.open(isReady)
		this.#places.fillEach(plant.fill)
		const own = this.#isShared ? this.#nameplate(month, (order, mw) => this.#places.count(order, mw)) : bare
		const letMW = Math.min(housed, this.#let(month, isReady))
		const letAlone = this.#let(month, () => true)
		const filled = Math.min(housed, letMW + Math.min(housed - letMW, beyond(own, letMW) / plant.fill))
		const facilityMW = at(plant.facilityMW[this.#case], month)
		const fed = fedMW(plant, this.#order(isReady), { facilityMW, letMW })
		return {
			fed,
			housed,
			let: letMW,
			nameplate: beyond(bare, letMW),
			filled,
			filledAlone: letAlone + beyond(alone, letAlone) / plant.fill,
			delivered: Math.min(fed, filled),
		}
	}

	/** By order, what of its nameplate no finished hall takes. */
	unplaced(month: number): readonly number[] {
		this.#places.open((hall) => this.#readyFrom(hall) <= month)
		return this.#plant.orders.map((order) => {
			const nameplate = this.#orderMW(order, month)
			return order.usable === null ? 0 : nameplate - this.#places.take(order.usable, nameplate)
		})
	}

	#readyFrom({ ready, entered }: HallSupply): number {
		return this.#case === 'run' ? ready : entered
	}

	#housed(month: number): number {
		const { halls, outageMW, refits = [] } = this.#plant
		let finished = 0
		for (const hall of halls) if (this.#readyFrom(hall) <= month) finished += hall.itMW
		for (const { MW } of refits) finished -= at(MW, month)
		return Math.max(0, finished - (outageMW ? at(outageMW, month) : 0))
	}

	#order(isReady: (hall: HallSupply) => boolean): readonly HallSupply[] {
		let ready = 0
		for (const hall of this.#plant.halls) if (isReady(hall)) ready += 1
		if (ready === this.#readyThen) return this.#fedFirst
		this.#readyThen = ready
		this.#fedFirst = inFeedingOrder(this.#plant.halls, isReady)
		return this.#fedFirst
	}

	/** Leases that name a hall have it first; of all others together what is left. */
	#let(month: number, isReady: (hall: HallSupply) => boolean): number {
		const { leases, halls } = this.#plant
		if (leases === null) return 0
		let [inHalls, room] = [0, 0]
		for (const [place, hall] of halls.entries()) {
			if (!isReady(hall)) continue
			let asked = 0
			for (const lease of leases.inHall) if (lease.hall === place) asked += at(lease.asked, month)
			inHalls += Math.min(hall.itMW, asked)
			room += hall.itMW
		}
		return inHalls + Math.min(room - inHalls, at(leases.anywhere, month))
	}

	/** Summed over the orders as far as each stands. */
	#nameplate(month: number, standing: (order: OrderSupply, nameplate: number) => number): Nameplate {
		let [mine, theirs] = [0, 0]
		for (const order of this.#plant.orders) {
			const MW = standing(order, this.#orderMW(order, month))
			if (order.ofTenant) theirs += MW
			else mine += MW
		}
		return { mine, theirs }
	}

	#orderMW({ eachMW, available, entered }: OrderSupply, month: number): number {
		return eachMW * at(this.#case === 'run' ? available : entered, month)
	}
}

/** Tenants' accelerators stand in what is let first. */
const beyond = ({ mine, theirs }: Nameplate, letMW: number) => mine + Math.max(0, theirs - letMW)
