import { add, at, indexAt, item } from '../cells.ts'
import { type Delivery, deliveriesOf } from './supply/deliveries.ts'
import { type ItemWork, itemWork } from './tasks/item-work.ts'
import { type Item, planItems } from './planned-items.ts'
import type { Crowding } from './crews/space.ts'
import type { InstallHistory } from './progress/install-history.ts'
import type { ReportedItem } from './progress/spent-hours.ts'
import { packTasks, type TaskSet } from './tasks/task-set.ts'
import type { Hall, ScheduleInput } from './types.ts'
import { lastWorkable, workableShare } from './crews/work-windows.ts'

export type PlacedTasks = {
	readonly items: readonly Item[]
	readonly deliveries: readonly Delivery[]
	readonly set: TaskSet
	/** by item, what it comes to and what it is made of */
	readonly works: readonly ItemWork[]
	/** how people crowd each hall; null for one without work */
	readonly crowding: readonly (Crowding | null)[]
	/** all planned hours by crew (site × trade), before the plan and after its horizon included */
	readonly hoursByCrew: Float64Array
	/** all planned hours of each item that its capital pays for */
	readonly hoursByItem: Float64Array
	/** planned hours in each month of the horizon, crew after crew */
	readonly plannedHours: Float64Array
	/** by item, and how the racks of each delivery came in: null where nothing is reported */
	readonly reported: readonly (ReportedItem | null)[]
	readonly history: readonly (InstallHistory | null)[]
}

/**
 * Turns halls, orders and on-site plants into work packages with hours by trade, and spreads them over their
 * windows: what the planned dates ask for if every hand were there. Items that an earlier run placed alike are taken from it.
 */
export function placeTasks(input: ScheduleInput, earlier: PlacedTasks | null = null): PlacedTasks {
	const items = planItems(input)
	const byOrder = input.orders.map(deliveriesOf)
	const deliveries = byOrder.flat()
	const works: ItemWork[] = []
	for (const of of workPlaces(input, items, byOrder)) works.push(itemWork(of, input, earlier?.works[of.index]))
	const tasks: ItemWork['tasks'][] = []
	const crowding: (Crowding | null)[] = []
	for (const work of works) {
		tasks.push(work.tasks)
		if ('hall' in work.of) crowding.push(work.crowding)
	}
	const set = packTasks(tasks, input.rows.trades.length)
	return {
		items,
		deliveries,
		works,
		set,
		crowding,
		hoursByCrew: crewHours(set, input),
		hoursByItem: itemHours(set, items.length),
		plannedHours: spreadHours(set, input),
		reported: new Array<null>(items.length).fill(null),
		history: new Array<null>(deliveries.length).fill(null),
	}
}

/** What the work of each item is made of, in the order of the items; deliveries order by order. */
function workPlaces(
	input: ScheduleInput,
	items: readonly Item[],
	byOrder: readonly (readonly Delivery[])[],
): readonly ItemWork['of'][] {
	const { rows, halls, orders, plants } = input
	const sitesWithOrders = new Set<number>()
	for (const { site } of orders) sitesWithOrders.add(site)
	const places: ItemWork['of'][] = []
	let firstDelivery = 0
	for (let index = 0; index < items.length; index++) {
		const planned = item(items, index)
		const site = item(input.sites, planned.site)
		const [order, plant] = [index - halls.length, index - halls.length - orders.length]
		if (order < 0) {
			const hall = item(halls, index)
			const withRacks = !sitesWithOrders.has(hall.site)
			places.push({ index, item: planned, site, rows, hall, rank: rankOf(halls, index), withRacks })
		} else if (plant < 0) {
			const deliveries = item(byOrder, order)
			places.push({ index, item: planned, site, rows, order: item(orders, order), deliveries, firstDelivery })
			firstDelivery += deliveries.length
		} else places.push({ index, item: planned, site, rows, plant: item(plants, plant) })
	}
	return places
}

/** Order of a hall within its site, by start and then by place in the plan; existing halls count. */
function rankOf(halls: readonly Hall[], index: number): number {
	const { site, startMonth } = item(halls, index)
	let rank = 1
	for (let place = 0; place < halls.length; place++) {
		const other = item(halls, place)
		if (other.site !== site) continue
		if (other.startMonth < startMonth || (other.startMonth === startMonth && place < index)) rank += 1
	}
	return rank
}

function crewHours(set: TaskSet, input: ScheduleInput): Float64Array {
	const sums = new Float64Array(input.sites.length * set.trades)
	for (let entry = 0; entry < set.hours.length; entry++) add(sums, indexAt(set.crew, entry), at(set.hours, entry))
	return sums
}

function itemHours(set: TaskSet, items: number): Float64Array {
	const sums = new Float64Array(items)
	for (const task of set.tasks) add(sums, task.item, task.allHours * task.priced)
	return sums
}

function spreadHours(set: TaskSet, { sites, months }: ScheduleInput): Float64Array {
	const planned = new Float64Array(sites.length * set.trades * months)
	const parts = new Float64Array(months)
	for (let index = 0; index < set.tasks.length; index++) spreadTask(set, index, { planned, parts })
	return planned
}

/** Adds the hours of a task to those planned; `parts` is room for what each month has of them. */
function spreadTask(
	set: TaskSet,
	index: number,
	{ planned, parts }: { readonly planned: Float64Array; readonly parts: Float64Array },
): void {
	const months = parts.length
	const task = item(set.tasks, index)
	const from = Math.max(0, Math.floor(task.start))
	const to = Math.min(months, lastWorkable(task))
	const last = indexAt(set.first, index + 1)
	let before = workableShare(task, from)
	for (let month = from; month < to; month++) {
		const after = workableShare(task, month + 1)
		parts[month] = after - before
		before = after
	}
	for (let entry = indexAt(set.first, index); entry < last; entry++) {
		const row = indexAt(set.crew, entry) * months
		const hours = at(set.hours, entry)
		for (let month = from; month < to; month++) add(planned, row + month, hours * at(parts, month))
	}
}
