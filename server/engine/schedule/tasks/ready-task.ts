import { totalHours } from '../crews/package-hours.ts'
import { workableShare } from '../crews/work-windows.ts'
import type { ReadyTask, Task } from './task-set.ts'

/** A task with what is reckoned of it alone. All are made here and so of one shape: loops over them stay quick. */
export function readyTask(task: Task): ReadyTask {
	return {
		item: task.item,
		site: task.site,
		package: task.package,
		layer: task.layer,
		start: task.start,
		end: task.end,
		shape: task.shape,
		windows: task.windows ?? null,
		held: task.held,
		heldBy: task.heldBy,
		gates: task.gates,
		delivery: task.delivery,
		due: task.due,
		hours: task.hours,
		priced: task.priced,
		progress: task.progress ?? null,
		allHours: totalHours(task),
		doneBefore: shareBefore(task),
	}
}

/** Share of a package done before the plan's first month: as planned, moved by what its equipment holds, in its work windows, or as reported. Rules S6, pR3, pV4. */
function shareBefore(task: Task): number {
	const { held, progress } = task
	const byThen = workableShare(task, 0, held)
	if (!progress) return byThen
	return progress.from <= 0 ? Math.max(progress.earned, byThen) : progress.earned
}
