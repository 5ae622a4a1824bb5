import { add, at, indexAt } from '../../cells.ts'
import type { LevellingState } from './levelling-state.ts'

/** Where a hall's trades together want more heads than find room in it, each gets the same part of what it wants. Rule pL6. */
export function shareRoom(state: LevellingState): void {
	state.noRoom.fill(0)
	state.noHands.fill(0)
	const { wanted } = state
	wantHeads(state)
	const { crowding } = state.placed
	for (let hall = 0; hall < crowding.length; hall++) {
		const heads = at(wanted, hall)
		const limit = crowding[hall]?.limitHeads ?? Infinity
		state.roomShare[hall] = heads > limit ? limit / heads : 1
	}
}

/** Counts the heads that each hall's open packages want this month. */
function wantHeads(state: LevellingState): void {
	const { live, wanted } = state
	wanted.fill(0)
	for (let place = 0; place < live.length; place++) {
		const task = indexAt(live, place)
		const item = indexAt(state.itemOf, task)
		if (item < wanted.length && at(state.due, task) >= 0) add(wanted, item, headsOf(state, task))
	}
}

function headsOf(state: LevellingState, task: number): number {
	const { first, hours, crew } = state.placed.set
	const share = at(state.due, task)
	let heads = 0
	for (let entry = indexAt(first, task); entry < indexAt(first, task + 1); entry++) {
		const need = at(hours, entry) * share - at(state.done, entry)
		if (need > 0) heads += need / at(state.hoursPerHead, indexAt(crew, entry))
	}
	return heads
}
