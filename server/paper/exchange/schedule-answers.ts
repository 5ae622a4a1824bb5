import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { readMspdi } from './read-mspdi.ts'
import { writeMspdi, plannedSpan } from './write-mspdi.ts'
import { monthOf, type Task, type TasksRead } from './task.ts'
import { gridFacts } from '#shared/grid/grid-facts.ts'
import { datedOf } from '#server/views/schedule/build-gantt.ts'
import type { Dated } from '#server/views/schedule/dated.ts'
import { stepTasks } from '#server/views/schedule/step-rows.ts'
import { type DatedList, isMonth, movedBy, type MovedField } from '#shared/charts/gantt-model.ts'
import { monthsBetween } from '#shared/units/months.ts'

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
type TasksCompared = {
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
	const found = tasks.map((task) => {
		const row = byRef.get(task.ref ?? '') ?? named.get(plainName(task)) ?? undefined
		return { task, row, changes: row === undefined ? [] : changesOf(row, task) }
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

const MOST_ROWS = 200_000
const START_FIELDS = ['act_start_date', 'target_start_date', 'early_start_date', 'restart_date']
const END_FIELDS = ['act_end_date', 'target_end_date', 'early_end_date', 'reend_date']
/** Activities that are done by nobody: levels of effort and summaries of a breakdown. */
const SUMMARIES = ['TT_WBS', 'TT_LOE']

const READ_FIELDS = [...START_FIELDS, ...END_FIELDS, 'task_type', 'task_code', 'task_name']

type ScheduleAnswersRow = ReadonlyMap<string, string>

/** The rows of one table of an XER file: `%T` names it, `%F` its fields, each `%R` is a row. Of its fields those are read that are asked for. */
function rowsOf(lines: readonly string[], table: string, wanted: readonly string[]): readonly ScheduleAnswersRow[] {
	const rows: ScheduleAnswersRow[] = []
	let fields: readonly (readonly [name: string, at: number])[] = []
	let inside = false
	for (const line of lines) {
		const [mark, ...cells] = line.split('\t')
		if (mark === '%T') inside = cells[0] === table
		else if (inside && mark === '%F') fields = wanted.map((name) => [name, cells.indexOf(name)])
		else if (inside && mark === '%R') rows.push(new Map(fields.map(([name, at]) => [name, cells[at]?.trim() ?? ''])))
	}
	return rows
}

const firstMonth = (row: ScheduleAnswersRow, fields: readonly string[]): string | null =>
	fields.map((field) => monthOf(row.get(field) ?? '')).find((month) => month !== null) ?? null

/** The activities of a Primavera XER file; an activity stands for the item whose id is its code. */
export function readXer(text: string): TasksRead {
	if (!text.startsWith('ERMHDR\t'))
		return { ok: false, problem: 'This is not a Primavera XER file: its first line is missing.' }
	const lines = text.split(/\r?\n/)
	if (lines.length > MOST_ROWS) return { ok: false, problem: 'This XER file holds more rows than one schedule.' }
	const tasks = rowsOf(lines, 'TASK', READ_FIELDS).flatMap((row): readonly Task[] => {
		const [start, finish] = [firstMonth(row, START_FIELDS), firstMonth(row, END_FIELDS)]
		if (SUMMARIES.includes(row.get('task_type') ?? '')) return []
		const [from, to] = [start ?? finish, finish ?? start]
		if (from === null || to === null) return []
		return [{ ref: row.get('task_code') || null, name: row.get('task_name') ?? '', start: from, finish: to }]
	})
	if (tasks.length === 0) return { ok: false, problem: 'This XER file holds no dated activity.' }
	return { ok: true, tasks }
}

/** As many as a form carries back. */
const MOST_CHANGES = 200
const MOST_UNKNOWN = 20

type ScheduleAnswersRun = { readonly plan: PlanFile; readonly result: () => PlanResult }
type ScheduleComparedResult = { readonly ok: true; readonly more: number } & TasksCompared

/** The planned dates as MS Project XML, and the name of the plan. */
export const scheduleXml = ({ plan, result }: ScheduleAnswersRun) => ({
	text: writeMspdi(plan, result()),
	name: plan.name,
})

/** What a file of MS Project or Primavera would change. */
export function scheduleCompared(
	{ plan, result }: ScheduleAnswersRun,
	{ text }: { readonly text: string },
): ScheduleComparedResult | { readonly ok: false; readonly problem: string } {
	const read = text.startsWith('ERMHDR') ? readXer(text) : readMspdi(text)
	if (!read.ok) return read
	const { changes, unknown, same } = compareTasks({ plan, result: result() }, read.tasks)
	return {
		ok: true,
		changes: changes.slice(0, MOST_CHANGES),
		more: Math.max(0, changes.length - MOST_CHANGES),
		unknown: unknown.slice(0, MOST_UNKNOWN),
		same,
	}
}
