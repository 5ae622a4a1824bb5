import { at } from '../../cells.ts'

/** Floor of a hall that nothing has taken, MW IT; `place` says which of the shares below is the hall’s. */
export type HallFloor = { readonly place: number; freeMW: number }

/** What racks can use of free floors, MW IT. Rule lP9. */
export function roomOnFloors(floors: readonly HallFloor[], shares: Float64Array | null): number {
	let room = 0
	for (const { place, freeMW } of floors) room += shareOf(shares, place) * freeMW
	return room
}

/**
 * Racks that draw so much take floors one after the other, of each what they use over their share, so that over all racks of a
 * hall Σ MW ÷ (share · hall) ≤ 1; returns what of the floor they take stays without a rack, MW IT. Rule lP9, joins C3.
 */
export function takeFloors(floors: readonly HallFloor[], shares: Float64Array | null, MW: number): number {
	let [rest, empty] = [MW, 0]
	for (const floor of floors) {
		const share = shareOf(shares, floor.place)
		if (rest <= 0 || share <= 0) continue
		const used = Math.min(rest, share * floor.freeMW)
		const taken = Math.min(floor.freeMW, used / share)
		floor.freeMW -= taken
		empty += taken - used
		rest -= used
	}
	return empty
}

/** Free floor where such racks find nothing that cools them, MW IT. */
export function closedFloors(floors: readonly HallFloor[], shares: Float64Array | null): number {
	let closed = 0
	for (const { place, freeMW } of floors) if (shareOf(shares, place) <= 0) closed += freeMW
	return closed
}

const shareOf = (shares: Float64Array | null, place: number): number => (shares === null ? 1 : at(shares, place))
