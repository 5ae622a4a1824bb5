import type { OutlineLine, ScheduleFile, ScheduleTask } from './lay-out-schedule.ts'
import { REF_FIELD } from './read-mspdi.ts'
import type { LinkType, ScheduleLink } from './schedule-links.ts'
import { isWorked, OFFICE_WEEK, type WorkWeek, workTimes } from './work-week.ts'

/** Text2 of a task: the month it ends in once crews are leveled. */
const LEVELED_FIELD = '188743734'
const REF = [REF_FIELD, 'Text1', 'Strata id'] as const
const LEVELED = [LEVELED_FIELD, 'Text2', 'Leveled to'] as const

/** What XML has no place for, and what ends a line or a cell in a name. */
const FORBIDDEN = /[\u0000-\u001f\ufffe\uffff]+/g
const escaped = (text: string) =>
	text
		.replaceAll(FORBIDDEN, ' ')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')

const tag = (name: string, text: string | number) => `<${name}>${escaped(String(text))}</${name}>`
const many = (name: string, parts: readonly string[]) => `<${name}>${parts.join('')}</${name}>`

/** A length as the format has it, `PT176H30M0S`. */
function lengthText(hours: number): string {
	const minutes = Math.round(hours * 60)
	return `PT${String(Math.floor(minutes / 60))}H${String(minutes % 60)}M0S`
}

const LINK_TYPES: Readonly<Record<LinkType, number>> = { FF: 0, FS: 1, SS: 3 }
/** Lags are tenths of a minute, here of days that pass whether or not they are worked. */
const ELAPSED_DAYS = 8
const TENTHS_A_MONTH = (365.25 / 12) * 24 * 60 * 10

const linkXml = (number: number, { type, lagMonths }: ScheduleLink) =>
	many('PredecessorLink', [
		tag('PredecessorUID', number),
		tag('Type', LINK_TYPES[type]),
		tag('CrossProject', 0),
		tag('LinkLag', Math.round(lagMonths * TENTHS_A_MONTH)),
		tag('LagFormat', ELAPSED_DAYS),
	])

const field = (id: string, value: string) => many('ExtendedAttribute', [tag('FieldID', id), tag('Value', value)])

function fieldsOf(task: ScheduleTask | null): readonly string[] {
	if (task === null) return []
	const { ref, leveledTo } = task
	return [field(REF_FIELD, ref), ...(leveledTo === null ? [] : [field(LEVELED_FIELD, leveledTo)])]
}

const hoursOf = ({ work }: ScheduleTask) => work.reduce((sum, { hours }) => sum + hours, 0)

/** Parts of what is done, in the order in which the format has them: percentages and actual dates, then what is worked and what is left. */
function progressXml(
	task: ScheduleTask,
	of: Readonly<Record<'start' | 'finish', string>> & { readonly hours: number },
) {
	const { isStarted, isFinished, done } = task.progress
	const percentDone = Math.round(done * 100)
	const work = hoursOf(task)
	const worked = work === 0 ? [] : [tag('ActualWork', lengthText(work * done))]
	return [
		tag('PercentComplete', percentDone),
		...(work === 0 ? [] : [tag('PercentWorkComplete', percentDone)]),
		...(isStarted ? [tag('ActualStart', of.start)] : []),
		...(isFinished ? [tag('ActualFinish', of.finish)] : []),
		...(isStarted ? [tag('ActualDuration', lengthText(of.hours * done)), ...worked] : []),
		tag('RemainingDuration', lengthText(of.hours * (1 - done))),
		...(work === 0 ? [] : [tag('RemainingWork', lengthText(work * (1 - done)))]),
	]
}

type TaskXmlFacts = {
	readonly numbers: ReadonlyMap<string, number>
	readonly weeks: readonly WorkWeek[]
	readonly links: ReadonlyMap<string, readonly ScheduleLink[]>
}

function taskXml(line: OutlineLine, { numbers, weeks, links }: TaskXmlFacts): string {
	const { number, name, outline, level, task, span } = line
	const week = task?.week ?? OFFICE_WEEK
	const times = workTimes(week, span)
	const isMilestone = task?.isMilestone === true
	const [finish, hours] = isMilestone ? [times.start, 0] : [times.finish, times.hours]
	const length = lengthText(hours)
	return many('Task', [
		tag('UID', number),
		tag('ID', number),
		tag('Name', name),
		tag('Active', 1),
		// Dates stand as they were planned, until somebody has the tool schedule them.
		tag('Manual', task === null ? 0 : 1),
		tag('Type', 1),
		tag('IsNull', 0),
		tag('WBS', outline),
		tag('OutlineNumber', outline),
		tag('OutlineLevel', level),
		tag('Start', times.start),
		tag('Finish', finish),
		tag('Duration', length),
		...(task === null
			? []
			: [tag('ManualStart', times.start), tag('ManualFinish', finish), tag('ManualDuration', length)]),
		tag('DurationFormat', 7),
		...(task === null || task.work.length === 0 ? [] : [tag('Work', lengthText(hoursOf(task)))]),
		tag('Milestone', isMilestone ? 1 : 0),
		tag('Summary', task === null ? 1 : 0),
		...(task === null ? [] : progressXml(task, { start: times.start, finish, hours })),
		tag('CalendarUID', weeks.indexOf(week) + 1),
		...(links.get(task?.ref ?? '') ?? []).map((link) => linkXml(numbers.get(link.from) ?? 0, link)),
		...fieldsOf(task),
	])
}

const calendarXml = (week: WorkWeek, at: number) =>
	many('Calendar', [
		tag('UID', at + 1),
		tag('Name', week.name),
		tag('IsBaseCalendar', 1),
		many(
			'WeekDays',
			[0, 1, 2, 3, 4, 5, 6].map((day) => {
				const times = week.spans.map(([from, to]) =>
					many('WorkingTime', [tag('FromTime', `${from}:00`), tag('ToTime', `${to}:00`)]),
				)
				const worked = isWorked(week, day)
				return many('WeekDay', [
					tag('DayType', day + 1),
					tag('DayWorking', worked ? 1 : 0),
					...(worked ? [many('WorkingTimes', times)] : []),
				])
			}),
		),
	])

const resourceXml = ({ name }: ScheduleFile['trades'][number], at: number) =>
	many('Resource', [tag('UID', at + 1), tag('ID', at + 1), tag('Name', name), tag('Type', 1), tag('IsNull', 0)])

const manned = ({
	task,
	...line
}: OutlineLine): readonly (Omit<OutlineLine, 'task'> & { readonly task: ScheduleTask })[] =>
	task === null ? [] : [{ ...line, task }]

/** Hours by trade: how many of its workers, on average, stand on the task. */
function assignmentsXml({ lines, trades }: ScheduleFile): readonly string[] {
	const all = lines.flatMap(manned).flatMap(({ number, span, task }) => {
		const { start, finish, hours: length } = workTimes(task.week, span)
		const { isStarted, isFinished, done } = task.progress
		return task.work.map(({ trade, hours }) => [
			tag('TaskUID', number),
			tag('ResourceUID', trades.findIndex(({ id }) => id === trade) + 1),
			tag('PercentWorkComplete', Math.round(done * 100)),
			...(isFinished ? [tag('ActualFinish', finish)] : []),
			...(isStarted ? [tag('ActualStart', start), tag('ActualWork', lengthText(hours * done))] : []),
			tag('Finish', finish),
			tag('RegularWork', lengthText(hours)),
			tag('RemainingWork', lengthText(hours * (1 - done))),
			tag('Start', start),
			tag('Units', length === 0 ? 0 : Number((hours / length).toFixed(4))),
			tag('Work', lengthText(hours)),
		])
	})
	return all.map((parts, at) => many('Assignment', [tag('UID', at + 1), ...parts]))
}

const fieldXml = ([id, name, alias]: readonly [string, string, string]) =>
	many('ExtendedAttribute', [tag('FieldID', id), tag('FieldName', name), tag('Alias', alias)])

/** A schedule as MS Project XML (MSPDI), each task with its id and the month it is leveled to. */
export function writeMspdi(file: ScheduleFile): string {
	const { name, start, asOf, lines, links, weeks, trades } = file
	const begins = (month: string) => workTimes(OFFICE_WEEK, { start: month, finish: month }).start
	const numbers = new Map(lines.flatMap(({ number, task }) => (task === null ? [] : [[task.ref, number] as const])))
	const byLater = new Map<string, ScheduleLink[]>()
	for (const link of links) byLater.set(link.to, [...(byLater.get(link.to) ?? []), link])
	return [
		'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
		'<Project xmlns="http://schemas.microsoft.com/project">',
		tag('SaveVersion', 14),
		tag('Name', name),
		tag('Title', name),
		tag('ScheduleFromStart', 1),
		tag('StartDate', begins(start)),
		tag('CalendarUID', 1),
		tag('DefaultStartTime', '08:00:00'),
		tag('DefaultFinishTime', '17:00:00'),
		tag('MinutesPerDay', OFFICE_WEEK.minutesPerDay),
		tag('MinutesPerWeek', OFFICE_WEEK.minutesPerDay * OFFICE_WEEK.days),
		tag('StatusDate', begins(asOf)),
		many('ExtendedAttributes', [REF, LEVELED].map(fieldXml)),
		many('Calendars', weeks.map(calendarXml)),
		many(
			'Tasks',
			lines.map((line) => taskXml(line, { numbers, weeks, links: byLater })),
		),
		many('Resources', trades.map(resourceXml)),
		many('Assignments', assignmentsXml(file)),
		'</Project>',
	].join('\n')
}
