import { add, at, indexAt } from '../../cells.ts'
import type { MonthIndex } from '../types.ts'
import { type LevellingState, mayBeWorked } from './levelling-state.ts'
import { sCurve } from './s-curve.ts'

/** Where a hall's trades together want more heads than find room in it, each gets the same part of what it wants. Rule pL6. */
export function shareRoom(state: LevellingState, month: MonthIndex): void {
	state.noRoom.fill(0)
	state.noHands.fill(0)
	const { wanted } = state
	wantHeads(state, month)
	state.placed.crowding.forEach((crowding, hall) => {
		const heads = at(wanted, hall)
		const limit = crowding?.limitHeads ?? Infinity
		state.roomShare[hall] = heads > limit ? limit / heads : 1
	})
}

/** Counts the heads that each hall's open packages want this month. */
function wantHeads(state: LevellingState, month: MonthIndex): void {
	const { live, wanted } = state
	wanted.fill(0)
	for (let place = 0; place < live.length; place++) {
		const task = indexAt(live, place)
		const item = indexAt(state.itemOf, task)
		const open = indexAt(state.waiting, item) === 0 && mayBeWorked(state, task, month)
		if (item < wanted.length && open) add(wanted, item, headsOf(state, task, month))
	}
}

function headsOf(state: LevellingState, task: number, month: MonthIndex): number {
	const { first, hours, crew } = state.placed.set
	const start = at(state.start, task) + at(state.shift, indexAt(state.itemOf, task)) + at(state.held, task)
	const share = sCurve((month + 1 - start) / at(state.length, task), at(state.shape, task))
	let heads = 0
	for (let entry = indexAt(first, task); entry < indexAt(first, task + 1); entry++) {
		const need = at(hours, entry) * share - at(state.done, entry)
		if (need > 0) heads += need / at(state.hoursPerHead, indexAt(crew, entry))
	}
	return heads
}
