import { expect, test } from 'vitest'
import { campusPlan, HALLS, startOf } from '../../../../tests/factories/campus/campus-plan.ts'
import { campusResult } from '../../../../tests/factories/campus/campus-result.ts'
import { must } from '../../../../tests/factories/must.ts'
import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import { addMonths } from '#shared/units/months.ts'
import { figuresOf, logicOf } from '#server/engine/lay-out-plan.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { compareTasks } from './compare-tasks.ts'
import { layOutSchedule } from './lay-out-schedule.ts'
import { readMspdi } from './read-mspdi.ts'
import { readXer } from './read-xer.ts'
import { scheduleCompared } from './schedule-answers.ts'
import type { Task, TasksRead } from './task.ts'
import { scheduleText } from './windows-text.ts'
import { writeMspdi } from './write-mspdi.ts'
import { writeXer, xerBytes } from './write-xer.ts'
import { childrenOf, readXml, textOf, type XmlElement } from './xml-reader.ts'

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
const logic = { links: {}, hours: {}, weeklyHours: {} }
const file = layOutSchedule({ ...run, logic })
const FORMATS = {
	'MS Project XML': () => tasksOf(readMspdi(writeMspdi(file))),
	'Primavera XER': () => tasksOf(readXer(writeXer(file))),
}
const written = FORMATS['MS Project XML']

test.each(Object.entries(FORMATS))('a schedule that is written as %s and read back is the same', (_, readBack) => {
	const tasks = readBack()
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

function computed(of: typeof plan) {
	const frame = runPlan(of)
	const result = resultOf(frame)
	return { frame, result, file: layOutSchedule({ plan: of, result, logic: logicOf(frame) }) }
}

test('a step that is moved alone is dated; steps that move with their hall follow it', () => {
	const { result, file } = computed(plan)
	const tasks = tasksOf(readMspdi(writeMspdi(file)))
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

/** The tables of an XER file, read by what the format says and nothing of ours. */
function tablesIn(text: string): Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> {
	const tables: Record<string, Record<string, string>[]> = {}
	let [rows, fields]: [Record<string, string>[], string[]] = [[], []]
	for (const [mark, ...cells] of text.split('\r\n').map((line) => line.split('\t'))) {
		if (mark === '%T') tables[cells[0] ?? ''] = rows = []
		else if (mark === '%F') fields = cells
		else if (mark === '%R') rows.push(Object.fromEntries(fields.map((name, at) => [name, cells[at] ?? ''])))
	}
	return tables
}

const elements = (text: string, list: string, each: string): readonly XmlElement[] => {
	const read = readXml(text)
	return childrenOf(must(read.ok ? read.root : null), list).flatMap((found) => childrenOf(found, each))
}
const sampleFile = () => {
	const read = parsePlanFile(must(TEMPLATES.find(({ name }) => name === 'abilene')).plan)
	return computed(must(read.ok ? read.plan : null))
}

test('sites, halls and their steps are levels of the outline, in both files the same', () => {
	const { file } = sampleFile()
	const { PROJWBS = [], TASK = [] } = tablesIn(writeXer(file))
	const parents = new Map(PROJWBS.map((row) => [row['wbs_id'] ?? '', row]))
	const pathOf = (id = ''): readonly string[] => {
		const row = parents.get(id)
		return row?.['parent_wbs_id'] ? [...pathOf(row['parent_wbs_id']), row['wbs_name'] ?? ''] : []
	}
	const inXer = TASK.map((row) => [...pathOf(row['wbs_id']), row['task_name'] ?? ''])
	const heads: string[] = []
	const inXml = elements(writeMspdi(file), 'Tasks', 'Task').flatMap((task) => {
		const level = Number(textOf(task, 'OutlineLevel'))
		heads.length = level - 1
		if (textOf(task, 'Summary') === '0') return [[...heads, textOf(task, 'Name')]]
		heads.push(textOf(task, 'Name'))
		return []
	})
	expect(inXer).toEqual(inXml)
	const ofHall = inXer.filter(([site, hall, step]) => site === 'Abilene' && hall === 'Hall 3' && step !== undefined)
	expect(ofHall).toHaveLength(14)
	expect(ofHall.map(([, , step]) => step)).toContain('Steel, envelope, roof (dry-in), Hall 3')
})

test('every link stands in both files, and none of a hall’s own asks for more than its dates leave', () => {
	const { file } = sampleFile()
	const { TASK = [], TASKPRED = [] } = tablesIn(writeXer(file))
	const codes = new Map(TASK.map((row) => [row['task_id'], row['task_code']]))
	const inXer = TASKPRED.map((row) =>
		[codes.get(row['pred_task_id']), row['pred_type'], codes.get(row['task_id'])].join(' '),
	)
	const tasks = elements(writeMspdi(file), 'Tasks', 'Task')
	const refs = new Map(
		tasks.map((task) => [
			textOf(task, 'UID'),
			childrenOf(task, 'ExtendedAttribute').map((one) => textOf(one, 'Value'))[0],
		]),
	)
	const types = new Map([
		['0', 'PR_FF'],
		['1', 'PR_FS'],
		['3', 'PR_SS'],
	])
	const inXml = tasks.flatMap((task) =>
		childrenOf(task, 'PredecessorLink').map((link) =>
			[refs.get(textOf(link, 'PredecessorUID')), types.get(textOf(link, 'Type')), refs.get(textOf(task, 'UID'))].join(
				' ',
			),
		),
	)
	expect(inXer.toSorted()).toEqual(inXml.toSorted())
	expect(inXer).toContain('phase:hall-3/civil PR_FS phase:hall-3/shell')
	const shell = must(file.links.find(({ from, to }) => from === 'phase:hall-3/civil' && to === 'phase:hall-3/shell'))
	expect(shell.lagMonths).toBeLessThan(0)
	const half = must(
		file.links.find(({ from, to }) => from === 'phase:hall-3/design' && to === 'phase:hall-3/procurement'),
	)
	expect(half.type).toBe('SS')
})

test('hours by trade add up to those of the plan, in each file and at every trade', () => {
	const { file, frame } = sampleFile()
	const { RSRC = [], TASKRSRC = [] } = tablesIn(writeXer(file))
	const planned = figuresOf(frame).find(({ key }) => key === 'workforce.unlevelled.construction.hours')
	const before = figuresOf(frame).find(({ key }) => key === 'workforce.construction.beforePlanHours')
	const all = TASKRSRC.reduce((sum, row) => sum + Number(row['target_qty']), 0)
	expect(all / (Number(planned?.values[0]) + Number(before?.values[0]))).toBeCloseTo(1, 6)
	expect(RSRC.length).toBeGreaterThan(10)
	const inXml = elements(writeMspdi(file), 'Assignments', 'Assignment').map((one) => {
		const [, hours = '', minutes = ''] = /^PT(\d+)H(\d+)M/.exec(textOf(one, 'Work')) ?? []
		return Number(hours) + Number(minutes) / 60
	})
	expect(inXml.reduce((sum, hours) => sum + hours, 0) / all).toBeCloseTo(1, 4)
})

test('an id too long for an activity’s code makes the round trip in a field of its own, and a name in another script in UTF-8', () => {
	const id = `hall-${'x'.repeat(60)}`
	const long = {
		...plan,
		buildPhases: plan.buildPhases.map((hall) => (hall.id === 'hall-3' ? { ...hall, id, name: '第三大廳' } : hall)),
	}
	const { file, result } = computed(long)
	const text = new TextDecoder('utf-8', { fatal: true }).decode(xerBytes(file))
	const tasks = tasksOf(readXer(text))
	expect(tasks.map(({ ref }) => ref)).toContain(`phase:${id}`)
	expect(text).toContain('第三大廳')
	expect(compareTasks({ plan: long, result }, tasks)).toMatchObject({ changes: [], unknown: [] })
	const plain = xerBytes(computed({ ...plan, name: 'Zürich – “east”' }).file)
	expect(scheduleText(plain)).toContain('Zürich – “east”')
	expect(() => new TextDecoder('utf-8', { fatal: true }).decode(plain)).toThrow()
	expect(plain).toContain(0x96)
})
