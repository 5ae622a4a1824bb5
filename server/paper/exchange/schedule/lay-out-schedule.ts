import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { PlanResult } from '#shared/result.ts'
import type { ScheduleLogic, TradeWork } from '#shared/schedule-logic.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { statusMonth } from '#shared/status-month.ts'
import { addMonths } from '#shared/units/months.ts'
import { datedOf } from '#server/views/schedule/build-gantt.ts'
import type { Dated } from '#server/views/schedule/dated.ts'
import { stepsUnder } from '#server/views/schedule/step-rows.ts'
import { type MonthSpan, scheduleLinks, type ScheduleLink } from './schedule-links.ts'
import { fileSpan, progressOf, plannedSpan, stepWithHall, type TaskProgress } from './task-progress.ts'
import { OFFICE_WEEK, siteWeek, type WorkWeek } from './work-week.ts'

export type ScheduleFormat = 'xml' | 'xer'

/** A line of the outline: a head over those below it, or a task. */
export type OutlineLine = {
	/** from 1, in the order of the lines */
	readonly number: number
	readonly name: string
	/** `1.2.3` */
	readonly outline: string
	readonly level: number
	/** the number of the head it stands under; 0: none */
	readonly under: number
	/** null: a head */
	readonly task: ScheduleTask | null
	/** from the first month to the last, of a head from the first below it to the last */
	readonly span: MonthSpan
}
export type ScheduleTask = {
	readonly ref: string
	readonly isMilestone: boolean
	/** lasts as long as others do: a hall beside its steps */
	readonly isHammock: boolean
	readonly progress: TaskProgress
	/** the month it ends in once crews are leveled; null: not within the months searched */
	readonly leveledTo: string | null
	readonly week: WorkWeek
	readonly work: readonly TradeWork[]
}
/** A schedule as tools for planning have it. */
export type ScheduleFile = {
	readonly name: string
	readonly start: string
	/** its status month: what is dated before it has happened */
	readonly asOf: string
	readonly lines: readonly OutlineLine[]
	/** between the refs of tasks */
	readonly links: readonly ScheduleLink[]
	readonly weeks: readonly WorkWeek[]
	readonly trades: readonly { readonly id: string; readonly name: string }[]
}

/** A dated thing with the months it has in a file and how far it has come. */
type DatedRow = { readonly row: Dated; readonly span: MonthSpan; readonly progress: TaskProgress }
type Branch = { readonly name: string; readonly rows: readonly DatedRow[]; readonly branches: readonly Branch[] }
type LaidOut = { readonly plan: PlanFile; readonly result: PlanResult; readonly logic: ScheduleLogic }

/** Sites, their halls and the steps of these, with all else that is dated; what is computed as still to be ordered is no task. */
export function layOutSchedule({ plan, result, logic }: LaidOut): ScheduleFile {
	const asOf = statusMonth(plan)
	const rows = datedOf(plan, result)
		.filter(({ kind }) => kind !== 'equipment')
		.map((row): DatedRow => ({ row, span: fileSpan(row, asOf), progress: progressOf(row, asOf) }))
	const weeks = new Map(
		plan.sites.flatMap(({ id, name }) => {
			const hours = logic.weeklyHours[id]
			return hours === undefined ? [] : [[id, siteWeek(`${name}, ${String(Math.round(hours))} h per week`, hours)]]
		}),
	)
	const taskOf = ({ row, progress }: DatedRow): ScheduleTask => {
		const work = logic.hours[row.ref] ?? []
		return {
			ref: row.ref,
			isMilestone: row.kind === 'milestone',
			isHammock: row.kind === 'phase' && (result.buildNetwork[row.ref.slice('phase:'.length)] ?? []).length > 0,
			progress,
			leveledTo: row.end === null ? null : addMonths(row.end, -1),
			week: (work.length > 0 || row.kind === 'phase' ? weeks.get(row.siteId ?? '') : undefined) ?? OFFICE_WEEK,
			work,
		}
	}
	const lines = numbered(branchesOf({ plan, result, logic }, rows), taskOf)
	const spans = new Map(lines.flatMap(({ task, span }) => (task === null ? [] : [[task.ref, span] as const])))
	const worked = new Set(lines.flatMap(({ task }) => task?.work.map(({ trade }) => trade) ?? []))
	const first = lines.map(({ span }) => span.start).sort()[0] ?? plan.startMonth
	return {
		name: plan.name,
		start: first,
		asOf,
		lines,
		links: scheduleLinks({ plan, result, logic }, spans),
		weeks: [
			OFFICE_WEEK,
			...new Set(lines.flatMap(({ task }) => (task === null || task.week === OFFICE_WEEK ? [] : [task.week]))),
		],
		trades: catalogueFor(plan).trades.filter(({ id }) => worked.has(id)),
	}
}

function branchesOf({ plan, result }: LaidOut, rows: readonly DatedRow[]): readonly Branch[] {
	const asOf = statusMonth(plan)
	const halls = new Map(plan.buildPhases.map((hall) => [`phase:${hall.id}`, hall]))
	const branchOf = (whole: DatedRow, own: readonly DatedRow[]): Branch | null => {
		const { row: built } = whole
		const hall = halls.get(built.ref)
		const steps = stepsUnder(hall, result).map(([step, floatMonths]): DatedRow => ({
			row: { ...step, name: `${step.name}, ${built.name}` },
			span: plannedSpan(step),
			progress: stepWithHall(step, built, { floatMonths, asOf }),
		}))
		if (hall === undefined || steps.length === 0) return null
		const head = { ...whole, row: { ...built, name: `Construction, ${built.name}` } }
		const bought = own.filter(({ row }) => row.ref.startsWith(`purchase:${hall.id}/`))
		return { name: built.name, rows: [head, ...bought, ...steps], branches: [] }
	}
	const sites = plan.sites.map(({ id, name }): Branch => {
		const own = rows.filter(({ row }) => row.siteId === id)
		const branches = own.flatMap((one) => branchOf(one, own) ?? [])
		const within = new Set(branches.flatMap((branch) => branch.rows.map(({ row }) => row.ref)))
		return { name, rows: own.filter(({ row }) => !within.has(row.ref)), branches }
	})
	const whole = rows.filter(({ row }) => row.siteId === null)
	return [...sites, { name: 'Whole plan', rows: whole, branches: [] }].filter(
		(branch) => branch.rows.length + branch.branches.length > 0,
	)
}

/** The lines of an outline in their order, each head before what stands under it. */
function numbered(branches: readonly Branch[], taskOf: (placed: DatedRow) => ScheduleTask): readonly OutlineLine[] {
	const lines: OutlineLine[] = []
	const add = (branch: Branch, at: { readonly outline: string; readonly level: number; readonly under: number }) => {
		const number = lines.length + 1
		const span = spanOf(branch)
		lines.push({ ...at, number, name: branch.name, task: null, span })
		const below = { level: at.level + 1, under: number }
		branch.rows.forEach((placed, index) => {
			const outline = `${at.outline}.${String(index + 1)}`
			lines.push({
				...below,
				number: lines.length + 1,
				outline,
				name: placed.row.name,
				task: taskOf(placed),
				span: placed.span,
			})
		})
		branch.branches.forEach((one, index) => {
			add(one, { ...below, outline: `${at.outline}.${String(branch.rows.length + index + 1)}` })
		})
	}
	branches.forEach((branch, index) => {
		add(branch, { outline: String(index + 1), level: 1, under: 0 })
	})
	return lines
}

function spanOf({ rows, branches }: Branch): MonthSpan {
	const spans = [...rows.map(({ span }) => span), ...branches.map(spanOf)]
	const starts = spans.map(({ start }) => start).sort()
	const finishes = spans.map(({ finish }) => finish).sort()
	return { start: starts[0] ?? '', finish: finishes.at(-1) ?? '' }
}
