import { add, at, indexAt, item } from '../../cells.ts'
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

/** Counts the heads that each hall's packages due this month want. */
function wantHeads(state: LevellingState): void {
	const { turns, turnCount, wanted } = state
	wanted.fill(0)
	for (let turn = 0; turn < turnCount; turn++) {
		const task = indexAt(turns, turn)
		const { item: hall } = item(state.tasks, task)
		if (hall < wanted.length) add(wanted, hall, headsOf(state, task))
	}
}

function headsOf(state: LevellingState, task: number): number {
	const { first, hours } = state.placed.set
	const share = at(state.due, task)
	const perHead = at(state.hoursPerHead, item(state.tasks, task).site * state.placed.set.trades)
	let heads = 0
	for (let entry = indexAt(first, task); entry < indexAt(first, task + 1); entry++) {
		const need = at(hours, entry) * share - at(state.done, entry)
		if (need > 0) heads += need / perHead
	}
	return heads
}
