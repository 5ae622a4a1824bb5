import type { Task } from '../tasks/task-set.ts'
import type { MonthIndex } from '../types.ts'
import { shareBy } from './earned-value.ts'

type Window = Pick<Task, 'start' | 'end' | 'shape'>

/** How the racks of a tranche came in up to the report, and what follows. */
export type InstallHistory = {
	readonly asOf: MonthIndex
	readonly plannedStart: MonthIndex
	/** months of the plan that a month of the calendar was worth up to the report */
	readonly pace: number
	readonly planned: Window
	readonly left: Window
	readonly earned: number
}

/** Share of a tranche’s racks that stood by the end of a month: at an even pace up to the report, then as what is left goes. */
export function installedBy(
	{ asOf, plannedStart, pace, planned, left, earned }: InstallHistory,
	month: MonthIndex,
): number {
	if (month > asOf) return Math.max(earned, shareBy(left, month + 1))
	return Math.min(earned, shareBy(planned, plannedStart + pace * (month + 1 - plannedStart)))
}
