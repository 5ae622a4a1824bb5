import { expect, test } from 'vitest'
import { must } from '../../../../tests/factories/must.ts'
import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import { logicOf } from '#server/engine/lay-out-plan.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { compareTasks } from './compare-tasks.ts'
import { layOutSchedule } from './lay-out-schedule.ts'
import { readMspdi } from './read-mspdi.ts'
import { readXer } from './read-xer.ts'
import { writeMspdi } from './write-mspdi.ts'
import { writeXer } from './write-xer.ts'
import { childrenOf, readXml, textOf, type XmlElement } from './xml-reader.ts'

function written(template: string, name?: string) {
	const read = parsePlanFile(must(TEMPLATES.find((one) => one.name === template)).plan)
	const of = must(read.ok ? read.plan : null)
	const plan = name === undefined ? of : { ...of, sites: of.sites.map((site) => ({ ...site, name })) }
	const frame = runPlan(plan)
	const result = resultOf(frame)
	return { plan, result, file: layOutSchedule({ plan, result, logic: logicOf(frame) }) }
}
function tasksIn(xml: string): { readonly root: XmlElement; readonly taskOf: (ref: string) => XmlElement } {
	const read = readXml(xml)
	const root = must(read.ok ? read.root : null)
	const tasks = childrenOf(root, 'Tasks').flatMap((list) => childrenOf(list, 'Task'))
	const refOf = (task: XmlElement) => childrenOf(task, 'ExtendedAttribute').map((one) => textOf(one, 'Value'))[0]
	return { root, taskOf: (ref) => must(tasks.find((task) => refOf(task) === ref)) }
}
const fieldsOf = (task: XmlElement, names: readonly string[]) => names.map((name) => textOf(task, name))
const ACTUAL = ['PercentComplete', 'ActualStart', 'ActualFinish']

test('what has begun or ended before the status month says so in MS Project, with the hours worked', () => {
	const { file } = written('abilene')
	expect(file.asOf).toBe('2026-02')
	const { root, taskOf } = tasksIn(writeMspdi(file))
	expect(textOf(root, 'StatusDate')).toBe('2026-02-02T08:00:00')
	expect(fieldsOf(taskOf('phase:hall-1/shell'), ACTUAL)).toEqual(['100', '2025-03-01T07:00:00', '2025-06-30T16:40:00'])
	expect(fieldsOf(taskOf('phase:hall-1'), ACTUAL)).toEqual(['93', '2025-01-01T07:00:00', ''])
	expect(fieldsOf(taskOf('phase:hall-8/shell'), ACTUAL)).toEqual(['0', '', ''])
	// Nobody entered when the second interconnection was asked for.
	expect(fieldsOf(taskOf('contract:utility-2'), ACTUAL)).toEqual(['0', '', ''])
	const hours = (text: string) => Number(/^PT(\d+)H/.exec(text)?.[1])
	const [work = 0, worked = 0, left = 0] = fieldsOf(taskOf('phase:hall-1/it_fitout'), [
		...['Work', 'ActualWork', 'RemainingWork'],
	]).map(hours)
	expect(work).toBeGreaterThan(1000)
	expect(worked / work).toBeCloseTo(0.5, 2)
	expect((worked + left) / work).toBeCloseTo(1, 2)
})

test('a reported share is told as reported, of steps of a late hall what ends that much later; all reads back unchanged', () => {
	const { plan, result, file } = written('fairwater')
	const { taskOf } = tasksIn(writeMspdi(file))
	expect(fieldsOf(taskOf('phase:building-1'), ACTUAL)).toEqual(['97', '2023-09-01T07:00:00', ''])
	// The hall is two months late: its commissioning of May to June has ended by September, its test of July has not begun anew.
	expect(fieldsOf(taskOf('phase:building-1/cx_l4'), ['PercentComplete'])).toEqual(['100'])
	expect(Number(textOf(taskOf('phase:building-1/it_fitout'), 'PercentComplete'))).toBeLessThan(100)
	for (const read of [readMspdi(writeMspdi(file)), readXer(writeXer(file))])
		expect(compareTasks({ plan, result }, read.ok ? read.tasks : [])).toMatchObject({ changes: [], unknown: [] })
	const slipped = written('abilene')
	const contract = must(slipped.result.schedule['contract:turbines'])
	expect(contract.delayMonths).toBeGreaterThan(0)
	const later = { ...slipped, plan: { ...slipped.plan, asOfMonth: '2027-06' } }
	const late = layOutSchedule({ ...later, logic: { links: {}, hours: {}, weeklyHours: {} } })
	const turbines = must(late.lines.find(({ task }) => task?.ref === 'contract:turbines'))
	expect(turbines.span.finish).toBe(contract.finish)
	const back = readXer(writeXer(late))
	expect(compareTasks(later, back.ok ? back.tasks : [])).toMatchObject({ changes: [], unknown: [] })
})

test('a name breaks no line and no cell, and tables of a Primavera file come after those that they name', () => {
	const { file } = written('abilene', 'North\tyard\r\nphase "2"')
	const xer = writeXer(file)
	expect(xer).toContain('\tNorth yard phase "2"\t')
	expect(writeMspdi(file)).toContain('<Name>North yard phase &quot;2&quot;</Name>')
	let width = 0
	const order: string[] = []
	for (const [mark, ...cells] of xer.split('\r\n').map((line) => line.split('\t'))) {
		if (mark === '%T') order.push(cells[0] ?? '')
		if (mark === '%F') width = cells.length
		if (mark === '%R') expect(cells).toHaveLength(width)
	}
	const tables = ['CURRTYPE', 'UDFTYPE', 'PROJECT', 'CALENDAR', 'PROJWBS', 'RSRC', 'TASK', 'TASKPRED', 'TASKRSRC']
	expect(order).toEqual([...tables, 'UDFVALUE'])
	// A calendar of a project is none that a resource may have.
	expect(xer).toMatch(/%R\t10\tY\tStandard\t\t\t\tCA_Base\t/)
})
