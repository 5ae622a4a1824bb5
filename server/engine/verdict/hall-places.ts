import { at, item } from '../cells.ts'
import type { HallSupply, OrderSupply } from './plant.ts'

/** What of each hall is still free, as a share of what whoever comes may use of it. Rule vV2. */
export class HallPlaces {
	readonly #halls: readonly HallSupply[]
	readonly #free: Float64Array

	constructor(halls: readonly HallSupply[]) {
		this.#halls = halls
		this.#free = new Float64Array(halls.length)
	}

	open(isReady: (hall: HallSupply) => boolean): void {
		for (const [place, hall] of this.#halls.entries()) this.#free[place] = isReady(hall) ? 1 : 0
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

/** What of a nameplate all halls of the site together could take, nobody else in them. */
export function wouldStand(halls: readonly HallSupply[], { usable }: OrderSupply, nameplate: number): number {
	if (usable === null) return nameplate
	let room = 0
	for (const [place, { itMW }] of halls.entries()) room += itMW * item(usable, place)
	return Math.min(nameplate, room)
}
