import { at, item } from '../../cells.ts'
import { lastWorkable, workableShare } from './work-windows.ts'
import { hoursPerWorkerMonth } from './productivity.ts'
import { eachTimes, totalHours } from './package-hours.ts'
import type { Task } from '../tasks/task-set.ts'
import type { Hall, MonthIndex, SiteLabour } from '../types.ts'

const SQUARE_FEET_PER_SQUARE_METRE = 10.763910417

/** How people crowd a hall: what it holds, how full it is planned to be, and what that costs. */
export type Crowding = {
	/** planned heads in its fullest month over those it holds */
	readonly density: number
	/** on all its hours */
	readonly factor: number
	/** heads beyond which nobody more can work in it */
	readonly limitHeads: number
}

/** Heads a hall can hold before they stand in each other's way are passed so many times before no more find room. */
const MOST_DENSITY = 3

/** Heads that a floor holds at once; of several shifts the largest is there. Rule pL6. */
export function roomOf(floorAreaM2: number, { space }: Pick<SiteLabour, 'space'>): number {
	return (floorAreaM2 * SQUARE_FEET_PER_SQUARE_METRE) / space.squareFeetPerHead / space.largestShift
}

/** Hours planned in a month, and the heads they take. */
type PlannedMonth = { readonly hours: number; readonly heads: number }

/** Density of the fullest month, and hours lost to it, the months weighted by their hours. Rule pL6. */
export function crowdingOf(
	months: readonly PlannedMonth[],
	{ room, space }: { readonly room: number; readonly space: SiteLabour['space'] },
): Crowding {
	const hours = months.reduce((sum, month) => sum + month.hours, 0)
	const lost = (heads: number) => Math.min(space.mostFactor, 1 + space.perUnit * Math.max(0, heads / room - 1))
	const weighted = months.reduce((sum, month) => sum + month.hours * lost(month.heads), 0)
	return {
		density: Math.max(0, ...months.map(({ heads }) => heads / room)),
		factor: hours > 0 ? weighted / hours : 1,
		limitHeads: MOST_DENSITY * room,
	}
}

/** How the planned work of a hall crowds it; null for one without work. */
export function hallCrowding(hall: Hall, site: SiteLabour, tasks: readonly Task[]): Crowding | null {
	if (tasks.length === 0 || hall.floorAreaM2 <= 0) return null
	const from = Math.floor(Math.min(...tasks.map(({ start }) => start)))
	const to = Math.max(...tasks.map(lastWorkable))
	const months = plannedMonths(tasks, site, { from, to })
	return crowdingOf(months, { room: roomOf(hall.floorAreaM2, site), space: site.space })
}

/** Hours of some tasks in each of the months from one to before another, and the heads these take. */
function plannedMonths(
	tasks: readonly Task[],
	site: SiteLabour,
	{ from, to }: { readonly from: MonthIndex; readonly to: MonthIndex },
): readonly PlannedMonth[] {
	const totals = Float64Array.from(tasks, totalHours)
	const before = Float64Array.from(tasks, (task) => workableShare(task, from))
	const months: PlannedMonth[] = []
	for (let month = from; month < to; month++) {
		let hours = 0
		for (let place = 0; place < tasks.length; place++) {
			const share = workableShare(item(tasks, place), month + 1)
			hours += at(totals, place) * (share - at(before, place))
			before[place] = share
		}
		months.push({ hours, heads: hours / hoursPerWorkerMonth(site, month) })
	}
	return months
}

/** The same work at so many times the hours. */
export function timesHours(task: Task, factor: number): Task {
	if (factor === 1) return task
	return { ...task, hours: { ...task.hours, hours: eachTimes(task.hours.hours, factor) } }
}
