import { item } from '../../cells.ts'
import { hoursPerWorkerMonth } from '../crews/productivity.ts'
import { totalHours } from '../crews/package-hours.ts'
import { longestHold, needIn } from '../equipment-packages.ts'
import type { Item } from '../planned-items.ts'
import type { PlacedTasks } from '../place-tasks.ts'
import { readyTask } from '../tasks/ready-task.ts'
import { inOrder, packTasks, type ReadyTask, type Task } from '../tasks/task-set.ts'
import type { MonthIndex, Report, ScheduleInput } from '../types.ts'
import { type Earned, earnedValue, type PlannedWork, shareBy } from './earned-value.ts'
import { hoursByHeads, hoursWorked } from './hours-to-date.ts'
import type { InstallHistory } from './install-history.ts'
import { hoursInAll, type ReportedItem, spentOn } from './spent-hours.ts'

type Reporting = {
	readonly item: Item
	readonly index: number
	readonly report: Report
	readonly tasks: readonly ReadyTask[]
}

/**
 * The work as it will go: what is reported as done is done, what is left of it takes its hours at the pace of cost, over its
 * window at the pace of time, from the month after the report on. Everything else is as planned. Rules pV3, pV4.
 */
export function forecastTasks(input: ScheduleInput, placed: PlacedTasks): PlacedTasks {
	const reports = reportsOf(input)
	if (reports.every((report) => report === null)) return placed
	const byItem = new Map<number, ReadyTask[]>()
	for (const task of placed.set.tasks) byItem.set(task.item, [...(byItem.get(task.item) ?? []), task])
	const reported: (ReportedItem | null)[] = placed.items.map(() => null)
	const history: (InstallHistory | null)[] = placed.deliveries.map(() => null)
	const tasks = placed.items.map((planned, index): readonly ReadyTask[] => {
		const report = reports[index] ?? null
		const own = byItem.get(index) ?? []
		if (report === null || own.length === 0) return own
		const look: Reporting = { item: planned, index, report, tasks: own }
		const earned = earnedOf(look, input)
		reported[index] = reportedItem(look, earned, { input, placed })
		const forecast = own.map((task) => {
			const left = readyTask(whatIsLeft(task, look, { earned, input }))
			if (task.delivery >= 0) history[task.delivery] = historyOf(task, left, { look, earned })
			return left
		})
		return inOrder(forecast)
	})
	const set = packTasks(tasks, placed.set.trades)
	const hoursByItem = hoursInAll(set.tasks, { planned: placed.hoursByItem, reported })
	return { ...placed, set, reported, history, hoursByItem }
}

/** By item: halls, orders, plants. */
function reportsOf({ halls, orders, plants }: ScheduleInput): readonly (Report | null)[] {
	return [...halls, ...orders, ...plants].map(({ report }) => report)
}

/** Work that a report can be of: of an order the tranches that have come by then. */
function isPossible(task: Task, { item: planned, report }: Reporting): boolean {
	return planned.kind !== 'order' || task.start <= report.asOf
}

const workOf = (task: Task): PlannedWork => ({
	start: task.start,
	end: task.end,
	shape: task.shape,
	hours: totalHours(task),
})

function earnedOf(look: Reporting, input: ScheduleInput): Earned {
	const { item: planned, report, tasks } = look
	const site = item(input.sites, planned.site)
	const hoursPerHead = (month: MonthIndex) => hoursPerWorkerMonth(site, month)
	const possible = tasks.filter((task) => isPossible(task, look))
	const measured = planned.kind === 'order' ? possible.filter(({ delivery }) => delivery >= 0) : possible
	const byHeads = hoursByHeads({ plannedStart: planned.plannedStart, report, hoursPerHead })
	return earnedValue({
		plannedStart: planned.plannedStart,
		report,
		all: tasks.map(workOf),
		possible: possible.map(workOf),
		measured: measured.map(workOf),
		counted: planned.kind === 'order',
		pace: site.pace,
		actualHours: report.hoursToDate ?? byHeads?.reduce((sum, { hours }) => sum + hours, 0) ?? null,
	})
}

/** The last month before what is left goes on. */
function anchorOf({ item: { plannedStart }, report }: Reporting, { earnedTime }: Earned): MonthIndex {
	return earnedTime > 0 ? report.asOf : Math.max(report.asOf, plannedStart - 1)
}

function whatIsLeft(
	task: Task,
	look: Reporting,
	{ earned, input }: { readonly earned: Earned; readonly input: ScheduleInput },
): Task {
	const { item: planned, report } = look
	const from = report.asOf + 1
	const goal = shareBy(task, planned.plannedFinish + 1)
	const hours = {
		...task.hours,
		hours: task.hours.hours.map((own) => own / earned.cpiForecast),
	}
	// A tranche that has not come is installed when it comes.
	if (!isPossible(task, look)) return { ...task, hours, progress: { earned: 0, from, goal: 1 } }
	const months = (task.end - task.start) / earned.spiForecast
	// What the plan has in a month lies there at the pace so far.
	const atPace = (month: number) =>
		anchorOf(look, earned) + 1 + (month - planned.plannedStart - earned.earnedTime) / earned.spiForecast
	const start = atPace(task.start)
	const window = { start, end: start + months }
	const share = shareBy(task, planned.plannedStart + earned.earnedTime)
	const progress = { earned: share, from, goal: planned.kind === 'order' ? 1 : goal }
	const hold = holdAtPace(task, look, { input, atPace })
	return { ...task, ...window, ...hold, hours, progress }
}

/** What holds a task of a hall back, where what its plan has in a month lies elsewhere at the pace so far. */
function holdAtPace(
	task: Task,
	{ item: { moved, plannedStart }, index }: Reporting,
	{ input, atPace }: { readonly input: ScheduleInput; readonly atPace: (month: number) => number },
) {
	const hall = input.halls[index]
	const asPlanned = needIn({ base: moved?.base ?? plannedStart, months: hall?.durationMonths ?? 0, moved })
	const row = input.rows.packages[task.package]
	return longestHold(hall?.procurement ?? [], row, (bought) => Math.floor(atPace(asPlanned(bought))))
}

function reportedItem(
	look: Reporting,
	earned: Earned,
	{ input, placed }: { readonly input: ScheduleInput; readonly placed: PlacedTasks },
): ReportedItem {
	const { item: planned, report, tasks } = look
	const site = item(input.sites, planned.site)
	const worked = hoursWorked({
		plannedStart: planned.plannedStart,
		report,
		hoursPerHead: (month) => hoursPerWorkerMonth(site, month),
		work: tasks.map(workOf),
		earnedHours: earned.earnedHours,
	})
	const begun = earned.earnedTime > 0
	return {
		earned,
		spent: new Map(
			worked.map(({ month, hours }) => [month, spentOn(tasks, { month, hours, trades: placed.set.trades })]),
		),
		begins: begun ? Math.min(planned.plannedStart, report.asOf) : anchorOf(look, earned) + 1,
		begun,
	}
}

function historyOf(
	planned: Task,
	left: Task,
	{ look, earned }: { readonly look: Reporting; readonly earned: Earned },
): InstallHistory | null {
	if (!isPossible(planned, look)) return null
	const { plannedStart } = look.item
	const elapsed = look.report.asOf - plannedStart + 1
	return {
		asOf: look.report.asOf,
		plannedStart,
		pace: elapsed > 0 ? earned.earnedTime / elapsed : 0,
		planned: { start: planned.start, end: planned.end, shape: planned.shape },
		left: { start: left.start, end: left.end, shape: left.shape },
		earned: left.progress?.earned ?? 0,
	}
}
