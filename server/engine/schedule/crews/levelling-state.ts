import { at, indexAt, item } from '../../cells.ts'
import type { Cause } from '../types.ts'
import type { LevelledSeries } from './levelled-series.ts'
import type { PlacedTasks } from '../place-tasks.ts'
import { installedBy, type InstallHistory } from '../progress/install-history.ts'
import { sCurve } from './s-curve.ts'
import type { Heads, Supply } from '../supply/supply.ts'
import type { ReadyTask } from '../tasks/task-set.ts'
import type { MonthIndex, ScheduleInput } from '../types.ts'

/** What the loop over months carries. */
export type LevellingState = {
	readonly input: ScheduleInput
	readonly placed: PlacedTasks
	readonly supply: Supply
	/** heads still free this month, and as they were offered at its start */
	readonly left: Heads
	readonly offered: Heads
	/** heads a crew took of its market this month */
	readonly fromMarket: Float64Array
	/** hours of one worker in the month, by crew */
	readonly hoursPerHead: Float64Array
	/** of each hall: heads it wants this month, the part of them that finds room, and hours that do not */
	readonly wanted: Float64Array
	readonly roomShare: Float64Array
	readonly noRoom: Float64Array
	/** hours this month that hands lacked, by item and trade */
	readonly noHands: Float64Array
	/** in the order of service, as are all arrays by task */
	readonly tasks: readonly ReadyTask[]
	/** heads at work by report beyond those who could be had, by crew */
	readonly beyond: Float64Array
	/** part of each live task’s hours that is due by the end of the month; −1: it is not worked on in it; `OVER`: nothing of it is left */
	readonly due: Float64Array
	readonly done: Float64Array
	/** tasks with hours left, and those of them that something is due of this month, in order of service */
	readonly live: Int32Array
	liveCount: number
	readonly turns: Int32Array
	turnCount: number
	/** gating tasks of each item */
	readonly gates: readonly (readonly number[])[]
	/** months an item starts later than planned, because another ended late */
	readonly shift: Float64Array
	/** 1: the item it starts after has not finished */
	readonly waiting: Int32Array
	openItems: readonly number[]
	readonly finish: (MonthIndex | null)[]
	readonly causes: (Cause | null)[]
	/** worked hours of each task's layer, by crew and month */
	readonly workedOf: readonly Float64Array[]
	readonly series: LevelledSeries
}

/** Of a task of which nothing is left to be done. */
export const OVER = -2

type Start = { readonly placed: PlacedTasks; readonly supply: Supply; readonly series: LevelledSeries }

/** The state before the first month: hours planned before the plan's start count as done. */
export function startLevelling(input: ScheduleInput, { placed, supply, series }: Start): LevellingState {
	const { set, items } = placed
	const { tasks } = set
	const crews = input.sites.length * set.trades
	const { done, live, liveCount } = doneBefore(placed)
	layInstalled(input, placed, series)
	return {
		input,
		placed,
		supply,
		left: noHeads(crews, supply),
		offered: noHeads(crews, supply),
		fromMarket: new Float64Array(crews),
		hoursPerHead: new Float64Array(crews),
		wanted: new Float64Array(placed.crowding.length),
		roomShare: new Float64Array(items.length).fill(1),
		noRoom: new Float64Array(items.length),
		noHands: new Float64Array(items.length * set.trades),
		tasks,
		beyond: new Float64Array(crews),
		due: new Float64Array(tasks.length),
		done,
		live,
		liveCount,
		turns: new Int32Array(tasks.length),
		turnCount: 0,
		gates: gatesByItem(placed),
		shift: new Float64Array(items.length),
		waiting: waitingItems(placed),
		openItems: [...items.keys()],
		finish: new Array<null>(items.length).fill(null),
		causes: new Array<null>(items.length).fill(null),
		workedOf: workedByTask(tasks, series),
		series,
	}
}

/** Flags the items that start after another. What is reported as begun waits for nothing. */
function waitingItems({ items, reported }: PlacedTasks): Int32Array {
	const waiting = new Int32Array(items.length)
	for (let index = 0; index < items.length; index++) {
		if (item(items, index).after >= 0 && reported[index]?.begun !== true) waiting[index] = 1
	}
	return waiting
}

/** Notes what of each live task is due by the end of the month: room is shared and hands are given by it. */
export function noteDue(state: LevellingState, month: MonthIndex): void {
	const { live, due, turns } = state
	let [kept, count] = [0, 0]
	for (let place = 0; place < state.liveCount; place++) {
		const task = indexAt(live, place)
		if (at(due, task) === OVER) continue
		live[kept++] = task
		const share = dueOf(state, item(state.tasks, task), month)
		due[task] = share
		if (share >= 0) turns[count++] = task
	}
	state.liveCount = kept
	state.turnCount = count
}

function dueOf({ waiting, shift }: LevellingState, task: ReadyTask, month: MonthIndex): number {
	if (indexAt(waiting, task.item) === 1 || !mayBeWorked(task, month)) return -1
	const start = task.start + at(shift, task.item) + task.held
	if (month + 1 <= start) return -1
	return sCurve((month + 1 - start) / (task.end - task.start), task.shape)
}

/** Whether a task may be served in a month: what is reported goes on after its report, running gear is worked on in windows. */
function mayBeWorked({ progress, windows }: ReadyTask, month: MonthIndex): boolean {
	return (progress === null || month >= progress.from) && (windows === null || windows.includes(month))
}

function noHeads(crews: number, { market, draws }: Supply): Heads {
	return {
		own: new Float64Array(crews),
		travellers: new Float64Array(crews),
		market: new Float64Array(market.length),
		reach: new Float64Array(draws.pool.length),
	}
}

/** Hours done before the first month, and the tasks that have any left. */
function doneBefore({ set }: PlacedTasks) {
	const done = new Float64Array(set.hours.length)
	const live = new Int32Array(set.tasks.length)
	let liveCount = 0
	for (let index = 0; index < set.tasks.length; index++) {
		const share = item(set.tasks, index).doneBefore
		if (share < 1) live[liveCount++] = index
		if (share <= 0) continue
		const last = indexAt(set.first, index + 1)
		for (let entry = indexAt(set.first, index); entry < last; entry++) done[entry] = at(set.hours, entry) * share
	}
	return { done, live, liveCount }
}

/** Racks of deliveries that stand before the first month, or that a report tells of. */
function layInstalled(
	{ months }: ScheduleInput,
	{ set, history }: PlacedTasks,
	{ installedShare }: LevelledSeries,
): void {
	for (let index = 0; index < set.tasks.length; index++) {
		const { delivery, doneBefore } = item(set.tasks, index)
		if (delivery < 0) continue
		if (doneBefore >= 1) installedShare.fill(1, delivery * months, (delivery + 1) * months)
		const reported = history[delivery]
		if (reported) layReported(installedShare.subarray(delivery * months, (delivery + 1) * months), reported)
	}
}

/** What was left at a report before the first month had gone on until then, as the history of the ramp has it. */
function layReported(cells: Float64Array, reported: InstallHistory): void {
	const last = Math.max(reported.asOf, -1)
	for (let month = 0; month < cells.length; month++) cells[month] = installedBy(reported, Math.min(month, last))
}

function gatesByItem({ items, set }: PlacedTasks): readonly (readonly number[])[] {
	const gates: number[][] = []
	for (let index = 0; index < items.length; index++) gates.push([])
	for (let index = 0; index < set.tasks.length; index++) {
		const task = item(set.tasks, index)
		if (task.gates) gates[task.item]?.push(index)
	}
	return gates
}

/** A list of the layer’s worked hours, task by task: to look them up by name costs more than all else of a booking. */
function workedByTask(tasks: readonly ReadyTask[], { workedHours }: LevelledSeries): readonly Float64Array[] {
	const worked: Float64Array[] = []
	for (let index = 0; index < tasks.length; index++) worked.push(workedHours[item(tasks, index).layer])
	return worked
}
