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

/** Packs tasks. Stable: equal tasks keep the order given. */
export function packTasks(unsorted: readonly ReadyTask[], trades: number): TaskSet {
	const tasks = [...unsorted].sort(servedBefore)
	const first = new Int32Array(tasks.length + 1)
	for (const [index, task] of tasks.entries()) first[index + 1] = indexAt(first, index) + task.hours.trades.length
	const entries = indexAt(first, tasks.length)
	const trade = new Int32Array(entries)
	const crew = new Int32Array(entries)
	const hours = new Float64Array(entries)
	// A loop: to set a typed array from a list costs several times more than its few figures.
	for (const [index, task] of tasks.entries()) {
		const from = indexAt(first, index)
		const base = task.site * trades
		for (let own = 0; own < task.hours.trades.length; own++) {
			trade[from + own] = item(task.hours.trades, own)
			crew[from + own] = base + item(task.hours.trades, own)
			hours[from + own] = item(task.hours.hours, own)
		}
	}
	return { tasks, trades, first, trade, crew, hours }
}

function servedBefore(a: ReadyTask, b: ReadyTask): number {
	return a.due - b.due || a.item - b.item || a.end - b.end || a.package - b.package
}
