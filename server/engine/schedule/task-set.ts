/** Layers that have construction hours; `applications` builds nothing. */
export const BUILD_LAYERS = ['energy', 'chips', 'infrastructure', 'models'] as const
export type BuildLayer = (typeof BUILD_LAYERS)[number]

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
	/** window moves later by so many months: what it sets is not there before */
	readonly held: number
	readonly heldBy: string | null
	/** its late end moves the item's finish */
	readonly gates: boolean
	/** delivery that its hours install; −1 for all but rack installation */
	readonly delivery: number
	/** what it is served by: first the smaller */
	readonly due: number
	/** hours by index of the trade */
	readonly hours: ReadonlyMap<number, number>
}

/**
 * Tasks packed for the loop over months, in the order in which they are served: by due date, item, window end
 * and package. The hours of task k are entries `first[k]` … `first[k + 1] − 1`; each belongs to a trade, a crew
 * (site × trade) and a row (site × layer × trade).
 */
export type TaskSet = {
	readonly tasks: readonly Task[]
	readonly trades: number
	readonly first: Int32Array
	readonly trade: Int32Array
	readonly crew: Int32Array
	readonly row: Int32Array
	readonly hours: Float64Array
	readonly rows: readonly CrewRow[]
}

export type CrewRow = {
	readonly site: number
	readonly trade: number
	readonly crew: number
	readonly layer: BuildLayer
}

/** Packs tasks. Stable: equal tasks keep the order given. */
export function packTasks(unsorted: readonly Task[], trades: number): TaskSet {
	const tasks = [...unsorted].sort(servedBefore)
	const entries = tasks.reduce((sum, task) => sum + task.hours.size, 0)
	const first = new Int32Array(tasks.length + 1)
	const trade = new Int32Array(entries)
	const crew = new Int32Array(entries)
	const row = new Int32Array(entries)
	const hours = new Float64Array(entries)
	const rows: CrewRow[] = []
	const rowByKey = new Map<number, number>()
	let entry = 0
	tasks.forEach((task, index) => {
		const layerKey = (task.site * BUILD_LAYERS.length + BUILD_LAYERS.indexOf(task.layer)) * trades
		for (const [tradeIndex, amount] of task.hours) {
			const key = layerKey + tradeIndex
			let rowIndex = rowByKey.get(key)
			if (rowIndex === undefined) {
				rowIndex = rows.length
				rowByKey.set(key, rowIndex)
				rows.push({ site: task.site, trade: tradeIndex, crew: task.site * trades + tradeIndex, layer: task.layer })
			}
			trade[entry] = tradeIndex
			crew[entry] = task.site * trades + tradeIndex
			row[entry] = rowIndex
			hours[entry] = amount
			entry++
		}
		first[index + 1] = entry
	})
	return { tasks, trades, first, trade, crew, row, hours, rows }
}

function servedBefore(a: Task, b: Task): number {
	return a.due - b.due || a.item - b.item || a.end - b.end || a.package - b.package
}
