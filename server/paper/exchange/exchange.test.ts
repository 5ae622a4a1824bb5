import { expect, test } from 'vitest'
import { campusPlan, HALLS, startOf } from '../../../tests/factories/campus/campus-plan.ts'
import { campusResult } from '../../../tests/factories/campus/campus-result.ts'
import { must } from '../../../tests/factories/must.ts'
import { computePlan } from '#server/engine/compute-plan.ts'
import { addMonths } from '#shared/units/months.ts'
import { compareTasks } from './compare-tasks.ts'
import { readMspdi } from './read-mspdi.ts'
import { readXer } from './read-xer.ts'
import { scheduleCompared } from './schedule-answers.ts'
import type { Task, TasksRead } from './task.ts'
import { writeMspdi } from './write-mspdi.ts'
import { readXml } from './xml-reader.ts'

const bought = { item: 'ups', quantity: 2, orderMonth: '2025-04', deliveryMonth: '2025-09' }
const plan = campusPlan({
	buildPhases: HALLS.map((hall) => ({
		id: hall.id,
		siteId: 'abilene',
		name: hall.name,
		itMW: hall.itMW,
		startMonth: startOf(hall.start),
		durationMonths: hall.duration,
		...(hall.id === 'hall-1' && { procurement: [bought] }),
		...(hall.id === 'hall-8' && { startsAfter: 'hall-7' }),
	})),
})
const told = campusResult()
const odd = { ...must(told.schedule['phase:hall-2']), name: 'Hall «2» <east> & "west"' }
const run = { plan, result: { ...told, schedule: { ...told.schedule, 'phase:hall-2': odd } } }

function tasksOf(read: TasksRead): readonly Task[] {
	if (!read.ok) throw new Error(read.problem)
	return read.tasks
}
const written = () => tasksOf(readMspdi(writeMspdi(plan, run.result)))

test('a schedule that is written as MS Project XML and read back is the same', () => {
	const tasks = written()
	const compared = compareTasks(run, tasks)
	expect(compared.changes).toEqual([])
	expect(compared.unknown).toEqual([])
	expect(compared.same).toBe(tasks.length)
	expect(tasks.find(({ ref }) => ref === 'phase:hall-2')).toEqual({
		ref: 'phase:hall-2',
		name: 'Hall «2» <east> & "west"',
		start: '2025-05',
		finish: '2026-04',
	})
})

test('a hall that was moved and lengthened elsewhere changes its start and its months, and nothing else', () => {
	const tasks = written().map((task) =>
		task.ref === 'phase:hall-3' ? { ...task, start: '2025-09', finish: '2026-10' } : task,
	)
	expect(compareTasks(run, tasks).changes).toMatchObject([
		{ list: 'buildPhases', id: 'hall-3', field: 'startMonth', was: '2025-07', becomes: '2025-09' },
		{ list: 'buildPhases', id: 'hall-3', field: 'durationMonths', was: '12', becomes: '14' },
	])
})

test('of a contract the end of its works is what counts, of a purchase both its months', () => {
	const tasks = written().map((task) =>
		task.ref === 'contract:gensets' || task.ref === 'purchase:hall-1/0' ? { ...task, finish: '2026-06' } : task,
	)
	const changes = compareTasks(run, tasks).changes
	expect(changes).toContainEqual(
		expect.objectContaining({ list: 'purchases', field: 'deliveryMonth', becomes: '2026-06' }),
	)
	expect(changes.filter(({ list }) => list === 'powerContracts')).toHaveLength(1)
})

test('a task without an id is known by a name that only one item has', () => {
	const known = { ref: null, name: ' hall 4 ', start: '2025-10', finish: '2026-09' }
	const strange = { ref: null, name: 'Paint the fence', start: '2025-10', finish: '2026-09' }
	const compared = compareTasks(run, [known, strange])
	expect(compared.changes).toMatchObject([{ id: 'hall-4', field: 'startMonth', becomes: '2025-10' }])
	expect(compared.unknown).toEqual(['Paint the fence'])
})

const moved = (task: Task, months: number): Task => ({
	...task,
	start: addMonths(task.start, months),
	finish: addMonths(task.finish, months),
})

test('a step that is moved alone is dated; steps that move with their hall follow it', () => {
	const result = computePlan(plan)
	const tasks = tasksOf(readMspdi(writeMspdi(plan, result)))
	expect(tasks.filter(({ ref }) => ref?.startsWith('phase:hall-3/'))).toHaveLength(13)
	const alone = tasks.map((task) => (task.ref === 'phase:hall-3/shell' ? moved(task, 2) : task))
	const shell = must(tasks.find(({ ref }) => ref === 'phase:hall-3/shell'))
	expect(compareTasks({ plan, result }, alone).changes).toMatchObject([
		{ list: 'hallSteps', id: 'hall-3/shell', field: 'startMonth', becomes: addMonths(shell.start, 2) },
	])
	const whole = tasks.map((task) => (task.ref?.startsWith('phase:hall-3') === true ? moved(task, 2) : task))
	expect(compareTasks({ plan, result }, whole).changes).toMatchObject([{ id: 'hall-3', field: 'startMonth' }])
})

const XER = [
	'ERMHDR\t19.12\t2026-03-01\tProject\tadmin\tadmin\tdbxDatabaseNoName\tProject Management\tUSD',
	'%T\tPROJECT',
	'%F\tproj_id\tproj_short_name',
	'%R\t1\tABI',
	'%T\tTASK',
	'%F\ttask_id\ttask_type\ttask_code\ttask_name\ttarget_start_date\ttarget_end_date\tact_start_date',
	'%R\t100\tTT_WBS\tW1\tAll halls\t2025-03-01 08:00\t2027-05-28 17:00\t',
	'%R\t101\tTT_Task\tphase:hall-3\tThird hall\t2025-08-01 08:00\t2026-07-31 17:00\t',
	'%R\t102\tTT_Task\tA1040\tHall 4\t2025-09-01 08:00\t2026-08-31 17:00\t2025-10-01 08:00',
	'%E',
].join('\r\n')

test('activities of a Primavera file are read, known by code or name, as they have begun', () => {
	expect(tasksOf(readXer(XER))).toHaveLength(2)
	const compared = scheduleCompared({ plan, result: () => run.result }, { text: XER })
	expect(compared).toMatchObject({
		ok: true,
		changes: [
			{ id: 'hall-3', field: 'startMonth', becomes: '2025-08' },
			{ id: 'hall-4', field: 'startMonth', becomes: '2025-10' },
			{ id: 'hall-4', field: 'durationMonths', becomes: '11' },
		],
		more: 0,
	})
})

test.each([
	['<!DOCTYPE p [<!ENTITY a "aaaa">]><Project>&a;</Project>', 'declares a document type'],
	['<Project>&other;</Project>', 'entity'],
	['<Project>&constructor;</Project>', 'entity'],
	['<Project>&#xD83D;</Project>', 'entity'],
	[`${'<a>'.repeat(50)}${'</a>'.repeat(50)}`, 'deeper'],
	['<Project><Tasks></Project>', 'closes nothing'],
	['<Project>', 'not closed'],
	['{"format": 1}', 'not one element'],
	['<!-- never ends', 'missing'],
])('what is no plain XML is refused: %s', (text, reason) => {
	const read = readXml(text)
	expect(must(read.ok ? null : read).problem).toContain(reason)
})

test('what is no schedule is told in words', () => {
	for (const text of ['', 'name,start', '<html></html>', 'ERMHDR\t1\n%T\tCALENDAR'])
		expect(scheduleCompared({ plan, result: () => run.result }, { text }).ok).toBe(false)
})
