import { expect, test } from 'vitest'
import { campusPlan, HALLS, startOf } from '../../../tests/factories/campus/campus-plan.ts'
import { campusResult } from '../../../tests/factories/campus/campus-result.ts'
import { computePlan } from '#server/engine/compute-plan.ts'
import { must } from '../../../tests/factories/must.ts'
import { buildGantt } from './build-gantt.ts'
import { itemsOf, type GanttModel } from '#shared/charts/gantt-model.ts'
import { searchTurned } from '#shared/pages/schedule-address.ts'
import { scheduleItem } from './schedule-item.ts'

const halls = (over: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {}) =>
	HALLS.map((hall) => ({
		id: hall.id,
		siteId: 'abilene',
		name: hall.name,
		itMW: hall.itMW,
		startMonth: startOf(hall.start),
		durationMonths: hall.duration,
		...over[hall.id],
	}))
const rowOf = (gantt: GanttModel, ref: string) => must(itemsOf(gantt).find((row) => row.ref === ref))
const monthOf = (gantt: GanttModel, index: number) => gantt.months[index]

test('contracts, halls, orders, workloads and milestones stand on one chart', () => {
	const gantt = buildGantt(campusPlan(), campusResult(), { zoom: 'year' })
	const kinds = new Set(itemsOf(gantt).map(({ kind }) => kind))
	expect([...kinds]).toEqual(expect.arrayContaining(['contract', 'phase', 'order']))
	const gensets = rowOf(gantt, 'contract:gensets')
	expect(gensets.moves?.start).toEqual({ field: 'startMonth', value: '2026-03' })
	expect(gensets.moves?.end).toBeNull()
})

test('a request that nobody entered is not told as a date, and a service already energized is', () => {
	const asked = (status: string) => {
		const plan = campusPlan({ powerContracts: campusPlan().powerContracts.map((one) => ({ ...one, status })) })
		const { facts } = must(scheduleItem(plan, computePlan(plan), 'contract:utility-1'))
		return Object.fromEntries(facts.map(({ label, text }) => [label, text]))
	}
	expect(asked('agreement')['Planned']).toMatch(/^in service /)
	expect(asked('agreement')['Request']).toMatch(/^not entered; typically \d+ months before$/)
	expect(asked('energised')['Planned']).not.toMatch(/in service/)
	expect(asked('energised')).not.toHaveProperty('Request')
})

test('what is bought runs from its order to its delivery and moves as a whole', () => {
	const bought = { item: 'ups', quantity: 2, orderMonth: '2025-04', deliveryMonth: '2025-09' }
	const plan = campusPlan({ buildPhases: halls({ 'hall-1': { procurement: [bought] } }) })
	const gantt = buildGantt(plan, campusResult())
	const row = rowOf(gantt, 'purchase:hall-1/0')
	expect([monthOf(gantt, row.start), row.plannedFinish]).toEqual(['2025-04', '2025-09'])
	expect(row.moves).toMatchObject({ list: 'purchases', id: 'hall-1/0', end: { field: 'deliveryMonth', follows: true } })
	expect(gantt.links).toContainEqual(expect.objectContaining({ from: 'purchase:hall-1/0', to: 'phase:hall-1' }))
})

test('float is the room before the site is complete later, along what waits', () => {
	const plan = campusPlan({ buildPhases: halls({ 'hall-8': { startsAfter: 'hall-7' } }) })
	const gantt = buildGantt(plan, campusResult())
	const last = rowOf(gantt, 'phase:hall-8')
	const ends = itemsOf(gantt).flatMap(({ kind, end }) => (['contract', 'phase', 'order'].includes(kind) ? [end] : []))
	expect(last.floatMonths).toBe(Math.max(...ends) - last.end)
	const before = rowOf(gantt, 'phase:hall-7')
	const length = last.end - last.start
	expect(before.floatMonths).toBe(Math.max(0, Math.max(...ends) - length - before.end))
	expect(rowOf(gantt, 'phase:hall-1').floatMonths).toBe(Math.max(...ends) - rowOf(gantt, 'phase:hall-1').end)
})

test('a head folds what is under it, and the steps of a hall open under the hall', () => {
	const result = campusResult()
	const steps = [
		{
			step: 'civil',
			name: 'Ground works',
			levels: [],
			start: '2025-03',
			finish: '2025-06',
			floatMonths: 0,
			critical: true,
		},
	]
	const told = { ...result, buildNetwork: { 'hall-1': steps } }
	const all = buildGantt(campusPlan(), told)
	const folded = buildGantt(campusPlan(), told, { turned: ['abilene/infrastructure'] })
	expect(itemsOf(all).some(({ kind }) => kind === 'phase')).toBe(true)
	expect(itemsOf(folded).some(({ kind }) => kind === 'phase')).toBe(false)
	const opened = buildGantt(campusPlan(), told, { turned: ['phase:hall-1'] })
	expect(itemsOf(opened).filter(({ kind }) => kind === 'step')).toMatchObject([
		{ name: 'Ground works', floatMonths: 0, moves: { list: 'hallSteps', id: 'hall-1/civil' } },
	])
	expect(searchTurned(new URLSearchParams('zoom=year&turned=a'), 'a')).toBe('?zoom=year')
	expect(searchTurned(new URLSearchParams('zoom=year'), 'a')).toBe('?zoom=year&turned=a')
})

test('a step of a hall is typed and dragged like a hall, and procurement is not: it follows its purchases', () => {
	const steps = [{ step: 'shell', startMonth: '2025-08', durationMonths: null }]
	const plan = campusPlan({ buildPhases: halls({ 'hall-1': { steps } }) })
	const result = computePlan(plan)
	const shell = must(scheduleItem(plan, result, 'phase:hall-1/shell'))
	expect(shell.noun).toBe('Hall step, Hall 1')
	expect(shell.form).toMatchObject({
		list: 'hallSteps',
		id: 'hall-1/shell',
		fields: [{ name: 'startMonth', value: '2025-08' }, { name: 'durationMonths' }],
	})
	expect(shell.facts).toContainEqual({ label: 'Dates', text: 'entered in the plan' })
	expect(shell.before.map(({ ref }) => ref)).toEqual(['phase:hall-1/civil'])
	expect(shell.after.map(({ ref }) => ref)).toEqual(['phase:hall-1/mep_rough'])
	const bought = must(scheduleItem(plan, result, 'phase:hall-1/procurement'))
	expect([bought.form, bought.fixed]).toEqual([null, expect.stringContaining('purchases')])
	expect(scheduleItem(plan, result, 'phase:hall-1/roof')).toBeNull()
})

test('the same things of another scenario lie behind', () => {
	const gantt = buildGantt(campusPlan(), campusResult(), {
		behind: [{ ref: 'phase:hall-1', start: '2025-05', end: '2026-05' }],
	})
	expect(gantt.behind['phase:hall-1']).toEqual([4, 16])
})

test('one item tells its dates, or why none can be typed', () => {
	const item = must(scheduleItem(campusPlan(), campusResult(), 'phase:hall-8'))
	expect(item.title).toBe('Hall 8: ready December 2027, eight months late, limited by electricians')
	expect(item.form).toMatchObject({
		list: 'buildPhases',
		id: 'hall-8',
		fields: [
			{ name: 'startMonth', label: 'Start' },
			{ name: 'durationMonths', value: '12' },
		],
	})
	expect(scheduleItem(campusPlan(), campusResult(), 'phase:nobody')).toBeNull()
	const milestone = itemsOf(buildGantt(campusPlan(), campusResult())).find(({ kind }) => kind === 'milestone')
	expect(milestone?.moves ?? null).toBeNull()
})
