import { datedOf } from '#server/views/schedule/build-gantt.ts'
import type { Dated } from '#server/views/schedule/dated.ts'
import { stepTasks } from '#server/views/schedule/step-rows.ts'
import { waitsOf } from '#server/views/schedule/float.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { REF_FIELD } from './read-mspdi.ts'

/** Text2 of a task: the month it ends in once crews are levelled. */
const LEVELLED_FIELD = '188743734'
const REF = [REF_FIELD, 'Text1', 'Strata id'] as const
const LEVELLED = [LEVELLED_FIELD, 'Text2', 'Levelled to'] as const
const HOURS_A_DAY = 8
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const escaped = (text: string) =>
	text
		.replaceAll(FORBIDDEN, ' ')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')

const tag = (name: string, text: string | number) => `<${name}>${escaped(String(text))}</${name}>`
const many = (name: string, parts: readonly string[]) => `<${name}>${parts.join('')}</${name}>`

const firstDay = (month: string) => new Date(`${month}-01T00:00:00Z`)
const lastDay = (month: string) => new Date(firstDay(addMonths(month, 1)).getTime() - DAY)
const stamp = (day: Date, hour: string) => `${day.toISOString().slice(0, 10)}T${hour}:00:00`

/** Working hours from the first day of a month to the last of another, Monday to Friday. */
function hoursBetween(start: string, finish: string): number {
	let hours = 0
	for (let day = firstDay(start).getTime(); day <= lastDay(finish).getTime(); day += DAY) {
		const weekday = new Date(day).getUTCDay()
		if (weekday > 0 && weekday < 6) hours += HOURS_A_DAY
	}
	return hours
}

/** The planned span of a thing: a date without length is its one month. */
export function plannedSpan({ plannedStart, plannedEnd }: Dated): { readonly start: string; readonly finish: string } {
	const finish = addMonths(plannedEnd, -1)
	return finish < plannedStart ? { start: plannedEnd, finish: plannedEnd } : { start: plannedStart, finish }
}

type Numbered = { readonly row: Dated; readonly uid: number; readonly waits: readonly number[] }

function taskXml({ row, uid, waits }: Numbered): string {
	const { start, finish } = plannedSpan(row)
	const [from, to] = [stamp(firstDay(start), '08'), stamp(lastDay(finish), '17')]
	const duration = `PT${String(hoursBetween(start, finish))}H0M0S`
	const milestone = row.kind === 'milestone'
	const field = (id: string, value: string) => many('ExtendedAttribute', [tag('FieldID', id), tag('Value', value)])
	return many('Task', [
		tag('UID', uid),
		tag('ID', uid),
		tag('Name', row.name),
		tag('Active', 1),
		tag('Manual', 1),
		tag('Type', 1),
		tag('IsNull', 0),
		tag('OutlineNumber', uid),
		tag('OutlineLevel', 1),
		tag('Start', from),
		tag('Finish', milestone ? from : to),
		tag('Duration', milestone ? 'PT0H0M0S' : duration),
		tag('ManualStart', from),
		tag('ManualFinish', milestone ? from : to),
		tag('ManualDuration', milestone ? 'PT0H0M0S' : duration),
		tag('DurationFormat', 7),
		tag('Milestone', milestone ? 1 : 0),
		tag('Summary', 0),
		tag('PercentComplete', Math.round((row.done ?? 0) * 100)),
		...waits.map((before) => many('PredecessorLink', [tag('PredecessorUID', before), tag('Type', 1)])),
		field(REF_FIELD, row.ref),
		...(row.end === null ? [] : [field(LEVELLED_FIELD, addMonths(row.end, -1))]),
	])
}

const weekday = (day: number) => {
	const working = day > 1 && day < 7
	const time = (from: string, to: string) => many('WorkingTime', [tag('FromTime', from), tag('ToTime', to)])
	return many('WeekDay', [
		tag('DayType', day),
		tag('DayWorking', working ? 1 : 0),
		...(working ? [many('WorkingTimes', [time('08:00:00', '12:00:00'), time('13:00:00', '17:00:00')])] : []),
	])
}
const CALENDAR = many('Calendar', [
	tag('UID', 1),
	tag('Name', 'Standard'),
	tag('IsBaseCalendar', 1),
	many('WeekDays', [1, 2, 3, 4, 5, 6, 7].map(weekday)),
])

const fieldXml = ([id, name, alias]: readonly [string, string, string]) =>
	many('ExtendedAttribute', [tag('FieldID', id), tag('FieldName', name), tag('Alias', alias)])

/** The planned dates of a plan and of the steps of its halls as MS Project XML (MSPDI), each task with its id and the month it is levelled to. */
export function writeMspdi(plan: PlanFile, result: PlanResult): string {
	const rows = [...datedOf(plan, result).filter(({ kind }) => kind !== 'equipment'), ...stepTasks(plan, result)]
	const waits = waitsOf(plan, result, rows)
	const uids = new Map(rows.map(({ ref }, at) => [ref, at + 1]))
	const tasks = rows.map((row, at) => {
		const before = waits.filter(({ to, before: months }) => to === row.ref && months > 0)
		return taskXml({ row, uid: at + 1, waits: before.flatMap(({ from }) => uids.get(from) ?? []) })
	})
	return [
		'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
		'<Project xmlns="http://schemas.microsoft.com/project">',
		tag('SaveVersion', 14),
		tag('Name', plan.name),
		tag('ScheduleFromStart', 1),
		tag('StartDate', stamp(firstDay(rows.map((row) => plannedSpan(row).start).sort()[0] ?? plan.startMonth), '08')),
		tag('CalendarUID', 1),
		tag('MinutesPerDay', HOURS_A_DAY * 60),
		many('ExtendedAttributes', [REF, LEVELLED].map(fieldXml)),
		many('Calendars', [CALENDAR]),
		many('Tasks', tasks),
		'</Project>',
	].join('\n')
}
