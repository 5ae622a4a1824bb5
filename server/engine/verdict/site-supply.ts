import { at, item } from '../cells.ts'

export type HallSupply = {
	readonly id: string
	/** place in the plan's list */
	readonly index: number
	readonly itMW: number
	readonly pue: number
	/** what a rack there may draw, kW */
	readonly rackKW: number
	/** first month it holds anything, as it goes and as entered; Infinity: not within the plan */
	readonly ready: number
	readonly entered: number
}

export type OrderSupply = {
	readonly id: string
	readonly index: number
	/** MW of nameplate of one accelerator */
	readonly eachMW: number
	/** of a rack, or of a server where these are apart */
	readonly unitKW: number
	readonly ofTenant: boolean
	/** place of the hall that it names among those of the site; null: none */
	readonly named: number | null
	/** past their ramp, month by month, as it goes and as entered */
	readonly available: Float64Array
	readonly entered: Float64Array
	/** share of each hall of the site that its racks may use, by place among them; null: all of any */
	readonly usable: readonly number[] | null
}

/** Megawatts that tenants ask for: of any hall, and of one alone. */
export type LeasesAsked = {
	readonly anywhere: Float64Array
	readonly inHall: readonly { readonly hall: number; readonly asked: Float64Array }[]
}

/** What stands at a site: how it goes (`run`), or by the months as entered. */
export type SiteCase = 'run' | 'entered'

export type SitePlant = {
	readonly halls: readonly HallSupply[]
	/** in the order in which they take halls */
	readonly orders: readonly OrderSupply[]
	readonly leases: LeasesAsked | null
	readonly facilityMW: Readonly<Record<SiteCase, Float64Array>>
	readonly outageMW: Float64Array | null
	/** of the site where no hall is entered */
	readonly pue: number
	/** coincident peak over nameplate */
	readonly peak: number
	readonly fill: number
}

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

/** Feeds halls one after another; the last takes what is left. Let megawatts draw in full, the rest at the coincident peak. */
function fed(
	plant: SitePlant,
	order: readonly HallSupply[],
	{ facilityMW, letMW }: { facilityMW: number; letMW: number },
) {
	let [restMW, restLet, itMW] = [facilityMW, letMW, 0]
	const count = Math.max(1, order.length)
	for (let place = 0; place < count && restMW > 0; place++) {
		const hall = order[place]
		const pue = hall?.pue ?? plant.pue
		const room = hall === undefined || place === count - 1 ? Infinity : hall.itMW
		const full = Math.min(restLet, room, restMW / pue)
		restLet -= full
		restMW -= full * pue
		const rest = Math.min(room - full, restMW / (pue * plant.peak))
		restMW -= rest * pue * plant.peak
		itMW += full + rest
	}
	return itMW
}

/** One site, month by month. */
export class SiteMonths {
	readonly #plant: SitePlant
	readonly #case: SiteCase
	readonly #enteredMW: number
	/** halls in the order in which they are fed, and how many of them were ready then */
	#fedFirst: readonly HallSupply[] = []
	#readyThen = -1
	readonly #freeShare: Float64Array

	constructor(plant: SitePlant, of: SiteCase) {
		this.#plant = plant
		this.#case = of
		this.#enteredMW = plant.halls.reduce((sum, { itMW }) => sum + itMW, 0)
		this.#freeShare = new Float64Array(plant.halls.length)
	}

	month(month: number): MonthSupply {
		const plant = this.#plant
		let finished = 0
		let ready = 0
		for (const hall of plant.halls) {
			if (hall[this.#readiness()] > month) continue
			finished += hall.itMW
			ready += 1
		}
		const housed = Math.max(0, finished - (plant.outageMW ? at(plant.outageMW, month) : 0))
		const own = this.#standing(month, true)
		const all =
			plant.halls.every((hall) => hall[this.#readiness()] <= month) && !this.#shares()
				? own
				: this.#standing(month, false)
		const letMW = Math.min(housed, this.#let(month, true))
		const letAlone = this.#let(month, false)
		const standing = own.mine + Math.max(0, own.theirs - letMW)
		const standingAlone = all.mine + Math.max(0, all.theirs - letAlone)
		const bare = this.#shares() ? this.#nameplate(month) : own
		const filled = Math.min(housed, letMW + Math.min(housed - letMW, standing / plant.fill))
		const feeds = this.#order(month, ready)
		const fedMW = fed(plant, feeds, { facilityMW: at(plant.facilityMW[this.#case], month), letMW })
		return {
			fed: fedMW,
			housed,
			let: letMW,
			nameplate: bare.mine + Math.max(0, bare.theirs - letMW),
			filled,
			filledAlone: letAlone + standingAlone / plant.fill,
			delivered: Math.min(fedMW, filled),
		}
	}

	#readiness(): 'ready' | 'entered' {
		return this.#case === 'run' ? 'ready' : 'entered'
	}

	#shares(): boolean {
		return this.#plant.orders.some(({ usable }) => usable !== null)
	}

	/** Those ready by least PUE, then the others by planned month. */
	#order(month: number, ready: number): readonly HallSupply[] {
		if (ready === this.#readyThen) return this.#fedFirst
		const key = this.#readiness()
		const isReady = (hall: HallSupply) => hall[key] <= month
		this.#readyThen = ready
		this.#fedFirst = this.#plant.halls.toSorted((one, other) => {
			if (isReady(one) !== isReady(other)) return isReady(one) ? -1 : 1
			return (isReady(one) ? 0 : one.entered - other.entered) || one.pue - other.pue || (one.id < other.id ? -1 : 1)
		})
		return this.#fedFirst
	}

	/** Leases that name a hall have it first; of all others together what is left. */
	#let(month: number, finishedOnly: boolean): number {
		const { leases, halls } = this.#plant
		if (leases === null) return 0
		const key = this.#readiness()
		let inHalls = 0
		let room = 0
		for (const [place, hall] of halls.entries()) {
			if (finishedOnly && hall[key] > month) continue
			let asked = 0
			for (const lease of leases.inHall) if (lease.hall === place) asked += at(lease.asked, month)
			inHalls += Math.min(hall.itMW, asked)
			room += hall.itMW
		}
		return inHalls + Math.min(room - inHalls, at(leases.anywhere, month))
	}

	/** Nameplate of accelerators that racks let stand: of halls as they are, shared in turn, or of all entered, unshared. */
	#standing(month: number, asTheyAre: boolean): { readonly mine: number; readonly theirs: number } {
		const { orders, halls } = this.#plant
		let [mine, theirs] = [0, 0]
		if (asTheyAre && this.#shares()) this.#freeHalls(month)
		for (const order of orders) {
			const nameplate = this.#orderMW(order, month)
			const stands =
				order.usable === null
					? nameplate
					: asTheyAre
						? this.#takeHalls(order.usable, nameplate)
						: Math.min(
								nameplate,
								halls.reduce((sum, { itMW }, place) => sum + itMW * item(order.usable ?? [], place), 0),
							)
			if (order.ofTenant) theirs += stands
			else mine += stands
		}
		return { mine, theirs }
	}

	#nameplate(month: number): { readonly mine: number; readonly theirs: number } {
		let [mine, theirs] = [0, 0]
		for (const order of this.#plant.orders) {
			if (order.ofTenant) theirs += this.#orderMW(order, month)
			else mine += this.#orderMW(order, month)
		}
		return { mine, theirs }
	}

	#orderMW({ eachMW, available, entered }: OrderSupply, month: number): number {
		return eachMW * at(this.#case === 'run' ? available : entered, month)
	}

	/** By order, what of its nameplate no finished hall takes. */
	unplaced(month: number): readonly number[] {
		if (this.#shares()) this.#freeHalls(month)
		return this.#plant.orders.map((order) => {
			const nameplate = this.#orderMW(order, month)
			return order.usable === null ? 0 : nameplate - this.#takeHalls(order.usable, nameplate)
		})
	}

	#freeHalls(month: number): void {
		const key = this.#readiness()
		for (const [place, hall] of this.#plant.halls.entries()) this.#freeShare[place] = hall[key] <= month ? 1 : 0
	}

	#takeHalls(usable: readonly number[], nameplate: number): number {
		let rest = nameplate
		for (const [place, { itMW }] of this.#plant.halls.entries()) {
			const whole = itMW * item(usable, place)
			const free = at(this.#freeShare, place)
			if (whole <= 0 || free <= 0 || rest <= 0) continue
			const taken = Math.min(rest, whole * free)
			this.#freeShare[place] = free - taken / whole
			rest -= taken
		}
		return nameplate - rest
	}
}
