import { at, indexAt } from '../../cells.ts'
import type { Cause } from '../types.ts'
import { shareBefore } from './hours-before.ts'
import type { LevelledSeries } from './levelled-series.ts'
import { totalHours } from './package-hours.ts'
import type { PlacedTasks } from '../place-tasks.ts'
import { installedBy, type InstallHistory } from '../progress/install-history.ts'
import { sCurve } from './s-curve.ts'
import type { Heads, Supply } from '../supply/supply.ts'
import type { Task } from '../tasks/task-set.ts'
import type { MonthIndex, ScheduleInput } from '../types.ts'
import type { WorkWindows } from './work-windows.ts'

/** What the loop over months carries. Arrays by task follow the packed order, which is the order of service. */
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
	readonly itemOf: Int32Array
	readonly start: Float64Array
	readonly length: Float64Array
	readonly shape: Float64Array
	/** hours of all trades of a task */
	readonly hours: Float64Array
	/** part of them that the item’s capital pays for */
	readonly priced: Float64Array
	/** months that procurement moves the window */
	readonly held: Float64Array
	/** first month in which a task may be served, and the only ones; null: all */
	readonly from: Float64Array
	readonly windows: readonly WorkWindows[]
	/** heads at work by report beyond those who could be had, by crew */
	readonly beyond: Float64Array
	readonly delivery: Int32Array
	/** part of each live task’s hours that is due by the end of the month; −1: it is not worked on in it */
	readonly due: Float64Array
	readonly done: Float64Array
	/** tasks with hours left, in order of service */
	live: Int32Array
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

type Start = { readonly placed: PlacedTasks; readonly supply: Supply; readonly series: LevelledSeries }

/** The state before the first month: hours planned before the plan's start count as done. */
export function startLevelling(input: ScheduleInput, { placed, supply, series }: Start): LevellingState {
	const { set, items } = placed
	const { tasks } = set
	const crews = input.sites.length * set.trades
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
		...columnsOf(tasks, series),
		beyond: new Float64Array(crews),
		due: new Float64Array(tasks.length),
		...doneBefore(input, placed, series),
		gates: gatesByItem(placed),
		shift: new Float64Array(items.length),
		// What is reported as begun waits for nothing.
		waiting: Int32Array.from(items, ({ after }, index) =>
			after < 0 || placed.reported[index]?.begun === true ? 0 : 1,
		),
		openItems: items.map((_, index) => index),
		finish: items.map(() => null),
		causes: items.map(() => null),
		series,
	}
}

/** Whether a task may be served in a month: what is reported goes on after its report, running gear is worked on in windows. */
function mayBeWorked({ from, windows }: LevellingState, task: number, month: MonthIndex): boolean {
	return month >= at(from, task) && (windows[task]?.includes(month) ?? true)
}

/** Notes what of each live task is due by the end of the month: room is shared and hands are given by it. */
export function noteDue(state: LevellingState, month: MonthIndex): void {
	const { live, due } = state
	for (let place = 0; place < live.length; place++) {
		const task = indexAt(live, place)
		due[task] = dueOf(state, task, month)
	}
}

function dueOf(state: LevellingState, task: number, month: MonthIndex): number {
	const item = indexAt(state.itemOf, task)
	if (indexAt(state.waiting, item) === 1 || !mayBeWorked(state, task, month)) return -1
	const start = at(state.start, task) + at(state.shift, item) + at(state.held, task)
	if (month + 1 <= start) return -1
	return sCurve((month + 1 - start) / at(state.length, task), at(state.shape, task))
}

/** What the loop reads of each task, an array a figure. */
function columnsOf(tasks: readonly Task[], { workedHours }: LevelledSeries) {
	const figures = () => new Float64Array(tasks.length)
	const windows: WorkWindows[] = []
	const workedOf: Float64Array[] = []
	const columns = {
		itemOf: new Int32Array(tasks.length),
		delivery: new Int32Array(tasks.length),
		start: figures(),
		length: figures(),
		shape: figures(),
		hours: figures(),
		priced: figures(),
		held: figures(),
		from: figures(),
		windows,
		workedOf,
	}
	for (const [index, task] of tasks.entries()) {
		columns.itemOf[index] = task.item
		columns.delivery[index] = task.delivery
		columns.start[index] = task.start
		columns.length[index] = task.end - task.start
		columns.shape[index] = task.shape
		columns.hours[index] = totalHours(task)
		columns.priced[index] = task.priced
		columns.held[index] = task.held
		columns.from[index] = task.progress?.from ?? -Infinity
		windows.push(task.windows ?? null)
		workedOf.push(workedHours[task.layer])
	}
	return columns
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
function doneBefore(
	{ months }: ScheduleInput,
	{ set, history }: PlacedTasks,
	{ installedShare }: LevelledSeries,
): { readonly done: Float64Array; readonly live: Int32Array } {
	const done = new Float64Array(set.hours.length)
	const live: number[] = []
	for (const [index, task] of set.tasks.entries()) {
		const share = shareBefore(task)
		if (share > 0) {
			const last = indexAt(set.first, index + 1)
			for (let entry = indexAt(set.first, index); entry < last; entry++) done[entry] = at(set.hours, entry) * share
		}
		if (share < 1) live.push(index)
		else if (task.delivery >= 0) installedShare.fill(1, task.delivery * months, (task.delivery + 1) * months)
		const reported = history[task.delivery]
		if (reported) layReported(installedShare.subarray(task.delivery * months, (task.delivery + 1) * months), reported)
	}
	return { done, live: Int32Array.from(live) }
}

/** What was left at a report before the first month had gone on until then, as the history of the ramp has it. */
function layReported(cells: Float64Array, reported: InstallHistory): void {
	const last = Math.max(reported.asOf, -1)
	for (let month = 0; month < cells.length; month++) cells[month] = installedBy(reported, Math.min(month, last))
}

function gatesByItem(placed: PlacedTasks): readonly (readonly number[])[] {
	const gates: number[][] = placed.items.map(() => [])
	for (const [index, task] of placed.set.tasks.entries()) if (task.gates) gates[task.item]?.push(index)
	return gates
}
