import type { HallSupply, SitePlant } from './plant.ts'

type Feed = { readonly facilityMW: number; readonly letMW: number }

/** Feeds halls one after another; the last takes what is left. Let megawatts draw in full, the rest at the coincident peak. Rule vV2. */
export function fedMW({ pue, peak }: SitePlant, order: readonly HallSupply[], { facilityMW, letMW }: Feed): number {
	let [restMW, restLet, itMW] = [facilityMW, letMW, 0]
	const count = Math.max(1, order.length)
	for (let place = 0; place < count && restMW > 0; place++) {
		const hall = order[place]
		const own = hall?.pue ?? pue
		const room = hall === undefined || place === count - 1 ? Infinity : hall.itMW
		const full = Math.min(restLet, room, restMW / own)
		const rest = Math.min(room - full, (restMW - full * own) / (own * peak))
		restLet -= full
		restMW -= full * own + rest * own * peak
		itMW += full + rest
	}
	return itMW
}

/** Those ready by least PUE, then the others by planned month. */
export function inFeedingOrder(halls: readonly HallSupply[], isReady: (hall: HallSupply) => boolean) {
	return halls.toSorted((one, other) => {
		const [ready, otherReady] = [isReady(one), isReady(other)]
		if (ready !== otherReady) return ready ? -1 : 1
		return (ready ? 0 : one.entered - other.entered) || one.pue - other.pue || (one.id < other.id ? -1 : 1)
	})
}
