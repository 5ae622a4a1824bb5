import { at, indexAt } from './cells.ts'
import type { Cause } from './finishes.ts'
import { totalHours } from './package-hours.ts'
import type { PlacedTasks } from './place-tasks.ts'
import { hoursPerWorkerMonth } from './productivity.ts'
import { sCurve } from './s-curve.ts'
import type { Heads, Supply } from './supply.ts'
import type { MonthIndex, ScheduleInput } from './types.ts'

/** What the loop over months carries. Arrays by task follow the packed order, which is the order of service. */
export type LevellingState = {
	readonly input: ScheduleInput
	readonly placed: PlacedTasks
	readonly supply: Supply
	/** heads still free this month */
	readonly left: Heads
	/** hours of one worker in a month, by site */
	readonly hoursPerHead: Float64Array
	readonly itemOf: Int32Array
	readonly start: Float64Array
	readonly end: Float64Array
	readonly shape: Float64Array
	/** hours of all trades of a task */
	readonly hours: Float64Array
	/** months that procurement moves the window */
	readonly held: Float64Array
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
	readonly requiredHours: Float64Array
	readonly workedHours: Float64Array
	readonly itemHours: Float64Array
	readonly localHours: Float64Array
	readonly availableHeads: Float64Array
	readonly installedShare: Float64Array
}

/** The state before the first month: hours planned before the plan's start count as done. */
export function startLevelling(input: ScheduleInput, placed: PlacedTasks, supply: Supply): LevellingState {
	const { set, items, deliveries } = placed
	const { tasks } = set
	const crews = input.sites.length * set.trades
	const done = new Float64Array(set.hours.length)
	const live: number[] = []
	const installedShare = new Float64Array(deliveries.length * input.months)
	tasks.forEach((task, index) => {
		const share = sCurve(-(task.start + task.held) / (task.end - task.start), task.shape)
		for (let entry = indexAt(set.first, index); entry < indexAt(set.first, index + 1); entry++) {
			done[entry] = at(set.hours, entry) * share
		}
		if (share < 1) live.push(index)
		else if (task.delivery >= 0)
			installedShare.fill(1, task.delivery * input.months, (task.delivery + 1) * input.months)
	})
	return {
		input,
		placed,
		supply,
		left: { own: new Float64Array(crews), travellers: new Float64Array(crews), market: new Float64Array(supply.pools) },
		hoursPerHead: Float64Array.from(input.sites, hoursPerWorkerMonth),
		itemOf: Int32Array.from(tasks, (task) => task.item),
		start: Float64Array.from(tasks, (task) => task.start),
		end: Float64Array.from(tasks, (task) => task.end),
		shape: Float64Array.from(tasks, (task) => task.shape),
		hours: Float64Array.from(tasks, totalHours),
		held: Float64Array.from(tasks, (task) => task.held),
		done,
		live: Int32Array.from(live),
		gates: gatesByItem(placed),
		shift: new Float64Array(items.length),
		waiting: Int32Array.from(items, (item) => (item.after < 0 ? 0 : 1)),
		openItems: items.map((_, index) => index),
		finish: items.map(() => null),
		causes: items.map(() => null),
		requiredHours: new Float64Array(crews * input.months),
		workedHours: new Float64Array(set.rows.length * input.months),
		itemHours: new Float64Array(items.length * input.months),
		localHours: new Float64Array(crews * input.months),
		availableHeads: new Float64Array(crews * input.months),
		installedShare,
	}
}

function gatesByItem(placed: PlacedTasks): readonly (readonly number[])[] {
	const gates: number[][] = placed.items.map(() => [])
	placed.set.tasks.forEach((task, index) => {
		if (task.gates) gates[task.item]?.push(index)
	})
	return gates
}
