import { sameData } from '#server/engine/rerun/same-data.ts'
import { unitHours } from '../crews/package-hours.ts'
import { type Crowding, hallCrowding, timesHours } from '../crews/space.ts'
import { hallTasks } from './hall-tasks.ts'
import type { Item } from '../planned-items.ts'
import type { Delivery } from '../supply/deliveries.ts'
import { orderTasks, plantTasks } from '../supply/order-tasks.ts'
import { readyTask } from './ready-task.ts'
import { inOrder, type ReadyTask, type Task } from './task-set.ts'
import type { Hall, LabourRows, Order, Plant, SiteLabour, HoursInput } from '../types.ts'

/** Where the work of a hall, an order or a plant stands among the others, and the site and rows it is reckoned with. */
type ItemWorkPlace = {
	readonly index: number
	readonly item: Item
	readonly site: SiteLabour
	readonly rows: LabourRows
}
type HallPlace = ItemWorkPlace & { readonly hall: Hall; readonly rank: number; readonly withRacks: boolean }
type OrderPlace = ItemWorkPlace & {
	readonly order: Order
	readonly deliveries: readonly Delivery[]
	/** place of its first delivery among all */
	readonly firstDelivery: number
}
type PlantPlace = ItemWorkPlace & { readonly plant: Plant }

/** The tasks of one hall, order or plant, beside all that they are made of. */
export type ItemWork = {
	readonly of: HallPlace | OrderPlace | PlantPlace
	/** in the order of service */
	readonly tasks: readonly ReadyTask[]
	/** how people crowd a hall; null for one without work, and for all but halls */
	readonly crowding: Crowding | null
}

/** The work of an item; that of an earlier run where all that it is made of is as it was. Steps that are moved hang on the hall’s own. */
export function itemWork(of: ItemWork['of'], input: HoursInput, known: ItemWork | undefined): ItemWork {
	if (known && sameData(known.of, of)) return known
	const units = unitHours(of.rows)
	if ('hall' in of) {
		const tasks = hallTasks(of.hall, { ...of, units }, input)
		const crowding = hallCrowding(of.hall, of.site, tasks)
		return { of, tasks: readied(tasks, crowding?.factor ?? 1), crowding }
	}
	const tasks =
		'order' in of ? orderTasks(of.order, { ...of, units }, input) : plantTasks(of.plant, { ...of, units }, input)
	return { of, tasks: readied(tasks, 1), crowding: null }
}

/** Tasks at so many times their hours, in the order of service. */
function readied(tasks: readonly Task[], factor: number): readonly ReadyTask[] {
	const ready: ReadyTask[] = []
	for (const task of tasks) ready.push(readyTask(timesHours(task, factor)))
	return inOrder(ready)
}
