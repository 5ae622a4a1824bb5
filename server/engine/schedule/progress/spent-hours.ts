import { add } from '../../cells.ts'
import { totalHours } from '../crews/package-hours.ts'
import type { BuildLayer, Task } from '../tasks/task-set.ts'
import type { MonthIndex } from '../types.ts'
import type { Earned } from './earned-value.ts'
import { shareBy } from './earned-value.ts'

/** Hours of one trade on one layer that were worked in a month by report. */
export type SpentHours = {
	readonly crew: number
	readonly trade: number
	readonly layer: BuildLayer
	readonly hours: number
	/** part of them that the item’s capital pays for */
	readonly priced: number
}

/** An item with a report: its earned value, what was worked on it month by month, and when what is left begins. */
export type ReportedItem = {
	readonly earned: Earned
	readonly spent: ReadonlyMap<MonthIndex, readonly SpentHours[]>
	/** first month of its work; one that has not begun follows what it waits for */
	readonly begins: MonthIndex
	readonly begun: boolean
}

/** Hours of a month by trade and layer as the plan has them in it; in a month without any, as in the whole. Rule pV4. */
export function spentOn(
	tasks: readonly Task[],
	{ month, hours, trades }: { readonly month: MonthIndex; readonly hours: number; readonly trades: number },
): readonly SpentHours[] {
	const inMonth = tasks.map((task) => totalHours(task) * (shareBy(task, month + 1) - shareBy(task, month)))
	const planned = inMonth.reduce((sum, own) => sum + own, 0)
	const all = tasks.reduce((sum, task) => sum + totalHours(task), 0)
	return tasks.flatMap((task, index): readonly SpentHours[] => {
		const share = planned > 0 ? (inMonth[index] ?? 0) / planned : totalHours(task) / all
		if (share <= 0) return []
		const each = (hours * share) / totalHours(task)
		return task.hours.trades.map((trade, place) => ({
			crew: task.site * trades + trade,
			trade,
			layer: task.layer,
			priced: task.priced,
			hours: each * (task.hours.hours[place] ?? 0),
		}))
	})
}

/** Hours of each item that its capital pays for: as planned, or those worked and those left. */
export function hoursInAll(
	tasks: readonly Task[],
	{ planned, reported }: { readonly planned: Float64Array; readonly reported: readonly (ReportedItem | null)[] },
): Float64Array {
	const sums = planned.map((hours, index) => (reported[index] ? 0 : hours))
	for (const { progress, item, priced, hours } of tasks) {
		if (progress) add(sums, item, totalHours({ hours }) * priced * (1 - progress.earned))
	}
	reported.forEach((one, index) => {
		for (const spent of one?.spent.values() ?? []) {
			for (const { hours, priced } of spent) add(sums, index, hours * priced)
		}
	})
	return sums
}
