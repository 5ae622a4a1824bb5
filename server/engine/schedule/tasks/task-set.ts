import { indexAt, item } from '../../cells.ts'
import type { WorkWindows } from '../crews/work-windows.ts'

/** Layers that have construction hours; `applications` builds nothing. */
export const BUILD_LAYERS = ['energy', 'chips', 'infrastructure', 'models'] as const
export type BuildLayer = (typeof BUILD_LAYERS)[number]

/** Hours of some trades: `hours[k]` of the trade with index `trades[k]`. */
export type TradeHours = { readonly trades: readonly number[]; readonly hours: readonly number[] }

/** One work package of one hall, plant or delivery, before it is packed. */
export type Task = {
	/** index into the items of the schedule: halls, then orders, then plants */
	readonly item: number
	readonly site: number
	readonly package: number
	readonly layer: BuildLayer
	/** window in months, fractional */
	readonly start: number
	readonly end: number
	readonly shape: number
	/** months in which alone it may be worked, in order; null: all */
	readonly windows?: WorkWindows
	/** window moves later by so many months: what it sets is not there before */
	readonly held: number
	readonly heldBy: string | null
	/** its late end moves the item's finish */
	readonly gates: boolean
	/** delivery that its hours install; −1 for all but rack installation */
	readonly delivery: number
	/** what it is served by: first the smaller */
	readonly due: number
	readonly hours: TradeHours
	/** part of its hours that the capital of its item pays for: racks are installed with the chips’ money */
	readonly priced: number
	/** of work that is reported on: its window and hours are those of what is left at the pace so far */
	readonly progress?: TaskProgress | null
}

/** … and what is reckoned of it alone. */
export type ReadyTask = Task & {
	readonly windows: WorkWindows
	readonly progress: TaskProgress | null
	/** hours of all its trades */
	readonly allHours: number
	/** share of them that is done before the plan's first month */
	readonly doneBefore: number
}

export type TaskProgress = {
	/** share done when last reported */
	readonly earned: number
	/** the first month after the report */
	readonly from: number
	/** share that its plan has done by the planned finish */
	readonly goal: number
}

/**
 * Tasks packed for the loop over months, in the order in which they are served: by due date, item, window end
 * and package. The hours of task k are entries `first[k]` … `first[k + 1] − 1`; each belongs to a trade and a crew
 * (site × trade).
 */
export type TaskSet = {
	readonly tasks: readonly ReadyTask[]
	readonly trades: number
	readonly first: Int32Array
	readonly trade: Int32Array
	readonly crew: Int32Array
	readonly hours: Float64Array
}

/** Packs the tasks of some items, each with its own in the order of service. Stable: equal tasks keep the order given. */
export function packTasks(byItem: readonly (readonly ReadyTask[])[], trades: number): TaskSet {
	const tasks = inOneOrder(byItem)
	const first = new Int32Array(tasks.length + 1)
	for (let index = 0; index < tasks.length; index++) {
		first[index + 1] = indexAt(first, index) + item(tasks, index).hours.trades.length
	}
	const entries = indexAt(first, tasks.length)
	const trade = new Int32Array(entries)
	const crew = new Int32Array(entries)
	const hours = new Float64Array(entries)
	// A loop: to set a typed array from a list costs several times more than its few figures.
	for (let index = 0; index < tasks.length; index++) {
		const task = item(tasks, index)
		const from = indexAt(first, index)
		const base = task.site * trades
		const of = task.hours
		for (let own = 0; own < of.trades.length; own++) {
			const one = of.trades[own] ?? -1
			trade[from + own] = one
			crew[from + own] = base + one
			hours[from + own] = of.hours[own] ?? NaN
		}
	}
	return { tasks, trades, first, trade, crew, hours }
}

/** The tasks of one item in the order of service. */
export function inOrder(tasks: readonly ReadyTask[]): readonly ReadyTask[] {
	return tasks.toSorted(servedBefore)
}

function servedBefore(a: ReadyTask, b: ReadyTask): number {
	return a.due - b.due || a.item - b.item || a.end - b.end || a.package - b.package
}

/** Tasks of one item that are due at one time: they are served one after the other. */
type Batch = { readonly due: number; readonly item: number; readonly tasks: ReadyTask[] }

/** What is due together stands together in each item's own order, so that few batches need to be sorted. */
function inOneOrder(byItem: readonly (readonly ReadyTask[])[]): readonly ReadyTask[] {
	const batches: Batch[] = []
	for (const own of byItem) for (const task of own) joinBatch(batches, task)
	batches.sort((a, b) => a.due - b.due || a.item - b.item)
	const tasks: ReadyTask[] = []
	for (const batch of batches) for (const task of batch.tasks) tasks.push(task)
	return tasks
}

function joinBatch(batches: Batch[], task: ReadyTask): void {
	const last = batches[batches.length - 1]
	if (last?.item === task.item && last.due === task.due) last.tasks.push(task)
	else batches.push({ item: task.item, due: task.due, tasks: [task] })
}
