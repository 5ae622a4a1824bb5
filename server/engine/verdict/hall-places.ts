import { at, item } from '../cells.ts'
import type { HallSupply, OrderSupply, SitePlant } from './plant.ts'

/** What of each hall is still free, as a share of what whoever comes may use of it. Rule vV2. */
export class HallPlaces {
	readonly #halls: readonly HallSupply[]
	readonly #free: Float64Array
	/** by hall, MW of nameplate that the hall alone may hold to be full */
	readonly #own: Float64Array

	constructor(halls: readonly HallSupply[]) {
		this.#halls = halls
		this.#free = new Float64Array(halls.length)
		this.#own = new Float64Array(halls.length)
	}

	open(isReady: (hall: HallSupply) => boolean): void {
		for (const [place, hall] of this.#halls.entries()) this.#free[place] = isReady(hall) ? 1 : 0
	}

	/** Before orders are counted: what of each hall those that name it fill. */
	fillEach(fill: number): void {
		for (const [place, { itMW }] of this.#halls.entries()) this.#own[place] = itMW * fill
	}

	/** What of an order counts: in the hall that it names no more than fills that one, as no other holds the rest. */
	count({ usable, named }: Pick<OrderSupply, 'usable' | 'named'>, nameplate: number): number {
		if (usable === null) return nameplate
		const taken = this.take(usable, nameplate)
		if (named === null) return taken
		const counts = Math.min(taken, at(this.#own, named))
		this.#own[named] = at(this.#own, named) - counts
		return counts
	}

	/** What of a nameplate finds a place. */
	take(usable: readonly number[], nameplate: number): number {
		let rest = nameplate
		for (const [place, { itMW }] of this.#halls.entries()) {
			const whole = itMW * item(usable, place)
			const free = at(this.#free, place)
			if (whole <= 0 || free <= 0 || rest <= 0) continue
			const taken = Math.min(rest, whole * free)
			this.#free[place] = free - taken / whole
			rest -= taken
		}
		return nameplate - rest
	}
}

/** What of a nameplate all halls of the site together could take, nobody else in them; a hall that it names until that is full. */
export function wouldStand({ halls, fill }: SitePlant, { usable, named }: OrderSupply, nameplate: number): number {
	if (usable === null) return nameplate
	if (named !== null) return Math.min(nameplate, item(halls, named).itMW * Math.min(item(usable, named), fill))
	let room = 0
	for (const [place, { itMW }] of halls.entries()) room += itMW * item(usable, place)
	return Math.min(nameplate, room)
}
