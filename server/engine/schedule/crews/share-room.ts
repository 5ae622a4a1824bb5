import { add, at, indexAt } from '../../cells.ts'
import type { MonthIndex } from '../types.ts'
import { type LevellingState, mayBeWorked } from './levelling-state.ts'
import { sCurve } from './s-curve.ts'

/** Where a hall's trades together want more heads than find room in it, each gets the same part of what it wants. Rule pL6. */
export function shareRoom(state: LevellingState, month: MonthIndex): void {
	state.noRoom.fill(0)
	state.noHands.fill(0)
	const wanted = headsWanted(state, month)
	state.placed.crowding.forEach((crowding, hall) => {
		const heads = at(wanted, hall)
		const limit = crowding?.limitHeads ?? Infinity
		state.roomShare[hall] = heads > limit ? limit / heads : 1
	})
}

/** Heads that each hall's open packages want this month. */
function headsWanted(state: LevellingState, month: MonthIndex): Float64Array {
	const halls = state.placed.crowding.length
	const wanted = new Float64Array(halls)
	for (const task of state.live) {
		const item = indexAt(state.itemOf, task)
		const open = indexAt(state.waiting, item) === 0 && mayBeWorked(state, task, month)
		if (item < halls && open) add(wanted, item, headsOf(state, task, month))
	}
	return wanted
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
