import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { gridFacts } from '#shared/grid/grid-facts.ts'
import { datedOf } from '#server/views/schedule/build-gantt.ts'
import type { Dated } from '#server/views/schedule/dated.ts'
import { stepTasks } from '#server/views/schedule/step-rows.ts'
import { type DatedList, isMonth, movedBy, type MovedField } from '#shared/charts/gantt-model.ts'
import { statusMonth } from '#shared/status-month.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { fileSpan, plannedSpan } from './task-progress.ts'
import type { Task } from './task.ts'

/** One field of the plan that a file would change. */
type TaskChange = {
	readonly list: DatedList
	readonly id: string
	readonly field: string
	readonly name: string
	readonly label: string
	readonly was: string
	/** a month, or a number of months */
	readonly becomes: string
}
export type TasksCompared = {
	readonly changes: readonly TaskChange[]
	/** tasks that stand for nothing of the plan */
	readonly unknown: readonly string[]
	/** tasks that agree with the plan */
	readonly same: number
}

function changesOf(row: Dated, task: Task): readonly TaskChange[] {
	const { moves, kind } = row
	if (moves === null) return []
	const { list, id, start, end } = moves
	const planned = plannedSpan(row)
	const [sooner, later] = [monthsBetween(planned.start, task.start), monthsBetween(planned.finish, task.finish)]
	// Of a contract the plan holds the month its service begins in, which is where its works end.
	const shift = kind === 'contract' ? later : sooner
	const change = (of: MovedField, becomes: string): TaskChange => {
		const { label } = gridFacts(list, of.field)
		return { list, id, field: of.field, name: row.name, label, was: of.value, becomes }
	}
	const from = start.value === '' ? { ...start, value: row.plannedStart } : start
	const starts = shift === 0 ? [] : [change(start, movedBy(from.value, shift))]
	if (end === null || end.value === '') return starts
	const longer = isMonth(end.value) ? later : later - sooner
	return longer === 0 ? starts : [...starts, change(end, movedBy(end.value, longer))]
}

/** What has begun or ended stands in a file as it did, which changes nothing of what was planned. */
function isAsWritten(row: Dated, task: Task, asOf: string): boolean {
	const { start, finish } = row.kind === 'step' ? plannedSpan(row) : fileSpan(row, asOf)
	return task.start === start && task.finish === finish
}

const shiftOf = (row: Dated, task: Task) => monthsBetween(plannedSpan(row).start, task.start)
const hallOf = ({ ref }: Dated) => ref.slice(0, ref.indexOf('/'))

/** What of a plan's dates differs in a schedule from elsewhere. A task is known by its id, else by a name that only one item has. */
export function compareTasks(
	{ plan, result }: { readonly plan: PlanFile; readonly result: PlanResult },
	tasks: readonly Task[],
): TasksCompared {
	const rows = [...datedOf(plan, result), ...stepTasks(plan, result)]
	const byRef = new Map(rows.map((row) => [row.ref, row]))
	const plainName = ({ name }: { readonly name: string }) => name.trim().toLowerCase()
	const named = new Map<string, Dated | null>()
	for (const row of rows) named.set(plainName(row), named.has(plainName(row)) ? null : row)
	const asOf = statusMonth(plan)
	const found = tasks.map((task) => {
		const row = byRef.get(task.ref ?? '') ?? named.get(plainName(task)) ?? undefined
		return { task, row, changes: row === undefined || isAsWritten(row, task, asOf) ? [] : changesOf(row, task) }
	})
	// A step that moved as its hall did follows it: nothing of it needs to be dated.
	const hallMoved = new Map(
		found.flatMap(({ row, task }) => (row?.kind === 'phase' ? [[row.ref, shiftOf(row, task)]] : [])),
	)
	const follows = ({ row, task, changes }: (typeof found)[number]) =>
		row?.kind === 'step' &&
		row.note === null &&
		changes.length === 1 &&
		hallMoved.get(hallOf(row)) === shiftOf(row, task)
	return {
		changes: found.flatMap((one) => (follows(one) ? [] : one.changes)),
		unknown: found.flatMap(({ task, row }) => (row === undefined ? [task.name] : [])),
		same: found.filter((one) => one.row !== undefined && (one.changes.length === 0 || follows(one))).length,
	}
}
